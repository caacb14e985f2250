import { createHash, randomBytes } from 'node:crypto';

/** Returns a new session token: 256 random bits in base64url, 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Returns the form in which a token is stored and looked up. Plain SHA-256 is enough, because 256 random bits cannot be
 * guessed. A stolen database contains nothing that works as a cookie.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
