import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Returns whether an `Authorization` header has this bearer token (RFC 6750 §2.1). The time does not depend on where they
 * differ, nor on their lengths: digests are compared.
 */
export function isBearer(header: string, token: string): boolean {
  const [, offered = ''] = /^Bearer +([\x21-\x7e]+) *$/i.exec(header) ?? [];
  return timingSafeEqual(digest(offered), digest(token)) && offered !== '';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
