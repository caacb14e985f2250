import type { Nothing } from './details.ts';

/** What owners are told of their password. */
export interface PasswordNotices {
  'password-changed': Nothing;
  /** By a link that was mailed. */
  'password-reset': Nothing;
}

/** What only whoever reads an address may know. */
export interface PasswordLetters {
  /** `path` is the link to choose a new password with, `minutes` how long it can be used. */
  'reset-password': { path: string; minutes: number };
}
