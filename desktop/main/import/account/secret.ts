/** Keys as exports write them. Nothing here ever repeats one in a sentence. */
import { base32FromBytes, MAX_KEY_BYTES } from '../../../../shared/base32.ts';
import { sentences } from '../../texts/texts.ts';

export interface ReadSecret {
  /** Upper-case Base32 without spaces, dashes and padding, otherwise as written. */
  secret: string;
  /** 1, 3 or 6 characters modulo 8 end in the middle of a byte (RFC 4648 §6). */
  oddLength: boolean;
}

/** @returns the key, or a sentence that says why it is none */
export function readSecret(value: string | Uint8Array): ReadSecret | string {
  if (typeof value !== 'string') {
    if (value.length === 0) return sentences().importEntry.noSecret;
    if (value.length > MAX_KEY_BYTES) return sentences().importEntry.secretTooLong(MAX_KEY_BYTES);
    return { secret: base32FromBytes(value), oddLength: false };
  }
  const secret = value.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();
  if (secret === '') return sentences().importEntry.noSecret;
  const fault = secret.search(/[^A-Z2-7]/);
  if (fault >= 0) return sentences().importEntry.badSecret(fault + 1);
  if (secret.length > (MAX_KEY_BYTES * 8) / 5) return sentences().importEntry.secretTooLong(MAX_KEY_BYTES);
  // One character alone is not even a byte, so no code can be made.
  if (secret.length === 1) return sentences().importEntry.noSecret;
  return { secret, oddLength: [1, 3, 6].includes(secret.length % 8) };
}

/**
 * Returns the whole bytes of a key as canonical Base32. Bits beyond the last whole byte are dropped, as other
 * authenticators do, so the codes are theirs.
 */
export function wholeBytes(secret: string): string {
  const odd = [1, 3, 6].includes(secret.length % 8);
  return odd ? secret.slice(0, -1) : secret;
}
