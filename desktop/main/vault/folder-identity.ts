import { stat } from 'node:fs/promises';

/**
 * Returns what tells a folder from every other folder that may be at the same path: the numbers of its disk and of its
 * entry there. A mount point without its disk, or with another one, has other numbers. A disk may get another number each
 * time it is connected, so a difference alone does not show that a folder is another one.
 *
 * @returns `undefined` if there is no folder at this path
 */
export async function folderIdentity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.isDirectory() ? `${found.dev}:${found.ino}` : undefined;
}
