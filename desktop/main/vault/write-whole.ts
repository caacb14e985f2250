/** Atomic writing: the file always has either the complete old text or the complete new text. */
import { open, readlink, realpath, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { systemErrorCode } from './store-failure.ts';

/** Only the owner may read it. */
const FILE_MODE = 0o600;

/**
 * Writes a temporary file, flushes it, renames it, and flushes the folder. On return the text is on disk.
 *
 * @throws the system's error; the file is unchanged then
 */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  await replace(await behindLinks(path), text);
}

/** More links one behind another than any system follows. */
const MOST_LINKS = 40;

/**
 * Returns the file that a path leads to. Links stay links: people link a vault into a folder that is synchronised. The
 * file behind them need not exist yet.
 */
export async function behindLinks(path: string): Promise<string> {
  let at = path;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    try {
      return await realpath(at);
    } catch {
      const target = await readlink(at).catch(() => undefined);
      if (target === undefined) return at;
      // A relative link starts from the folder that it is really in.
      at = resolve(await realpath(dirname(at)).catch(() => dirname(at)), target);
    }
  }
  return path;
}

async function replace(path: string, text: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await open(temporary, 'w', FILE_MODE);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    // Where it cannot be removed, a folder has its name. The first error says so.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(dirname(path));
}

/** What disks answer that cannot flush a folder: some network drives, FAT, and folders that FUSE serves. */
const CANNOT_FLUSH = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF', 'EISDIR'];

/** Flushes a folder, so that a rename survives a power cut. Windows does this automatically. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // The file itself is written. Without this, every change on such a disk would count as failed.
    if (!CANNOT_FLUSH.includes(systemErrorCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}
