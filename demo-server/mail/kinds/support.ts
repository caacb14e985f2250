import type { Nothing } from './details.ts';

/** Notices about support requests. */
export interface SupportNotices {
  'support-refused': Nothing;
  'support-cancelled': Nothing;
}

/** Messages with a secret that only the reader of an address may know: `cancelPath`, a link that cancels the request. */
export interface SupportLetters {
  'support-requested': { cancelPath: string };
  'support-approved-once': { cancelPath: string };
}
