import { Secret } from 'otpauth';
import { SaidError } from './key-sentences/said-error.ts';

/** Reports why a text is not a Base32 key. It never repeats the text, which may be most of a secret. */
export class Base32Error extends SaidError {
  override name = 'Base32Error';
}

/**
 * Maximum length of a key, in bytes. HMAC keys longer than a hash block add no security; 1 KiB is far beyond any use.
 */
export const MAX_KEY_BYTES = 1024;

/**
 * Reads a Base32 key (RFC 4648 §6) as users and sites write it: in lower case, grouped by spaces or dashes, with or
 * without padding, also in full-width characters, and with what web pages put between groups: dashes of any length, and
 * characters that nobody sees.
 *
 * @returns 1 to {@link MAX_KEY_BYTES} bytes
 * @throws Base32Error with a sentence that names the error and its position, never the key
 */
export function bytesFromBase32(text: string): Uint8Array<ArrayBuffer> {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/=+$/, '')
    .toUpperCase();
  if (compact === '') throw new Base32Error(({ base32 }) => base32.empty);

  const fault = compact.search(/[^A-Z2-7]/);
  if (fault >= 0) {
    throw new Base32Error(({ base32 }) => base32.notBase32({ position: fault + 1 }));
  }
  // Eight characters encode five bytes. A remainder of 1, 3 or 6 characters is not a whole number of bytes (RFC 4648
  // §6).
  if ([1, 3, 6].includes(compact.length % 8)) {
    throw new Base32Error(({ base32 }) => base32.badLength({ characters: compact.length }));
  }
  const { bytes } = Secret.fromBase32(compact);
  if (bytes.length > MAX_KEY_BYTES) {
    throw new Base32Error(({ base32 }) => base32.tooLong({ bytes: bytes.length, most: MAX_KEY_BYTES }));
  }
  return new Uint8Array(bytes);
}

/** Returns bytes as unpadded upper-case Base32 (RFC 4648 §6), the form in key URIs. */
export function base32FromBytes(bytes: Uint8Array): string {
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** Splits a Base32 key into groups of four for reading and typing: `JBSW Y3DP EHPK 3PXP`. */
export function groupKey(base32: string): string {
  return base32.match(/.{1,4}/g)?.join(' ') ?? '';
}
