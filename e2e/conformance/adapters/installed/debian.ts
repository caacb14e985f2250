/**
 * Takes a server from the packages of Debian or Ubuntu, for a run of the suite. The files go into `.setup/servers/`, which
 * Git ignores. Nothing is installed on the computer, no script of a package runs, and it needs no rights of root.
 *
 * The version is what the computer's package lists offer, so the target names it.
 */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filledOnce } from './filled-once.ts';

export interface DebianServer {
  /** The name for people, and of the folder. */
  name: string;
  /** The packages of the server, the one with its version first. What they depend on is left out. */
  packages: readonly string[];
  /** The packages that run it. What they depend on comes with them, unless the computer has it. */
  runtime: readonly string[];
}

/**
 * Returns the folder with the files of the packages, and the version of the server.
 *
 * @throws Error with one sentence if they cannot be had
 */
export async function debianServer(server: DebianServer): Promise<{ folder: string; version: string }> {
  const { name, packages, runtime } = server;
  const [first = ''] = packages;
  const version = await fieldOf(name, first, 'Version');
  const folder = await filledOnce({ name, version }, async (unfinished) => {
    const debs = join(unfinished, 'debs');
    await mkdir(debs);
    const missing = await missingFor(runtime);
    await run('apt-get', ['download', ...new Set([...packages, ...runtime, ...missing])], debs);
    await run('sh', ['-c', 'for deb in *.deb; do dpkg-deb --extract "$deb" .. && rm "$deb"; done'], debs);
  });
  // `1:1.39.17-1+deb12u2`: people know the part between the epoch and Debian's own revision.
  return { folder, version: version.replace(/^\d+:/, '').replace(/-[^-]*$/, '') };
}

/** Returns a field of the newest version of a package in the computer's package lists. @throws Error */
export async function fieldOf(name: string, packageName: string, field: string): Promise<string> {
  const { stdout } = await run('apt-cache', ['show', '--no-all-versions', packageName]).catch(() => {
    throw new Error(
      `${name} comes from Debian’s package “${packageName}”, and this computer’s package lists do not have it. On Debian and Ubuntu, try: apt-get update.`,
    );
  });
  const found = new RegExp(`^${field}: (.*)$`, 'm').exec(stdout)?.[1];
  if (found === undefined) throw new Error(`The package “${packageName}” has no field “${field}”.`);
  return found;
}

/** Returns which packages would have to be installed for these. */
async function missingFor(packages: readonly string[]): Promise<string[]> {
  const { stdout } = await run('apt-get', [
    'install',
    '--simulate',
    '--no-install-recommends',
    '--yes',
    ...packages,
  ]);
  return [...stdout.matchAll(/^Inst (\S+)/gm)].map(([, found = '']) => found);
}

function run(program: string, args: readonly string[], cwd?: string) {
  return promisify(execFile)(program, args, {
    ...(cwd !== undefined && { cwd }),
    maxBuffer: 64 * 2 ** 20,
    env: { ...process.env, LC_ALL: 'C' },
  });
}
