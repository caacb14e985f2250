import { z } from 'zod';
import { twoFactorMethod } from './accounts.ts';
import { route } from './route.ts';
import {
  BACKUP_CODES,
  instant,
  newSession,
  offeredPassword,
  oneTimeCode,
  shownBackupCode,
  trustDevice,
  user,
} from './values.ts';

/** The methods that send a code. */
export const sendingMethod = z.enum(['sms', 'email']);
export type SendingMethod = z.infer<typeof sendingMethod>;

/** A code that is on its way. */
const sentCode = z.strictObject({
  status: z.literal(true),
  method: sendingMethod,
  /** Where to, in part: `a•••@example.com`, `+49 ••• 78`. */
  to: z.string(),
  expiresAt: instant,
  /** Whole seconds until another can be sent. */
  resendAfter: z.number().int().min(0),
});

const addedMethod = z.strictObject({
  user,
  /** For an account that had none: told here and never again. */
  backupCodes: z.array(shownBackupCode).length(BACKUP_CODES).nullable(),
});

export const sendOtp = route({
  method: 'POST',
  path: '/api/auth/two-factor/send-otp',
  access: 'pending',
  summary:
    'Sends a code by mail or text message, for this session alone, good for five minutes and once. One sent before is void. Another can be sent after a wait that grows; wrong codes stay counted.',
  body: z
    .object({
      /** Left out: the one that was used last. */
      method: sendingMethod.optional(),
    })
    .default({}),
  reply: sentCode,
});

export const verifyOtp = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-otp',
  access: 'pending',
  summary:
    'Spends a code that was sent: finishes a sign-in, or steps a full session up. The session gets a new id.',
  body: z.object({
    code: oneTimeCode,
    /** Left out: the one a code was sent by last in this session. */
    method: sendingMethod.optional(),
    trustDevice,
  }),
  refusals: { code: 'MALFORMED_CODE' },
  reply: newSession,
});

export const listMethods = route({
  method: 'GET',
  path: '/api/auth/two-factor/methods',
  access: 'enrolling',
  summary: 'The methods of the second factor that are on for the account, and those it could add.',
  body: undefined,
  reply: z.strictObject({
    /** The strongest first. */
    enabled: z.array(twoFactorMethod),
    /** When the authenticator was connected; `null` without one. */
    authenticatorSince: instant.nullable(),
    recipients: z.array(
      z.strictObject({
        method: sendingMethod,
        to: z.string(),
        createdAt: instant,
        lastUsedAt: instant.nullable(),
      }),
    ),
    passkeys: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        createdAt: instant,
        lastUsedAt: instant.nullable(),
        /** Whether its provider keeps copies of it on other devices. */
        synced: z.boolean(),
      }),
    ),
    lastUsed: twoFactorMethod.nullable(),
    /** What this site lets people add. */
    offered: z.array(twoFactorMethod),
    /** The account's verified addresses, which codes can go to. */
    addresses: z.array(z.string()),
    /** Where browsers allow this site's passkeys; `null` where none would. */
    passkeyOrigin: z.string().nullable(),
  }),
});

export const addMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/add-method',
  access: 'enrolling',
  summary:
    'Begins to have codes sent: one goes to the recipient, and comes back with `confirm-method`. Needs the password and, where two-factor authentication is on, a step-up. A recipient there is already goes on until the new one is confirmed.',
  body: z.object({
    method: sendingMethod,
    /** One of the account's verified addresses, or a telephone number with its country: `+49 151 12345678`. */
    to: z.string().trim().min(1).max(254),
    password: offeredPassword,
  }),
  reply: sentCode,
});

export const resendMethodCode = route({
  method: 'POST',
  path: '/api/auth/two-factor/resend-method-code',
  access: 'enrolling',
  summary: 'Sends another code to the recipient that waits for its confirmation. The one before is void.',
  body: z.object({ method: sendingMethod }),
  reply: sentCode,
});

export const cancelMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel-method',
  access: 'enrolling',
  summary: 'Gives up adding a recipient that has not been confirmed.',
  body: z.object({ method: sendingMethod }),
  reply: z.strictObject({ status: z.literal(true) }),
});

export const confirmMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/confirm-method',
  access: 'enrolling',
  summary:
    'Confirms a recipient with the code that went there: from now on it is a method of the second factor. Every other session and trusted device ends, and the session gets a new id.',
  body: z.object({ method: sendingMethod, code: oneTimeCode }),
  refusals: { code: 'MALFORMED_CODE' },
  reply: addedMethod,
});

export const removeMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/remove-method',
  access: 'full',
  summary:
    'Removes one method. Without another two-factor authentication is off, and the backup codes are thrown away. Needs the password and a step-up. Every other session and trusted device ends.',
  body: z.object({ method: z.enum(['totp', 'sms', 'email']), password: offeredPassword }),
  reply: z.strictObject({ status: z.literal(true), user }),
});

export { addedMethod };
