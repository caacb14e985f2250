/** Reading keys from exports. No sentence contains a key. */
import { base32FromBytes, MAX_KEY_BYTES } from '../../../../shared/base32.ts';
import { sentences } from '../../texts/texts.ts';

export interface ReadSecret {
  /** Upper-case Base32 without spaces, dashes and padding, otherwise as written. */
  secret: string;
  /** Whether the key ends in the middle of a byte: 1, 3 or 6 characters modulo 8 (RFC 4648 §6). */
  oddLength: boolean;
}

/** Returns the key, or a sentence that says why it is invalid. */
export function readSecret(value: string | Uint8Array): ReadSecret | string {
  if (typeof value !== 'string') {
    if (value.length === 0) return sentences().importEntry.noSecret;
    if (value.length > MAX_KEY_BYTES) return sentences().importEntry.secretTooLong({ most: MAX_KEY_BYTES });
    return { secret: base32FromBytes(value), oddLength: false };
  }
  const secret = value.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();
  if (secret === '') return sentences().importEntry.noSecret;
  const fault = secret.search(/[^A-Z2-7]/);
  if (fault >= 0) return sentences().importEntry.badSecret({ place: fault + 1 });
  if (secret.length > (MAX_KEY_BYTES * 8) / 5)
    return sentences().importEntry.secretTooLong({ most: MAX_KEY_BYTES });
  // One character is less than a byte.
  if (secret.length === 1) return sentences().importEntry.noSecret;
  return { secret, oddLength: [1, 3, 6].includes(secret.length % 8) };
}

/**
 * Returns the complete bytes of a key as canonical Base32. Removes the bits after the last complete byte, like other
 * authenticators, so that the codes are the same.
 */
export function wholeBytes(secret: string): string {
  const odd = [1, 3, 6].includes(secret.length % 8);
  return odd ? secret.slice(0, -1) : secret;
}
