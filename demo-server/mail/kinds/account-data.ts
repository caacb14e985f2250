import type { Nothing } from './details.ts';

/** Notices about the deletion of an account by its owner, and the export of its data. */
export interface AccountDataNotices {
  /** The account stays, and why. */
  'deletion-cancelled': { because: 'kept' | 'credential-changed' | 'suspended' | 'last-admin' };
  /** The last message of an account. `email` is the sign-in address that it had. */
  'account-deleted': { email: string };
  'data-exported': Nothing;
}

/**
 * Messages with a secret that only the reader of an address may know. The account is deleted at `endsAt` (Unix
 * milliseconds) unless the link in `path` is used before.
 */
export interface AccountDataLetters {
  'deletion-requested': { path: string; endsAt: number };
  'deletion-soon': { path: string; endsAt: number };
}
