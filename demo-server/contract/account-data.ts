import { z } from 'zod';
import { activityKind, activityReason } from './activity.ts';
import { twoFactorMethod } from './methods.ts';
import { securityQuestion } from './recovery.ts';
import { route } from './route.ts';
import { supportState } from './support.ts';
import { backupCode, FRESH_FACTOR, instant, offeredPassword, oneTimeCode, role } from './values.ts';

/** The greatest number of events of the security activity in an export. `security-activity` has the older ones. */
export const MOST_EXPORTED_EVENTS = 10_000;

const seenFrom = { ipAddress: z.string().nullable(), userAgent: z.string().nullable() };
const count = z.number().int().min(0);
const sendingMethod = z.enum(['sms', 'email']);

/**
 * What the site has stored about an account, in plain names and without secrets. Times are ISO 8601 in UTC. Each list is
 * ordered by time, oldest first.
 */
export const accountData = z.strictObject({
  format: z.literal('countersign-account-data'),
  version: z.literal(1),
  exportedAt: instant,
  account: z.strictObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    /** The language of messages. */
    language: z.string(),
    role,
    roleSince: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    /** Whether the password was set with an emailed link, and no second factor was confirmed since. */
    passwordSetByEmail: z.boolean(),
    /** Whether the password does not work until a new one is set. */
    passwordBlocked: z.boolean(),
    lastSecondFactor: twoFactorMethod.nullable(),
    secondFactorConfirmations: count,
    /** When the second factor was reset, if a new one must be set up. */
    secondFactorResetAt: instant.nullable(),
    /** When the account is deleted unless its address is confirmed. */
    deletedUnlessConfirmedBy: instant.nullable(),
    warnedAboutThatAt: instant.nullable(),
    /** When the account is deleted because its owner requested it. */
    deletesAt: instant.nullable(),
    remindedOfDeletionAt: instant.nullable(),
  }),
  addresses: z.array(
    z.strictObject({
      email: z.string(),
      confirmedAt: instant.nullable(),
      usedToSignIn: z.boolean(),
      createdAt: instant,
    }),
  ),
  emailedLinks: z.array(
    z.strictObject({
      purpose: z.string(),
      createdAt: instant,
      expiresAt: instant,
      usedAt: instant.nullable(),
    }),
  ),
  sessions: z.array(
    z.strictObject({
      state: z.enum(['pending', 'full']),
      codesTried: count,
      secondFactorConfirmedAt: instant.nullable(),
      createdAt: instant,
      expiresAt: instant,
      ...seenFrom,
      lastSeenAt: instant.nullable(),
    }),
  ),
  trustedDevices: z.array(
    z.strictObject({ createdAt: instant, lastUsedAt: instant, expiresAt: instant, ...seenFrom }),
  ),
  /** Networks that the account signed in from. They are stored as digests, so no one can read them. */
  knownNetworks: z.array(z.strictObject({ expiresAt: instant })),
  /** The browser that may set up a second factor after a reset. */
  enrolmentRights: z.array(z.strictObject({ createdAt: instant, expiresAt: instant })),
  authenticatorApps: z.array(
    z.strictObject({
      /** `verify`: waits for its first code. */
      state: z.enum(['verify', '2fa']),
      codesTried: count,
      createdAt: instant,
      expiresAt: instant.nullable(),
    }),
  ),
  /** Where codes of the second factor are sent to. */
  codeRecipients: z.array(
    z.strictObject({
      method: sendingMethod,
      recipient: z.string(),
      createdAt: instant,
      lastUsedAt: instant.nullable(),
    }),
  ),
  sentCodes: z.array(
    z.strictObject({
      method: sendingMethod,
      purpose: z.string(),
      recipient: z.string(),
      codesTried: count,
      sentAt: instant,
      expiresAt: instant,
    }),
  ),
  passkeys: z.array(
    z.strictObject({
      name: z.string(),
      /** The ways to reach it, separated by commas. */
      transports: z.string(),
      /** Whether its provider keeps copies of it. */
      isSynced: z.boolean(),
      createdAt: instant,
      lastUsedAt: instant.nullable(),
    }),
  ),
  backupCodeSets: z.array(z.strictObject({ createdAt: instant, savedAt: instant.nullable() })),
  backupCodes: z.array(z.strictObject({ usedAt: instant.nullable() })),
  recoveries: z.array(
    z.strictObject({
      createdAt: instant,
      expiresAt: instant,
      usedAt: instant.nullable(),
      dueAt: instant.nullable(),
      endedAt: instant.nullable(),
      endedAs: z.string().nullable(),
      ...seenFrom,
    }),
  ),
  securityQuestions: z.array(z.strictObject({ questions: z.array(securityQuestion), createdAt: instant })),
  supportRequests: z.array(
    z.strictObject({
      state: supportState,
      /** The owner’s own words. */
      reason: z.string(),
      openedAt: instant,
      expiresAt: instant,
      ...seenFrom,
      approvedAt: instant.nullable(),
      closedAt: instant.nullable(),
    }),
  ),
  /** What happened on the account. The newest events, at most {@link MOST_EXPORTED_EVENTS}. */
  securityActivity: z.array(
    z.strictObject({
      at: instant,
      kind: activityKind,
      outcome: z.enum(['success', 'failure']),
      reason: activityReason.nullable(),
      /** `null` if staff did it. */
      ...seenFrom,
      byStaff: z.boolean(),
    }),
  ),
  /** What was sent to the owner in the last 30 days, without the words. */
  messages: z.array(
    z.strictObject({
      channel: z.enum(['mail', 'sms']),
      recipient: z.string(),
      kind: z.string(),
      at: instant,
      state: z.enum(['waiting', 'delivered', 'failed']),
      attempts: count,
      expiresAt: instant.nullable(),
      deliveredOrGivenUpAt: instant.nullable(),
    }),
  ),
});

export const exportAccountData = route({
  method: 'POST',
  path: '/api/auth/export-data',
  access: 'full',
  isSensitive: true,
  summary: `Returns everything that the site has stored about the account, without secrets. Notifies the owner by email. Requires the password. If two-factor authentication is on, also requires the second factor: ${FRESH_FACTOR}.`,
  body: z.object({
    password: offeredPassword,
    code: oneTimeCode.optional(),
    backupCode: backupCode.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: accountData,
});
