/** Publishes the npm packages of a release: the very files that people read in its draft. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, SetupFailure, tail } from '../setup/progress.mjs';

export interface Publication {
  /** The folder with the tarballs. Other files are left alone. */
  folder: string;
  /** The version that each package must have. */
  version: string;
  /** The names of all packages, in the order in which they are published: what others need comes first. */
  names: readonly string[];
  /** Asks npm for everything but the upload. */
  dryRun: boolean;
  /** Whether this is a workflow that can prove where the packages come from. npm refuses to do so elsewhere. */
  withProvenance: boolean;
  say: (line: string) => void;
}

interface Tarball {
  path: string;
  name: string;
  version: string;
  /** As the registry has it: `sha512-…`. */
  integrity: string;
}

/**
 * Publishes each package, unless the registry has the same file already: a second run finishes what a first one began.
 *
 * @throws SetupFailure before anything is published, if a package is missing, has another version, or differs from the
 *   one in the registry
 */
export async function publish(publication: Publication): Promise<void> {
  const { folder, version, names, dryRun, withProvenance, say } = publication;
  const waiting: Tarball[] = [];
  for (const one of packagesIn(folder, version, names)) {
    const there = await integrityInRegistry(one);
    if (there === undefined) waiting.push(one);
    else if (there === one.integrity) say(`${one.name} ${version} is published already.`);
    else {
      throw new SetupFailure(
        `The registry has another ${one.name} ${version}. A version cannot be published twice: release a new one.`,
      );
    }
  }
  // A version such as 1.0.0-rc.1 is for people who ask for it.
  const tag = version.includes('-') ? 'next' : 'latest';
  for (const { path, name } of waiting) {
    const words = ['--access', 'public', '--tag', tag, `--provenance=${withProvenance}`];
    const { code, output } = await npm(['publish', path, ...words, ...(dryRun ? ['--dry-run'] : [])]);
    if (code !== 0) throw new SetupFailure(`${name} could not be published. npm said:\n${tail(output)}`);
    say(`${name} ${version}: ${dryRun ? 'could be published' : 'published'} as ${tag}.`);
  }
}

/** Returns the packages in the order of their names. @throws SetupFailure */
function packagesIn(folder: string, version: string, names: readonly string[]): Tarball[] {
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => read(join(folder, name)));
  const strange = found.find((one) => !names.includes(one.name) || one.version !== version);
  if (strange) {
    throw new SetupFailure(
      `${strange.path} is ${strange.name} ${strange.version}, which is not a package of ${version}. Remove the file.`,
    );
  }
  return names.map((name) => {
    const one = found.find((tarball) => tarball.name === name);
    if (one) return one;
    throw new SetupFailure(
      `There is no package ${name} in ${folder}. Run: npm run pack:packages -- --out DIR, and npm run pack:server -- --out DIR`,
    );
  });
}

function read(path: string): Tarball {
  const text = execFileSync('tar', ['-xzOf', path, 'package/package.json'], { encoding: 'utf8' });
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  const digest = createHash('sha512').update(readFileSync(path)).digest('base64');
  return { path, name, version, integrity: `sha512-${digest}` };
}

/** Returns the integrity of the published package, or `undefined` if there is none. @throws SetupFailure */
async function integrityInRegistry({ name, version }: Tarball): Promise<string | undefined> {
  const { code, output } = await npm(['view', `${name}@${version}`, 'dist.integrity', '--json']);
  // Of a package without this version, npm prints nothing but warnings of its own.
  if (code === 0) return /"(sha\d+-[\w+/=]+)"/.exec(output)?.[1];
  if (/\bE404\b/.test(output)) return undefined;
  throw new SetupFailure(`The registry does not tell whether it has ${name}. npm said:\n${tail(output)}`);
}

function npm(words: readonly string[]): Promise<{ code: number; output: string }> {
  const isWindows = process.platform === 'win32';
  return run(isWindows ? 'npm.cmd' : 'npm', [...words, '--loglevel=error'], { shell: isWindows });
}
