/**
 * Chromium keeps its lock for a single process, its cache and its sockets in the data folder. On a read-only or full disk
 * the lock fails, and the app would end without a window. Then these files go to a temporary folder; the vault stays.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PRIVATE = 0o700;

/**
 * Returns the folder for Chromium's files. `undefined` if the data folder can hold them.
 *
 * @param dataFolder absolute path; created if missing
 * @param temporary the folder of temporary folders
 */
export function sessionFolderFor(
  dataFolder: string,
  temporary = process.env.XDG_RUNTIME_DIR || tmpdir(),
): string | undefined {
  if (canHold(dataFolder)) return undefined;
  // The same for every start with this data folder, so that a second start finds the first.
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(temporary, `countersign-${name}`);
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE });
    if (isOwnAndPrivate(folder)) return folder;
    // Somebody else made this folder first, and could read or replace what is in it.
    return mkdtempSync(join(temporary, 'countersign-'));
  } catch {
    // Nothing can be written anywhere. Chromium reports what it misses.
    return undefined;
  }
}

/** Whether a link can be made there, as Chromium makes one for its lock. Permissions alone do not tell of a full disk. */
function canHold(folder: string): boolean {
  const probe = join(folder, `.countersign-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE });
    rmSync(probe, { force: true });
    if (process.platform === 'win32') mkdirSync(probe);
    else symlinkSync('probe', probe);
    rmSync(probe, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function isOwnAndPrivate(folder: string): boolean {
  const found = lstatSync(folder);
  // Windows gives each user a temporary folder of their own.
  if (process.getuid === undefined) return found.isDirectory();
  return found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o077) === 0;
}
