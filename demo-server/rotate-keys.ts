import type { Clock } from './base/occasion.ts';
import { prepareDataFolder } from './data-folder.ts';
import { loadKeys } from './key-rotation/load-keys.ts';
import { type Rotation, resealAll } from './key-rotation/rotate.ts';
import { addKeyToFile } from './keys/key-file.ts';
import type { Config } from './settings/config.ts';
import { openDatabase } from './store/open-database.ts';

/**
 * `npm run server -- rotate-keys`: a fresh key seals from now on, and everything stored is sealed with it; servers go
 * on working meanwhile. Keys in COUNTERSIGN_KEYS are changed by whoever sets it: then everything is sealed with the
 * first of them.
 *
 * @throws DataFolderError, KeyFileError or StoreError: each one sentence for people
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

/** What to tell the person. */
export function rotationReport({ keyId, resealed, unreadable }: Rotation, keysAreGiven: boolean): string {
  const done = `Everything stored is sealed with the key “${keyId}” now (${resealed} sealed anew).`;
  const old = keysAreGiven
    ? 'Older keys can be taken out of COUNTERSIGN_KEYS; keep them as long as you keep older backups.'
    : 'Older keys stay in the key file, to open older backups with.';
  if (unreadable.length === 0) return `${done} ${old}`;
  return (
    `${resealed} values are sealed with the key “${keyId}” now, but ${unreadable.length} did not open and were left as they are ` +
    `(rows ${unreadable.join(', ')}). Restore them from a backup, or let their owners recover their accounts.`
  );
}
