import type { Nothing } from './details.ts';

/** What owners are told of recoveries. */
export interface RecoveryNotices {
  /** A recovery has taken the second factor away. */
  'second-factor-reset': Nothing;
  'recovery-cancelled': Nothing;
  /** A reset by mail was asked for, and no link was sent. */
  'recovery-withheld': { reason: 'no-verified-address' | 'password-came-by-mail' };
  'security-questions-set': Nothing;
  'security-questions-removed': Nothing;
}

/** What only whoever reads an address may know. */
export interface RecoveryLetters {
  /**
   * `path` is the link that resets the second factor, `cancelPath` the one that voids it; `minutes` is how long it can
   * be used, `waitHours` how long the reset then waits, 0 for not at all.
   */
  'recovery-link': { path: string; cancelPath: string; minutes: number; waitHours: number };
  /** The link was used; at `dueAt` (Unix milliseconds) the second factor is reset. */
  'recovery-waiting': { cancelPath: string; dueAt: number };
}
