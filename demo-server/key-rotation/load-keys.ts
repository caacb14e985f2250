import { createKeyFile, KeyFileError, loadKeyFile } from '../keys/key-file.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { SealedValueStore } from '../store/sealed-values.ts';
import { checkKeys } from './check-keys.ts';

export interface KeySettings {
  /** From COUNTERSIGN_KEYS; takes precedence over the file. */
  keys?: KeyRing | undefined;
  keyFile: string;
  /** In production, no file is created and no key may look chosen. */
  production: boolean;
}

/**
 * Returns the server's keys, checked against the stored values.
 *
 * @throws KeyFileError
 */
export async function loadKeys(
  { keys, keyFile, production }: KeySettings,
  sealed: SealedValueStore,
  now: number,
): Promise<KeyRing> {
  // A new key would hide that the key of the stored values is missing.
  const isUsed = (await sealed.fingerprints()).size > 0 || (await sealed.any());
  const ring = keys ?? loadKeyFile(keyFile, isUsed || production ? refuseMissing(isUsed) : createKeyFile);
  const from = keys ? 'COUNTERSIGN_KEYS' : `the key file ${keyFile}`;
  if (production && !ring.isStrong) {
    throw new KeyFileError(
      `A key in ${from} is a pattern, a text or an example that others can guess. ` +
        'Create one with “openssl rand -base64 32”.',
    );
  }
  await checkKeys(sealed, ring, from, now);
  return ring;
}

function refuseMissing(isUsed: boolean): (path: string) => never {
  return (path) => {
    throw new KeyFileError(
      isUsed
        ? `The key file ${path} is missing. Without it, the secrets in the database cannot be decrypted. ` +
            'Restore it from a backup, set the keys in COUNTERSIGN_KEYS, or choose an empty data folder with --data.'
        : `COUNTERSIGN_KEYS is missing, and there is no key file ${path}. In production, the server does not create one. ` +
            'Set COUNTERSIGN_KEYS to id:key, with a key from “openssl rand -base64 32”.',
    );
  };
}
