import { createHmac } from 'node:crypto';

/**
 * Returns what bcrypt hashes in place of the password. bcrypt reads 72 bytes and ignores the rest; this text always has
 * 64.
 *
 * HMAC-SHA-384 has 48 bytes. In Base64 they contain no zero byte and lose nothing. The constant is not a secret: it
 * keeps these digests out of the hash lists that leak from other sites.
 */
export function bcryptInput(password: string): string {
  return createHmac('sha384', 'countersign password v1')
    .update(normalisePassword(password), 'utf8')
    .digest('base64');
}

/** Keyboards differ in how they compose a character. With NFKC the same typing gives the same password. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}
