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
  'recovery-used',
  'recovery-cancelled',
  'security-questions-set',
  'security-questions-removed',
  'went-on-without',
  'role-changed',
  'policy-changed',
  'support-requested',
  'support-approved',
  'support-approved-finally',
  'support-refused',
  'support-cancelled',
]);
export type ActivityKind = z.infer<typeof activityKind>;
export const ACTIVITY_KINDS: readonly ActivityKind[] = activityKind.options;

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
  'wrong-passkey',
  'passkey-copied',
  // By which method, or which one.
  'method-totp',
  'method-sms',
  'method-email',
  'method-passkey',
  'recovery-link',
  'recovery-by-person',
  'no-verified-address',
  'password-came-by-mail',
  'wrong-answer',
  // What something was changed to.
  'now-member',
  'now-support',
  'now-admin',
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
  summary: 'What happened to the account, the newest first, page by page.',
  body: undefined,
  query: z.object({
    /** How many events; 20 unless said otherwise. */
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
        /** Who of support or administration did it; `null` where it was the owner, or somebody in their name. */
        by: z.string().nullable(),
        /** Whether it happened in the session that asks. */
        current: z.boolean(),
      }),
    ),
    next: nextPage,
  }),
});

/** An event as those see it who look after the site. */
export const auditEvent = z.strictObject({
  id: z.string(),
  at: instant,
  /** Whose account it happened to; `null` where none is known. */
  user: z.strictObject({ id: z.string(), email: z.string() }).nullable(),
  /** Who did it, where that was somebody else. */
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
  summary: 'What happened to everybody’s accounts, the newest first, page by page.',
  body: undefined,
  query: z.object({
    /** The e-mail address an account signs in with. */
    email: email.optional(),
    kind: activityKind.optional(),
    before: pageStart,
  }),
  reply: z.strictObject({ events: z.array(auditEvent), next: nextPage }),
});
