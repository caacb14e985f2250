import { MINUTE } from '../../shared/durations.ts';

/** The settings of recovery by email. */
export interface RecoverySettings {
  /** Lifetime of a mailed link, in milliseconds. NIST SP 800-63B §4.2.1.2 allows a day. */
  linkMs: number;
  /** Waiting period between the use of a link and the reset, in milliseconds. During it the reset can be cancelled. */
  waitMs: number;
  /** Whether users can set security questions and are asked them. */
  securityQuestions: boolean;
}

/** Default lifetime of links: one hour for learning and testing, half an hour in production. */
export const LINK_MS = { development: 60 * MINUTE, production: 30 * MINUTE };

export const DEFAULT_RECOVERY: RecoverySettings = {
  linkMs: LINK_MS.development,
  waitMs: 0,
  securityQuestions: false,
};
