/** Two builds of one commit must be the same, byte for byte. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildDesktop } from '../setup/build.mjs';
import { SetupFailure } from '../setup/progress.mjs';
import { root } from '../setup/state.mjs';

/**
 * Builds twice, and returns the paths of the second build, in `out`. The bundles are built anew for each.
 *
 * @param build builds into a folder and returns the paths of what it built
 * @throws SetupFailure that names the files which differ
 */
export async function buildTwice(out: string, build: (out: string) => Promise<string[]>): Promise<string[]> {
  const apart = mkdtempSync(join(tmpdir(), 'countersign-first-'));
  try {
    const first = await bundlesAnd(await fresh(build, apart));
    const made = await fresh(build, out);
    const second = await bundlesAnd(made);
    const different = differences(first, second);
    if (different.length > 0) {
      throw new SetupFailure(`Two builds of this commit differ in ${different.join(', ')}.`);
    }
    return made;
  } finally {
    rmSync(apart, { recursive: true, force: true });
  }
}

/** Returns the names that are in one of two lists of hashes only, or with another hash. Sorted. */
export function differences(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]).sort();
}

/** Builds the bundles and then the packages, without anything of an earlier build. */
async function fresh(build: (out: string) => Promise<string[]>, out: string): Promise<string[]> {
  rmSync(join(root, 'out'), { recursive: true, force: true });
  await buildDesktop();
  return build(out);
}

/** Returns the hash of every file of the bundles and of what was built. Of a folder, each file counts. */
async function bundlesAnd(made: readonly string[]): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const path of [join(root, 'out'), ...made]) {
    for (const file of filesIn(path)) all[`${basename(path)}${file.slice(path.length)}`] = hashOf(file);
  }
  return all;
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
