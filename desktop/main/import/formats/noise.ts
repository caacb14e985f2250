/** Recognising encrypted files without a mark, for formats that write them. */
import { kindOf } from '../../scanner/file-kind.ts';
import type { ImportFile } from '../file/import-file.ts';

/** First bytes of other files: archives, programs, sound, film, OpenPGP, other apps' databases. */
const MARKS = [
  'PK',
  'SQLite',
  'AUTHENTICATORPRO',
  'AuthenticatorPro',
  '\xac\xed',
  '\x03\xd9\xa2\x9a',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
  '7z\xbc\xaf',
  'Rar!',
  '\x7fELF',
  'MZ',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  'RIFF',
  'OggS',
  'ID3',
  'fLaC',
  '\x00\x00\x00\x18ftyp',
  '\x00\x00\x00\x20ftyp',
  'bplist',
  'Salted__',
];

/** Public-key algorithms that encrypt a session key (RFC 9580 §9.1): RSA, Elgamal, ECDH, X25519, X448. */
const PUBLIC_KEY_ALGORITHMS = [1, 2, 16, 18, 25, 26];
/** The largest id of a symmetric algorithm (RFC 9580 §9.3). */
const LAST_SYMMETRIC_ALGORITHM = 13;
/** Ways to make a key of a passphrase (RFC 9580 §3.7): simple, salted, iterated and salted, Argon2. */
const STRING_TO_KEY = [0, 1, 3, 4];

/**
 * Whether a file is an OpenPGP message: with ASCII armour, or beginning with a session key (RFC 9580 §5.1, version 3;
 * §5.3, version 4), in either form of a packet's header. The first three bytes alone fit one in 2,000 backups that have
 * no mark, so the algorithms must fit, too.
 */
export function isOpenPgp({ bytes, text }: Pick<ImportFile, 'bytes' | 'text'>): boolean {
  if (text !== undefined) return text.trimStart().startsWith('-----BEGIN PGP MESSAGE-----');
  const [tag = 0, second = 0] = bytes;
  if (tag === 0x84 || tag === 0xc1) {
    return isPublicKeySession(bytes, 2) || (tag === 0xc1 && second >= 192 && isPublicKeySession(bytes, 3));
  }
  if (tag === 0x85) return isPublicKeySession(bytes, 3);
  const [version, symmetric = 0, stringToKey = -1] = bytes.subarray(2, 5);
  return (
    (tag === 0x8c || tag === 0xc3) &&
    version === 4 &&
    symmetric <= LAST_SYMMETRIC_ALGORITHM &&
    STRING_TO_KEY.includes(stringToKey)
  );
}

/** @param at where the packet's version is, which a key id of eight bytes and the algorithm follow */
function isPublicKeySession(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 3 && PUBLIC_KEY_ALGORITHMS.includes(bytes[at + 9] ?? 0);
}

/** Whether the bytes are neither text nor a known kind, and are distributed as evenly as ciphertext. */
export function isNoise(file: ImportFile): boolean {
  const { bytes, text } = file;
  if (bytes.length < 28 || text !== undefined || file.isBrokenText || kindOf(bytes) !== undefined)
    return false;
  if (isOpenPgp(file)) return false;
  const latin = String.fromCharCode(...bytes.subarray(0, 16));
  if (MARKS.some((mark) => latin.startsWith(mark))) return false;
  return isEven(bytes.subarray(0, 64 * 1_024));
}

/**
 * Whether the most common byte is not too frequent. In n bytes of ciphertext each value occurs about n/256 times, and
 * almost never six standard deviations more. In a program or a table of zeros, one value is much more frequent.
 */
function isEven(bytes: Uint8Array): boolean {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = bytes.length / 256;
  return Math.max(...counts) <= expected + 6 * Math.sqrt(expected) + 4;
}
