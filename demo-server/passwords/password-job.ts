import type { PasswordCost } from './password-hash.ts';

/** A job for a password thread: Argon2id for passwords and answers, bcrypt for codes. */
export type PasswordJob =
  | { kind: 'hash'; password: string; cost: PasswordCost }
  | { kind: 'check'; password: string; hash: string | undefined; cost: PasswordCost; hasBcrypt: boolean }
  | { kind: 'hash-codes'; codes: string[]; cost: number }
  | { kind: 'check-code'; code: string; hash: string };

/** Its result: hashes, or whether something matches. */
export type PasswordResult = { hashes: string[] } | { isSame: boolean };
