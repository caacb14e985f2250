/** Writing a file with keys. */
import { writeFile } from 'node:fs/promises';

/**
 * Writes a new file that only its owner can read (mode 0600). Never overwrites one: others may be able to read it.
 *
 * @returns `exists` if there is a file of this name; nothing was written then
 * @throws the system's error if it cannot be written
 */
export async function writeForOwner(path: string, bytes: Uint8Array): Promise<'written' | 'exists'> {
  try {
    await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
    return 'written';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return 'exists';
    throw error;
  }
}
