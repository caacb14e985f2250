import type { Clock } from './base/occasion.ts';
import { prepareDataFolder } from './data-folder.ts';
import { loadKeys } from './key-rotation/load-keys.ts';
import { type Rotation, resealAll } from './key-rotation/rotate.ts';
import { addKeyToFile } from './keys/key-file.ts';
import type { Config } from './settings/config.ts';
import { openDatabase } from './store/open-database.ts';

/**
 * Adds a new key to the key file and reseals all stored values with it: `npm run server -- rotate-keys`. Servers may
 * run meanwhile. With COUNTERSIGN_KEYS, adds no key and reseals all values with the first one there.
 *
 * @throws DataFolderError, KeyFileError or StoreError, each with a sentence for people
 */
export async function rotateKeys(config: Config, clock: Clock): Promise<Rotation> {
  const { keys, production, databaseUrl } = config;
  const { database, keyFile } = prepareDataFolder(config.data);
  const location = databaseUrl === undefined ? { path: database } : { url: databaseUrl };
  const store = await openDatabase(location, () => undefined);
  try {
    const ring = await loadKeys({ keys, keyFile, production }, store.sealed, clock());
    if (!keys) addKeyToFile(keyFile);
    return await resealAll(store.sealed, ring, clock());
  } finally {
    await store.close();
  }
}

/** Returns the sentences for the person at the command line. */
export function rotationReport({ keyId, resealed, unreadable }: Rotation, keysAreGiven: boolean): string {
  const done = `Everything stored is now encrypted with the key “${keyId}” (${resealed} values were re-encrypted).`;
  const old = keysAreGiven
    ? 'You can remove older keys from COUNTERSIGN_KEYS. Keep them for as long as you keep older backups.'
    : 'Older keys stay in the key file, so that you can use older backups.';
  if (unreadable.length === 0) return `${done} ${old}`;
  return (
    `${resealed} values were re-encrypted with the key “${keyId}”, but ${unreadable.length} cannot be decrypted and were not changed ` +
    `(rows ${unreadable.join(', ')}). Restore them from a backup, or let their owners recover their accounts.`
  );
}
