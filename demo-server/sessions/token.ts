import { createHash, randomBytes } from 'node:crypto';

/** A fresh session token: 256 random bits in base64url, 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * How a token is stored and looked up. Plain SHA-256 is enough: there is nothing to guess in 256 random bits, and a
 * stolen database holds nothing that can be sent back as a cookie.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
