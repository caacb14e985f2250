/** Finds backups in the places where people keep them, so that a new start can offer them. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isBackupName } from './backups.ts';

export interface BackupOnDisk {
  path: string;
  name: string;
  folder: string;
  /** When it was written, in Unix milliseconds. */
  savedAt: number;
}

/** More are not offered; a person chooses among the newest. */
const MOST = 12;

/** Returns the backups in some folders, without those inside them, newest first. Folders that cannot be read are skipped. */
export async function findBackups(folders: readonly string[]): Promise<BackupOnDisk[]> {
  const found: BackupOnDisk[] = [];
  for (const folder of new Set(folders.filter((path) => path !== ''))) {
    const names = (await readdir(folder).catch(() => [])).filter(isBackupName);
    for (const name of names) {
      const path = join(folder, name);
      const file = await stat(path).catch(() => undefined);
      if (file?.isFile()) found.push({ path, name, folder, savedAt: file.mtimeMs });
    }
  }
  // By the day in the name, because copying a file changes its time.
  return found.sort((a, b) => b.name.localeCompare(a.name) || b.savedAt - a.savedAt).slice(0, MOST);
}
