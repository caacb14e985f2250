import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Returns whether an `Authorization` header has this bearer token (RFC 6750 §2.1). The time does not depend on where they
 * differ, nor on their lengths: digests are compared.
 */
export function isBearer(header: string, token: string): boolean {
  const offered = bearerIn(header);
  return timingSafeEqual(digest(offered ?? ''), digest(token)) && offered !== undefined;
}

/** Returns the bearer token of an `Authorization` header; `undefined` if it has none. */
export function bearerIn(header: string): string | undefined {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
