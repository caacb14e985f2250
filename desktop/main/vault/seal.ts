/**
 * Authenticated encryption for everything that the vault seals: AES-256-GCM (NIST SP 800-38D) with a new 96-bit
 * nonce, written as Base64 of nonce ‖ ciphertext ‖ 128-bit tag.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The text was not sealed with this key and this additional data, or it was altered later. */
export class UnsealError extends Error {
  override name = 'UnsealError';
}

/** Seals a text. @param additionalData authenticated but not encrypted; needed again to unseal */
export function seal(key: Uint8Array, plaintext: Uint8Array, additionalData: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(additionalData, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString('base64');
}

/** Returns the authenticated plaintext. @throws UnsealError for a wrong key, altered bytes or other additional data */
export function unseal(key: Uint8Array, sealed: string, additionalData: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new UnsealError('The sealed text is too short.');
  const tagAt = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(additionalData, 'utf8'));
  decipher.setAuthTag(bytes.subarray(tagAt));
  const plaintext = decipher.update(bytes.subarray(NONCE_BYTES, tagAt));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch {
    throw new UnsealError('The sealed text does not open with this key.');
  }
}
