import { z } from 'zod';
import { route } from './route.ts';
import { email, instant, nextPage, pageStart, personName } from './values.ts';

/** What can happen to an account. */
export const activityKind = z.enum([
  'sign-up',
  'sign-in',
  'sign-out',
  'password-changed',
  'password-reset-requested',
  'password-reset',
  'address-added',
  'address-verified',
  'account-cleared',
  'account-ended',
  'address-removed',
  'primary-address-changed',
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
  'code-sent',
  'method-start',
  'method-added',
  'method-removed',
  'passkey-renamed',
  'second-factor-reset',
  'recovery-requested',
  'enrolment-link-requested',
  'recovery-used',
  'recovery-cancelled',
  'security-questions-set',
  'security-questions-removed',
  'went-on-without',
  'role-changed',
  'account-suspended',
  'suspension-lifted',
  'signed-out-by-staff',
  'deletion-requested',
  'deletion-cancelled',
  'data-exported',
  'policy-changed',
  'support-requested',
  'support-approved',
  'support-approved-finally',
  'support-refused',
  'support-cancelled',
]);
export type ActivityKind = z.infer<typeof activityKind>;
export const ACTIVITY_KINDS: readonly ActivityKind[] = activityKind.options;

/** Why something failed, or what allowed it. Kept for the owner and the operator. The caller is told less. */
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
  'wrong-passkey',
  'passkey-copied',
  // The method that was used or changed.
  'method-totp',
  'method-sms',
  'method-email',
  'method-passkey',
  'recovery-link',
  'recovery-by-person',
  'no-enrolment-right',
  'no-verified-address',
  'no-second-factor',
  'password-came-by-mail',
  'wrong-answer',
  // The new value.
  'now-member',
  'now-support',
  'now-admin',
  'suspended',
  'never-confirmed',
  'asked-by-owner',
  'last-admin',
  'credential-changed',
  'factor-proven',
  'demanded-of-nobody',
  'demanded-of-everyone',
  'demanded-of-a-role',
  'demanded-where-sensitive',
]);
export type ActivityReason = z.infer<typeof activityReason>;

export const readActivity = route({
  method: 'GET',
  path: '/api/auth/security-activity',
  access: 'full',
  summary: 'Returns what happened on the account, page by page, newest first.',
  body: undefined,
  query: z.object({
    /** How many events; 20 by default. */
    limit: z
      .string()
      .regex(/^[1-9][0-9]?$|^100$/)
      .transform(Number)
      .optional(),
    before: pageStart,
  }),
  reply: z.strictObject({
    events: z.array(
      z.strictObject({
        id: z.string(),
        at: instant,
        kind: activityKind,
        outcome: z.enum(['success', 'failure']),
        reason: activityReason.nullable(),
        ipAddress: z.string().nullable(),
        userAgent: z.string().nullable(),
        /** The name of the support person or admin who did it; `null` if it was done as the owner. */
        by: z.string().nullable(),
        /** Whether it happened in the caller's session. */
        current: z.boolean(),
      }),
    ),
    next: nextPage,
  }),
});

/** An event as support and admins see it. */
export const auditEvent = z.strictObject({
  id: z.string(),
  at: instant,
  /** The account it happened to; `null` if unknown. */
  user: z.strictObject({ id: z.string(), email: z.string() }).nullable(),
  /** The person who did it, if it was not the owner. */
  by: personName.nullable(),
  kind: activityKind,
  outcome: z.enum(['success', 'failure']),
  reason: activityReason.nullable(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
});

export const readAudit = route({
  method: 'GET',
  path: '/api/admin/audit',
  access: 'admin',
  summary: 'Returns what happened on all accounts, page by page, newest first.',
  body: undefined,
  query: z.object({
    /** The account's sign-in address. */
    email: email.optional(),
    kind: activityKind.optional(),
    before: pageStart,
  }),
  reply: z.strictObject({ events: z.array(auditEvent), next: nextPage }),
});
