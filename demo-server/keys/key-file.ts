import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { z } from 'zod';
import { KEY_BYTES, KeyRing, type Keys } from './key-ring.ts';

/** Unusable keys. `message` is one sentence for the person who starts the server, without any key. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';
}

/** A ring as text: `id:base64,id:base64`. The first key seals. The file has one `id:base64` per line. */
const keyText = z
  .string()
  .trim()
  .min(1)
  .transform((text, context): Keys => {
    const keys = new Map<string, Uint8Array>();
    for (const entry of text.split(/[\s,]+/)) {
      const [, id, base64] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(entry) ?? [];
      if (id === undefined || base64 === undefined || keys.has(id)) {
        context.addIssue('not a list of keys');
        return z.NEVER;
      }
      keys.set(id, Buffer.from(base64, 'base64'));
    }
    return keys;
  });

/** The form of a list of keys, for error messages. */
export const KEY_LIST_SHAPE =
  'a list of id:key, separated by commas, each id different and each key 32 bytes in Base64 (openssl rand -base64 32)';

/** Reads a ring from a text. @returns `undefined` if the text is not a list of keys */
export function keyRingFromText(text: string): KeyRing | undefined {
  const keys = keyText.safeParse(text).data;
  return keys && new KeyRing(keys);
}

/**
 * Reads the key file. A running server reads it again when it has changed, because `rotate-keys` can add a key
 * meanwhile.
 *
 * @param whenMissing creates the file, or throws
 * @throws KeyFileError
 */
export function loadKeyFile(path: string, whenMissing: (path: string) => void = createKeyFile): KeyRing {
  if (!existsSync(path)) whenMissing(path);
  // A restored backup may be readable by others.
  chmodSync(path, 0o600);
  let keys = readKeys(path);
  let version = versionOf(path);
  return new KeyRing(() => {
    const present = versionOf(path);
    // If the file is missing, the keys read before are still right.
    if (present === undefined || present === version) return keys;
    keys = readKeys(path);
    version = present;
    return keys;
  });
}

/**
 * Returns the keys that are there, without creating any.
 *
 * @param given the keys in COUNTERSIGN_KEYS, which take precedence
 * @returns the ring, if there is one, and its source for sentences
 * @throws KeyFileError if the file is damaged
 */
export function keysInUse(
  given: KeyRing | undefined,
  keyFile: string,
): { ring: KeyRing | undefined; from: string } {
  if (given) return { ring: given, from: 'COUNTERSIGN_KEYS' };
  const ring = existsSync(keyFile) ? new KeyRing(readKeys(keyFile)) : undefined;
  return { ring, from: `the key file ${keyFile}` };
}

/**
 * Creates the file with a new key. The file is complete before it gets its name: of two servers that start at once, one
 * names it and both read it.
 */
export function createKeyFile(path: string): void {
  const draft = writeDraft(path, new Map([['k1', randomBytes(KEY_BYTES)]]));
  try {
    linkSync(draft, path);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    // Some file systems have no hard links; copying is nearly as safe.
    if (!exists) copyFileSync(draft, path, constants.COPYFILE_EXCL);
  } finally {
    rmSync(draft);
  }
}

/**
 * Adds a new key at the start of the file, which seals from now on. The others stay, to open old values.
 *
 * @throws KeyFileError if another rotation is running
 */
export function addKeyToFile(path: string): void {
  const lock = `${path}.rotating`;
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new KeyFileError(
      `Another rotation is changing ${path}. Wait until it has finished. If none is running, delete ${lock} and try again.`,
      { cause: error },
    );
  }
  try {
    const keys = readKeys(path);
    const fresh: [string, Uint8Array] = [nextId(keys), randomBytes(KEY_BYTES)];
    renameSync(writeDraft(path, new Map([fresh, ...keys])), path);
  } finally {
    rmSync(lock);
  }
}

/** Returns the id after the highest of the form `k1`, `k2`, … */
function nextId(keys: Keys): string {
  const numbers = [...keys.keys()].map((id) => Number(/^k([0-9]{1,9})$/.exec(id)?.[1] ?? 0));
  return `k${Math.max(...numbers) + 1}`;
}

function readKeys(path: string): Keys {
  const keys = keyText.safeParse(readFileSync(path, 'utf8')).data;
  if (!keys) {
    throw new KeyFileError(
      `The key file ${path} is damaged: each line must be an id, a colon, and a key of ${KEY_BYTES} bytes in Base64. ` +
        'Restore it from a backup. Nothing was changed.',
    );
  }
  return keys;
}

/** Returns a text that changes with the file: a rotation replaces the file. */
function versionOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
}

function writeDraft(path: string, keys: Keys): string {
  const draft = `${path}.${process.pid}.draft`;
  const lines = [...keys].map(([id, key]) => `${id}:${Buffer.from(key).toString('base64')}\n`);
  writeFileSync(draft, lines.join(''), { mode: 0o600, flag: 'wx', flush: true });
  return draft;
}
