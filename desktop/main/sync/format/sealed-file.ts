/**
 * A file in the common folder: a fixed header, then one sealed text of a padded length. docs/sync-format.md describes
 * every byte.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const MAGIC = Buffer.from('CSYN', 'latin1');
export const SYNC_VERSION = 1;
export const KEY_BYTES = 32;
const ID_BYTES = 16;
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
/** Where each part of the header begins. */
const AT = { version: 4, kind: 5, group: 6, key: 22, salt: 38, sealed: 70 } as const;
/** The shortest sealed text: an edit, a note that something was seen, and a letter all look the same. */
const LEAST = 8192;
/** The largest file that is read, in bytes: about 500,000 accounts. */
export const LARGEST_FILE = 128 * 1024 * 1024;

/** What a file is for. */
export const KINDS = { record: 1, letter: 2, offer: 3, request: 4 } as const;
export type Kind = keyof typeof KINDS;

export interface Header {
  kind: Kind;
  /** The group's id as 32 hex digits. All zeros in an offer and a request. */
  group: string;
  /** The id of the key as 32 hex digits. */
  keyId: string;
  /** 32 bytes: random, or the sender's one-time public key of a letter. */
  salt: Uint8Array;
}

export const NO_GROUP = '0'.repeat(32);

/** The largest offer or request, in bytes. Anyone who can write into the folder can write one, without any key. */
export const LARGEST_JOINING_FILE = 64 * 1024;
/** As many bytes from the start of a file are enough for its header. */
export const HEADER_BYTES = AT.sealed;

/** What can be said of a file before it is opened. `bytes` may be read from the disk each time; empty if that fails. */
export type ReadHeader = { header: Header; readonly bytes: Buffer } | { newer: number } | { foreign: true };

/**
 * Reads the header. `foreign` is any file that is not ours, too short, or too long for its kind.
 *
 * @param bytes the file, or at least its first {@link HEADER_BYTES}
 * @param rest of a file that is read later: its size in bytes, and what reads it
 */
export function readHeader(
  bytes: Buffer,
  { size, load }: { size: number; load: () => Buffer } = { size: bytes.length, load: () => bytes },
): ReadHeader {
  if (bytes.length < AT.salt || !bytes.subarray(0, AT.version).equals(MAGIC)) return { foreign: true };
  const version = bytes[AT.version] ?? 0;
  if (version > SYNC_VERSION) return { newer: version };
  const kind = (Object.keys(KINDS) as Kind[]).find((name) => KINDS[name] === bytes[AT.kind]);
  if (version !== SYNC_VERSION || !kind || size < AT.sealed + TAG_BYTES) return { foreign: true };
  if ((kind === 'offer' || kind === 'request') && size > LARGEST_JOINING_FILE) return { foreign: true };
  const header: Header = {
    kind,
    group: bytes.toString('hex', AT.group, AT.key),
    keyId: bytes.toString('hex', AT.key, AT.salt),
    salt: bytes.subarray(AT.salt, AT.sealed),
  };
  return {
    header,
    get bytes() {
      return load();
    },
  };
}

/** Returns the bytes of a header. They are the additional data of the seal, and part of what is signed. */
export function headerBytes({ kind, group, keyId, salt }: Header): Buffer {
  const start = Buffer.from([...MAGIC, SYNC_VERSION, KINDS[kind]]);
  return Buffer.concat([start, Buffer.from(group, 'hex'), Buffer.from(keyId, 'hex'), salt]);
}

export function newSalt(): Uint8Array {
  return randomBytes(SALT_BYTES);
}

/** Returns the file. Each file has its own key, made from the group's key and the salt. */
export function sealFile(header: Header, key: Uint8Array, plaintext: Uint8Array): Buffer {
  const start = headerBytes(header);
  const { fileKey, nonce } = derive(key, header.salt);
  const cipher = createCipheriv('aes-256-gcm', fileKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(start);
  const padded = Buffer.alloc(paddedLength(plaintext.length));
  padded.set(plaintext);
  return Buffer.concat([start, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
}

/** Returns the padded plaintext, or `undefined` for another key or an incomplete or altered file. */
export function openFile(
  { header, bytes }: { header: Header; bytes: Buffer },
  key: Uint8Array,
): Buffer | undefined {
  const start = headerBytes(header);
  // The file may have changed since its header was read.
  if (bytes.length < AT.sealed + TAG_BYTES || !start.equals(bytes.subarray(0, AT.sealed))) return undefined;
  const { fileKey, nonce } = derive(key, header.salt);
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(start);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const plaintext = decipher.update(bytes.subarray(AT.sealed, bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch {
    return undefined;
  }
}

/**
 * Returns the length after padding: at least 8 KiB, then Padmé (Nikitin et al., “Reducing Metadata Leakage from Encrypted
 * Files and Communication with PURBs”, 2019). It adds at most 12 % and tells only the order of magnitude.
 */
export function paddedLength(length: number): number {
  if (length <= LEAST) return LEAST;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - kept);
  return Math.ceil(length / step) * step;
}

/** Returns a name that says nothing: 32 hex digits. Lower case, so that it is one name on every file system. */
export function newFileName(): string {
  return randomBytes(ID_BYTES).toString('hex');
}

/** Returns the first 16 bytes of a SHA-256 digest as hex digits: the form of every id. */
export function idOf(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 2 * ID_BYTES);
}

function derive(key: Uint8Array, salt: Uint8Array): { fileKey: Buffer; nonce: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, 'countersign sync file', KEY_BYTES + NONCE_BYTES));
  return { fileKey: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
}
