/** Two builds of one commit must be the same, byte for byte. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildParts } from '../package/build-parts.ts';
import { buildDeb } from '../package/deb.ts';
import { buildDesktop } from '../setup/build.mjs';
import { root } from '../setup/state.mjs';

/** Returns the package's path. The bundles are built anew for each build. @throws if the builds differ */
export async function buildTwice(parts: BuildParts): Promise<string> {
  const builds = [];
  for (const turn of ['first', 'second']) {
    rmSync(join(root, 'out'), { recursive: true, force: true });
    await buildDesktop();
    const out = join(parts.out, turn);
    mkdirSync(out, { recursive: true });
    const [deb = ''] = await buildDeb({ ...parts, out });
    builds.push({ deb, files: hashes(join(root, 'out')), hash: hashOf(deb) });
  }
  const [first, second] = builds;
  if (!first || !second) throw new Error('There are no two builds.');
  const changed = Object.keys(first.files).filter((name) => first.files[name] !== second.files[name]);
  if (changed.length > 0) throw new Error(`Two builds differ in ${changed.join(', ')}.`);
  if (first.hash !== second.hash) throw new Error('Two builds have the same bundles, but other packages.');
  return second.deb;
}

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), hashOf(path)];
    }),
  );
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
