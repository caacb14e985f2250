import { createHash, randomBytes } from 'node:crypto';
import { crockfordSymbols } from '../base/crockford.ts';
import type { KeyRing, SealedFor } from '../keys/key-ring.ts';

const TOKEN_PLACE: SealedFor = { purpose: 'class-token', userId: '', rowId: '' };
const CODE_PLACE: SealedFor = { purpose: 'class-code', userId: '', rowId: '' };
const CODE_SYMBOLS = 8;

/** Returns the id of a new class: 128 random bits in base64url, 22 characters. */
export function newClassId(): string {
  return random128();
}

/**
 * Returns a new token of a teacher or a pupil: `CLASS.RANDOM.KEY.MAC`. Only its hash is stored. The MAC lets
 * {@link classOfToken} tell a class before the database is asked. It gives no access.
 */
export function newClassToken(keys: KeyRing, classId: string): string {
  const text = `${classId}.${random128()}`;
  const [, keyId, mac] = keys.mac(text, TOKEN_PLACE).split('.');
  return `${text}.${keyId}.${mac}`;
}

/** Returns the class of a token that this site has made, whether it still works or not; `undefined` for others. */
export function classOfToken(keys: KeyRing, token: string | undefined): string | undefined {
  const [, classId, random, keyId, mac] =
    /^([\w-]{22})\.([\w-]{22})\.([\w-]{1,32})\.([\w-]{43})$/.exec(token ?? '') ?? [];
  if (classId === undefined) return undefined;
  return keys.isMacOf(`v1.${keyId}.${mac}`, `${classId}.${random}`, TOKEN_PLACE) ? classId : undefined;
}

/**
 * Returns the code that pupils join with: eight symbols. It follows from the teacher's token, so it need not be stored
 * to be shown again, and says nothing about the token.
 */
export function codeOfClass(teacherToken: string): string {
  const digest = createHash('sha256').update(`code of the class\0${teacherToken}`).digest();
  return crockfordSymbols(digest.subarray(0, CODE_SYMBOLS));
}

/** Returns the form in which a code is stored. */
export function macOfCode(keys: KeyRing, code: string): string {
  return keys.mac(code, CODE_PLACE);
}

/** Returns all forms in which a code may have been stored, one for each key. */
export function macsOfCode(keys: KeyRing, code: string): string[] {
  return keys.macs(code, CODE_PLACE);
}

function random128(): string {
  return randomBytes(16).toString('base64url');
}
