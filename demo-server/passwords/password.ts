import { createHmac } from 'node:crypto';

/**
 * What bcrypt is given in place of the password: bcrypt reads 72 bytes and drops the rest, and this is always 64.
 *
 * HMAC-SHA-384 is 48 bytes, so its Base64 holds no zero byte and loses nothing. The constant is no secret; it makes
 * the digest one that no other site's leaked hash list contains.
 */
export function bcryptInput(password: string): string {
  return createHmac('sha384', 'countersign password v1')
    .update(normalisePassword(password), 'utf8')
    .digest('base64');
}

/** Keyboards differ in how they compose a character; NFKC makes the same typing the same password. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}
