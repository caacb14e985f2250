/**
 * Installs a server that others publish on npm, for a run of the suite. It goes into `.setup/servers/`, which Git ignores,
 * and is no dependency of this project. The version is pinned, so that a result names what it was found on.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filledOnce, isThere } from './filled-once.ts';

export interface ServerPackage {
  /** The name for people, and of the folder. */
  name: string;
  /** The version of the server. It is also in the folder’s name. */
  version: string;
  /** What npm installs, each with its version: `directus@11.17.4`. */
  packages: readonly string[];
  /** Names of packages whose install scripts run, for example because they compile something. */
  compiled?: readonly string[];
  /** Other versions of packages than the server asks for. */
  overrides?: Readonly<Record<string, string>>;
  /** The major version of Node on which the server runs, if it does not run on this one. */
  node?: number;
}

/** How long npm may say nothing, in milliseconds. A slow registry alone is no reason to give up. */
const PATIENCE = 10 * 60_000;

/** The package with Node for this computer. Its name is the same for all versions. */
const NODE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Returns the Node that was installed with a server. */
export function nodeOf(folder: string): string {
  return join(folder, 'node_modules', NODE, 'bin', 'node');
}

/**
 * Returns the folder of the installed server. Installs it if it is not there yet.
 *
 * @throws Error with one sentence if npm cannot install it
 */
export async function installedServer(server: ServerPackage): Promise<string> {
  const { packages, compiled = [], overrides = {}, node } = server;
  let answers = 0;
  const npm = (folder: string, args: readonly string[]) => runNpm(folder, args, () => (answers += 1));
  return filledOnce(
    server,
    async (unfinished) => {
      await writeFile(join(unfinished, 'package.json'), JSON.stringify({ private: true, overrides }));
      const runtime = node === undefined ? [] : [`${NODE}@${node}`];
      await npm(unfinished, ['install', '--ignore-scripts', ...packages, ...runtime]);
      if (compiled.length > 0) await npm(unfinished, ['rebuild', '--foreground-scripts', ...compiled]);
    },
    async () => `, ${answers} answers of the registry`,
  );
}

/** @param onAnswer called after each answer of the registry */
async function runNpm(folder: string, args: readonly string[], onAnswer: () => void): Promise<void> {
  const headers = await headersOfNode();
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const running = promisify(execFile)(
    program,
    [...args, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=http', '--prefix', folder],
    {
      cwd: folder,
      maxBuffer: 64 * 2 ** 20,
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        npm_config_build_from_source: 'true',
        ...(headers && { npm_config_nodedir: headers }),
      },
    },
  );
  let isStuck = false;
  const timer = setTimeout(() => {
    isStuck = true;
    running.child.kill();
  }, PATIENCE);
  running.child.stderr?.on('data', (text) => {
    timer.refresh();
    for (const _ of String(text).matchAll(/^npm http fetch/gm)) onAnswer();
  });
  await running
    .catch((error: unknown) => {
      if (isStuck) throw new Error(`npm said nothing for ${PATIENCE / 60_000} minutes.`);
      throw error;
    })
    .finally(() => clearTimeout(timer));
}

/** Returns the folder with the headers of the running Node, so that a package can be compiled without a download. */
async function headersOfNode(): Promise<string | undefined> {
  const own = join(process.execPath, '..', '..');
  for (const folder of [own, join(own, 'node_modules', `node-${process.platform}-${process.arch}`)]) {
    if (await isThere(join(folder, 'include', 'node', 'node_api.h'))) return folder;
  }
  return undefined;
}
