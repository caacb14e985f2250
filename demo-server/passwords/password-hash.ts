import { randomBytes, timingSafeEqual } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { argon2id } from './argon2id.ts';
import { bcryptInput, normalisePassword } from './password.ts';

/** What one password costs. */
export interface PasswordCost {
  /** Argon2id's memory, in KiB. Each password thread uses this much while it works. */
  memoryKiB: number;
  /** Argon2id's passes over the memory. */
  passes: number;
  /** bcrypt's cost, the base-2 logarithm of its rounds: for hashes of earlier versions, and the limit for codes. */
  bcrypt: number;
}

/** The cost in use: Argon2id as the OWASP Password Storage Cheat Sheet recommends (19 MiB, two passes, one lane). */
export const PASSWORD_COST: PasswordCost = { memoryKiB: 19_456, passes: 2, bcrypt: 12 };

const SALT_BYTES = 16;
/** The PHC string format, without padding in Base64. */
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

/** Hashes a password with Argon2id (RFC 9106). @returns a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$…$…` */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(cost, salt, await argon2id(normalisePassword(password), salt, cost));
}

/**
 * Returns whether a password belongs to a stored hash, of Argon2id or of bcrypt, which earlier versions used.
 *
 * @param hash `undefined` if there is no account: then the same work is done for nothing
 * @param hasBcrypt whether any account still has a hash of bcrypt. Then each check does the work of both, so that its
 * time does not show which one an account has
 */
export async function isPasswordOf(
  password: string,
  hash: string | undefined,
  { cost, hasBcrypt }: { cost: PasswordCost; hasBcrypt: boolean },
): Promise<boolean> {
  const isBcrypt = hash !== undefined && isOutdatedHash(hash);
  const old = hasBcrypt || isBcrypt;
  const isOld = old && bcrypt.compareSync(bcryptInput(password), isBcrypt ? hash : bcryptDecoy(cost.bcrypt));
  const stored = readPhc(isBcrypt ? undefined : hash) ?? {
    ...cost,
    salt: randomBytes(SALT_BYTES),
    tag: undefined,
  };
  const tag = await argon2id(normalisePassword(password), stored.salt, stored);
  return isBcrypt ? isOld : stored.tag !== undefined && timingSafeEqual(tag, stored.tag);
}

/** Returns whether a stored hash is of bcrypt and should be replaced when its password is known. */
export function isOutdatedHash(hash: string): boolean {
  return hash.startsWith('$2');
}

/** Returns a text in the form of a bcrypt hash, which no known password matches. */
export function bcryptDecoy(cost: number): string {
  return `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`;
}

function phc({ memoryKiB, passes }: PasswordCost, salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=1$${text(salt)}$${text(tag)}`;
}

function readPhc(hash: string | undefined) {
  const [, memory, passes, salt = '', tag = ''] = PHC.exec(hash ?? '') ?? [];
  if (memory === undefined) return undefined;
  return {
    memoryKiB: Number(memory),
    passes: Number(passes),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
