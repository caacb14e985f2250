/** Which shared libraries are missing on Linux. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './progress.mjs';

/** How ldconfig(8) marks libraries of this processor's kind. */
const MARK = { x64: 'x86-64', arm64: 'AArch64' }[process.arch];

/**
 * Returns those of some libraries that the dynamic linker would not find, from its cache. Needs no program that uses
 * them, so it can ask before anything is installed.
 *
 * @param {readonly string[]} names
 */
export async function missingLibraries(names) {
  const cache = await linkerCache();
  // Some systems have no cache. There, a program that cannot start reports its missing libraries.
  if (cache === undefined) return [];
  const folders = (process.env.LD_LIBRARY_PATH ?? '').split(delimiter).filter(Boolean);
  return names.filter(
    (name) => !cache.has(name) && !folders.some((folder) => existsSync(join(folder, name))),
  );
}

/** Returns the libraries that a program asks for and that are not found. @param {string} executable a path */
export async function missingFor(executable) {
  const { output } = await run('ldd', [executable]);
  return [...new Set([...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library))];
}

/** @returns {Promise<Set<string> | undefined>} */
async function linkerCache() {
  // Ordinary users often do not have this folder on their PATH.
  for (const program of ['/sbin/ldconfig', '/usr/sbin/ldconfig', 'ldconfig']) {
    const { code, output } = await run(program, ['-p'], { env: { ...process.env, LC_ALL: 'C' } }, Infinity);
    if (code === 0) return librariesIn(output);
  }
  return undefined;
}

/** Returns the names in the output of `ldconfig -p` that this processor can load. */
export function librariesIn(output, mark = MARK) {
  const rows = [...output.matchAll(/^\s+(\S+) \(([^)]*)\) =>/gm)];
  const names = rows.filter(([, , kind]) => !mark || kind.includes(mark)).map(([, name]) => name);
  return names.length > 0 ? new Set(names) : undefined;
}
