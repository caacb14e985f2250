import { KeyFileError } from '../keys/key-file.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { SealedValueStore } from '../store/sealed-values.ts';

/**
 * Checks that these keys sealed the stored values. Otherwise two servers with different keys on one database could not
 * open each other's values, and only a failed sign-in would show it.
 *
 * @param from source of the keys, for the sentence
 * @throws KeyFileError
 */
export async function checkKeys(
  sealed: SealedValueStore,
  keys: KeyRing,
  from: string,
  now: number,
): Promise<void> {
  const { currentId } = keys;
  await sealed.rememberKey(currentId, keys.fingerprint(currentId) ?? '', now);
  for (const [id, fingerprint] of await sealed.fingerprints()) {
    if (keys.has(id)) {
      if (keys.fingerprint(id) !== fingerprint) throw otherKey(id, from);
    } else if (await sealed.anyUnder(id)) {
      throw missingKey(id, from);
    } else {
      await sealed.forgetKey(id);
    }
  }
}

function otherKey(id: string, from: string): KeyFileError {
  return new KeyFileError(
    `The key “${id}” in ${from} is not the key “${id}” that this database is encrypted with. ` +
      'Give all servers of a database the same keys, in COUNTERSIGN_KEYS or in the key file. Nothing was changed.',
  );
}

function missingKey(id: string, from: string): KeyFileError {
  return new KeyFileError(
    `The database contains values encrypted with the key “${id}”, which is not in ${from}. ` +
      'Put it back, after the first key. You can remove it once “npm run server -- rotate-keys” has run.',
  );
}
