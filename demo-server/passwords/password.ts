import { createHmac } from 'node:crypto';
import { Refusal } from '../base/refusal.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../contract/index.ts';

/** Refuses a new password that is too short or too long, counted in code points. @throws Refusal */
export function assertSuitablePassword(password: string): void {
  const length = [...normalise(password)].length;
  if (length < MIN_PASSWORD_LENGTH) throw new Refusal('PASSWORD_TOO_SHORT');
  if (length > MAX_PASSWORD_LENGTH) throw new Refusal('PASSWORD_TOO_LONG');
}

/**
 * What bcrypt is given in place of the password: bcrypt reads 72 bytes and drops the rest, and this is always 64.
 *
 * HMAC-SHA-384 is 48 bytes, so its Base64 holds no zero byte and loses nothing. The constant is no secret; it makes
 * the digest one that no other site's leaked hash list contains.
 */
export function bcryptInput(password: string): string {
  return createHmac('sha384', 'countersign password v1').update(normalise(password), 'utf8').digest('base64');
}

/** Keyboards differ in how they compose a character; NFKC makes the same typing the same password. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}
