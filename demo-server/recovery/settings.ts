import { MINUTE } from '../../shared/durations.ts';

/** How recovery by e-mail works on this site. */
export interface RecoverySettings {
  /** How long a mailed link can be used, in milliseconds. NIST SP 800-63B §4.2.1 allows a day. */
  linkMs: number;
  /** How long after a link was used the second factor is reset, in milliseconds; until then it can be cancelled. */
  waitMs: number;
  /** Whether people can set security questions, and are asked them. */
  securityQuestions: boolean;
}

/** What holds when nobody says: an hour where people learn and test, half of it where they mean it. */
export const LINK_MS = { development: 60 * MINUTE, production: 30 * MINUTE };

export const DEFAULT_RECOVERY: RecoverySettings = {
  linkMs: LINK_MS.development,
  waitMs: 0,
  securityQuestions: false,
};
