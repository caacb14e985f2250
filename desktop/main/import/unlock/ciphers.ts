/** Decryption of other apps' files. Ciphers without a seal are used only to read old exports, never to write. */
import { createDecipheriv } from 'node:crypto';

const TAG_BYTES = 16;

/**
 * Opens AES-256-GCM (NIST SP 800-38D), with the tag at the end.
 *
 * @returns the authenticated plaintext; `undefined` for a wrong key, altered bytes or other additional data
 */
export function openGcm(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  additionalData?: Uint8Array,
): Buffer | undefined {
  if (nonce.length === 0 || sealed.length < TAG_BYTES) return undefined;
  const tagAt = sealed.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    if (additionalData) decipher.setAAD(additionalData);
    decipher.setAuthTag(sealed.subarray(tagAt));
    const plaintext = decipher.update(sealed.subarray(0, tagAt));
    return Buffer.concat([plaintext, decipher.final()]);
  } catch {
    return undefined;
  }
}

/**
 * Opens AES-256-CBC with PKCS #7 padding. It has no seal: one in 256 wrong keys passes, so the caller must check the
 * form of the result.
 */
export function openCbc(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Buffer | undefined {
  if (iv.length !== 16 || ciphertext.length === 0 || ciphertext.length % 16 !== 0) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}
