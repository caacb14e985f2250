import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { z } from 'zod';
import { KEY_BYTES, KeyRing } from './key-ring.ts';

/** A key file that cannot be used. `message` is one sentence for the person who starts the server. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';
}

/** The ring as text: `id:base64,id:base64`, the key to seal with first. The file holds one `id:base64` per line. */
const keyText = z
  .string()
  .trim()
  .min(1)
  .transform((text, context) => {
    const keys = new Map<string, Uint8Array>();
    for (const entry of text.split(/[\s,]+/)) {
      const [, id, base64] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(entry) ?? [];
      if (id === undefined || base64 === undefined || keys.has(id)) {
        context.addIssue('not a list of keys');
        return z.NEVER;
      }
      keys.set(id, Buffer.from(base64, 'base64'));
    }
    return new KeyRing(keys);
  });

/** What a list of keys looks like, for sentences about a wrong one. */
export const KEY_LIST_SHAPE =
  'a list of id:key, separated by commas, each id different and each key 32 bytes in Base64 (openssl rand -base64 32)';

/** @returns the ring, or `undefined` when the text is not a list of keys */
export function keyRingFromText(text: string): KeyRing | undefined {
  return keyText.safeParse(text).data;
}

/**
 * Reads the key file; makes one with a fresh key when there is none and none has been used yet.
 *
 * @param mayCreate false when there is a database already: its secrets were sealed with a key that is missing now,
 *   and a fresh one would hide that
 * @throws KeyFileError
 */
export function loadKeyFile(path: string, mayCreate: boolean): KeyRing {
  if (!existsSync(path)) {
    if (!mayCreate) {
      throw new KeyFileError(
        `The key file ${path} is missing, and without it the database's secrets cannot be opened. ` +
          'Put it back from a backup, give the keys in COUNTERSIGN_KEYS, or choose an empty data folder with --data.',
      );
    }
    createKeyFile(path);
  }
  // A restored backup may have come back readable by others.
  chmodSync(path, 0o600);
  const ring = keyRingFromText(readFileSync(path, 'utf8'));
  if (!ring) {
    throw new KeyFileError(
      `The key file ${path} is damaged: each line must be an id, a colon, and a key of ${KEY_BYTES} bytes in Base64. ` +
        'Put it back from a backup; nothing was changed.',
    );
  }
  return ring;
}

/** Writes the file whole before it gets its name. Of two servers starting at once, one names it and both read it. */
function createKeyFile(path: string): void {
  const draft = `${path}.${process.pid}.draft`;
  const text = `k1:${randomBytes(KEY_BYTES).toString('base64')}\n`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    // Some file systems have no hard links; a copy there is nearly as good.
    if (!exists) copyFileSync(draft, path, constants.COPYFILE_EXCL);
  } finally {
    rmSync(draft);
  }
}
