import { z } from 'zod';

/** What can happen to an account. */
export const activityKind = z.enum([
  'sign-up',
  'sign-in',
  'sign-out',
  'second-factor',
  'backup-code',
  'step-up',
  'enrolment-start',
  'enrolment',
  'two-factor-replaced',
  'two-factor-disabled',
  'backup-codes-generated',
  'backup-codes-saved',
  'device-trusted',
  'device-revoked',
  'session-revoked',
  'dangerous-action',
  'second-factor-reset',
  'recovery-requested',
  'recovery-used',
  'recovery-cancelled',
  'security-questions-set',
  'security-questions-removed',
  'went-on-without',
  'role-changed',
]);
export type ActivityKind = z.infer<typeof activityKind>;

/** Why something failed, or by what it was allowed. Kept for the owner and the operator; whoever asked hears less. */
export const activityReason = z.enum([
  'unknown-email',
  'wrong-password',
  'wrong-code',
  'replayed-code',
  'too-many-attempts',
  'locked',
  'expired',
  'lost-race',
  'trusted-device',
  'recovery-link',
  'recovery-by-person',
  'no-verified-address',
  'wrong-answer',
  // What something was changed to.
  'now-member',
  'now-support',
  'now-admin',
]);
export type ActivityReason = z.infer<typeof activityReason>;
