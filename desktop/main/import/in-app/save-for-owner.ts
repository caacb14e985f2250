/** Saving a file with keys in the app: the system's dialog, then a new file that only its owner can read. */
import { readFile, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Failure } from '../../ipc/failure.ts';
import { sentences } from '../../texts/texts.ts';
import { storeFailure } from '../../vault/store-failure.ts';
import { writeForOwner } from '../export/write-for-owner.ts';

/** A file to write. `name` has no folder. */
export interface FileToSave {
  name: string;
  bytes: Uint8Array;
}

/**
 * Writes the files and reads them back from the disk. If one fails, none is left.
 *
 * @param files by their complete paths
 * @throws Failure `store-failed` if one is there already, cannot be written, or reads back differently
 */
export async function saveForOwner(files: readonly { path: string; bytes: Uint8Array }[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const { path, bytes } of files) {
      await saveOne(path, bytes, written);
    }
  } catch (error) {
    await Promise.allSettled(written.map((path) => unlink(path)));
    throw error;
  }
}

async function saveOne(path: string, bytes: Uint8Array, written: string[]): Promise<void> {
  const { exportFile } = sentences();
  try {
    if ((await writeForOwner(path, bytes)) === 'exists') {
      throw new Failure('store-failed', exportFile.exists({ name: basename(path) }));
    }
    written.push(path);
    if (Buffer.compare(await readFile(path), bytes) !== 0) {
      throw new Failure('store-failed', exportFile.wrongOnDisk({ name: basename(path) }));
    }
  } catch (error) {
    throw error instanceof Failure ? error : storeFailure(error, dirname(path));
  }
}
