/** Setup's results, kept in `.setup/state.json` so that the next run only checks them. Deleting the folder is safe. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const setupFolder = join(root, '.setup');
const file = join(setupFolder, 'state.json');

/** @returns {Record<string, any>} */
export function readState() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Merges values into the state. Writes a new file and renames it, so that a reader never sees half of it. */
export function remember(values) {
  mkdirSync(setupFolder, { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify({ ...readState(), ...values }, null, 2)}\n`);
  renameSync(fresh, file);
}
