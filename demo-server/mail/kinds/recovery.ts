import type { Nothing } from './details.ts';

/** Notices about recoveries. */
export interface RecoveryNotices {
  /** A recovery has reset the second factor. */
  'second-factor-reset': Nothing;
  'recovery-cancelled': Nothing;
  /** Someone asked for a reset by email, and no link was sent. */
  'recovery-withheld': { reason: 'no-verified-address' | 'password-came-by-mail' };
  'security-questions-set': Nothing;
  'security-questions-removed': Nothing;
}

/** Messages with a secret that only the reader of an address may know. */
export interface RecoveryLetters {
  /**
   * `path` is the link that resets the second factor, and `cancelPath` the link that cancels it. `minutes` is how long
   * the link works. `waitHours` is how long the reset then waits; 0 if it does not.
   */
  'recovery-link': { path: string; cancelPath: string; minutes: number; waitHours: number };
  /** `path` is the link for setting up a second factor after a reset. `hours` is how long it works. */
  'enrolment-link': { path: string; hours: number };
  /** The link was used. The second factor is reset at `dueAt` (Unix milliseconds). */
  'recovery-waiting': { cancelPath: string; dueAt: number };
}
