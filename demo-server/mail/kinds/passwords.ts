import type { Nothing } from './details.ts';

/** Notices about an account's password. */
export interface PasswordNotices {
  'password-changed': Nothing;
  /** With an emailed link. */
  'password-reset': Nothing;
}

/** Messages with a secret that only the reader of an address may know. */
export interface PasswordLetters {
  /** `path` is the password reset link; `minutes` is how long it works. */
  'reset-password': { path: string; minutes: number };
}
