/** Writing so that whatever happens, either the old or the new text is there, whole. */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** For the owner alone. */
const FILE_MODE = 0o600;

/**
 * Writes beside the file, flushes, renames, and flushes the folder: when this returns, the text is on the disk.
 *
 * @throws the system's error; the file is then as it was
 */
export async function writeWhole(path: string, text: string): Promise<void> {
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
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}

/** A rename lasts through a power cut only once its folder is flushed. Windows does this by itself and has no call. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
