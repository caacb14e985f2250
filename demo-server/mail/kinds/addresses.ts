import type { Nothing } from './details.ts';

/** Notices about an account's addresses. */
export interface AddressNotices {
  /** The sign-in address was confirmed for the first time, and what was set up before is gone. */
  'account-cleared': Nothing;
  'address-added': { email: string };
  'address-removed': { email: string };
  /** Another address is used to sign in. */
  'primary-address-changed': { before: string; email: string };
}

/** Messages with a secret that only the reader of an address may know. */
export interface AddressLetters {
  /** `path` is the link that confirms the address; `hours` is how long it works. */
  'verify-address': { path: string; hours: number };
  /** The account ends at `endsAt` (Unix milliseconds) unless the link in `path` confirms the address before. */
  'account-ends': { path: string; endsAt: number };
}
