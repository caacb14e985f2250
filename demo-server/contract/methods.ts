import { z } from 'zod';
import { route } from './route.ts';
import { sendingMethod, sentCode } from './sent-codes.ts';
import {
  BACKUP_CODES,
  backupCode,
  instant,
  offeredPassword,
  oneTimeCode,
  shownBackupCode,
  user,
} from './values.ts';

/** The second factors a sign-in can be finished with, beside backup codes: the strongest first. */
export const METHODS_BY_STRENGTH = ['passkey', 'totp', 'sms', 'email'] as const;
export const twoFactorMethod = z.enum(METHODS_BY_STRENGTH);
export type TwoFactorMethod = z.infer<typeof twoFactorMethod>;

/** What adding a method answers. */
export const addedMethod = z.strictObject({
  user,
  /** For an account that had none: told here and never again. */
  backupCodes: z.array(shownBackupCode).length(BACKUP_CODES).nullable(),
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

export const disableTwoFactor = route({
  method: 'POST',
  path: '/api/auth/two-factor/disable',
  access: 'full',
  summary:
    'Turns two-factor authentication off: the key and the backup codes are thrown away, and every other session and trusted device ends. Needs the password, and the second factor: proven in the last five minutes, or by a code in the body.',
  body: z.object({
    password: offeredPassword,
    code: oneTimeCode.optional(),
    backupCode: backupCode.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: z.strictObject({ status: z.literal(true) }),
});
