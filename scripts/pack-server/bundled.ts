import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../setup/state.mjs';

interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A package to carry: its folder from the top of the tree, with forward slashes. */
export interface Bundled {
  folder: string;
  manifest: Manifest;
}

/**
 * Returns these packages and everything they need, as they are installed here: the versions that the tests ran with.
 *
 * @throws if one is not installed, unless it is optional
 */
export function withDependencies(names: readonly string[]): Bundled[] {
  const found = new Map<string, Bundled>();
  const add = (name: string, from: string, isOptional: boolean): void => {
    const folder = findPackage(name, from);
    if (folder === undefined) {
      if (isOptional) return;
      throw new Error(`The package ${name}, which ${from || 'the server'} needs, is not installed.`);
    }
    if (found.has(folder)) return;
    const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    found.set(folder, { folder, manifest });
    for (const needed of Object.keys(manifest.dependencies ?? {})) add(needed, folder, false);
    for (const needed of Object.keys(manifest.optionalDependencies ?? {})) add(needed, folder, true);
  };
  for (const name of names) add(name, '', false);
  return [...found.values()];
}

/** Returns the package's name in an import of it or of a file inside it. */
export function packageOf(imported: string): string {
  return imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
}

/** Looks where Node would: in the folder's own node_modules, then in those above it. */
function findPackage(name: string, from: string): string | undefined {
  for (let at = from; ; ) {
    const folder = posix.join(at, 'node_modules', name);
    if (existsSync(join(root, folder, 'package.json'))) return folder;
    if (at === '' || at === '.') return undefined;
    const parent = at.lastIndexOf('/node_modules/');
    at = parent === -1 ? '' : at.slice(0, parent);
  }
}
