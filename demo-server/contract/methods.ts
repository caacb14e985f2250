import { z } from 'zod';
import { route } from './route.ts';
import { sendingMethod, sentCode } from './sent-codes.ts';
import {
  backupCode,
  FRESH_FACTOR,
  instant,
  newBackupCodes,
  offeredPassword,
  oneTimeCode,
  user,
} from './values.ts';

/** The second-factor methods that can finish a sign-in, strongest first. Backup codes can finish one as well. */
export const METHODS_BY_STRENGTH = ['passkey', 'totp', 'sms', 'email'] as const;
export const twoFactorMethod = z.enum(METHODS_BY_STRENGTH);
export type TwoFactorMethod = z.infer<typeof twoFactorMethod>;

/** What adding a method answers. */
export const addedMethod = z.strictObject({
  user,
  /** Only if the account had none. Returned only this once. */
  backupCodes: newBackupCodes.nullable(),
});

export const listMethods = route({
  method: 'GET',
  path: '/api/auth/two-factor/methods',
  access: 'enrolling',
  summary: 'Returns the second-factor methods of the account, and those it can add.',
  body: undefined,
  reply: z.strictObject({
    /** Strongest first. */
    enabled: z.array(twoFactorMethod),
    /** When the authenticator app was connected; `null` without one. */
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
        /** Whether its provider syncs it to other devices. */
        synced: z.boolean(),
      }),
    ),
    lastUsed: twoFactorMethod.nullable(),
    /** The methods that people can add on this site. */
    offered: z.array(twoFactorMethod),
    /** The account's confirmed addresses, to which codes can be sent. */
    addresses: z.array(z.string()),
    /** The origin where browsers allow this site's passkeys; `null` if there is none. */
    passkeyOrigin: z.string().nullable(),
  }),
});

export const addMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/add-method',
  access: 'enrolling',
  summary:
    'Starts to add codes by email or text message: sends a code to the recipient, to be confirmed with `confirm-method`. Requires the password and, if two-factor authentication is on, a step-up. A current recipient keeps working until the new one is confirmed.',
  body: z.object({
    method: sendingMethod,
    /** One of the account's confirmed addresses, or a phone number with its country code: `+49 151 12345678`. */
    to: z.string().trim().min(1).max(254),
    password: offeredPassword,
  }),
  reply: sentCode,
});

export const resendMethodCode = route({
  method: 'POST',
  path: '/api/auth/two-factor/resend-method-code',
  access: 'enrolling',
  summary: 'Sends another code to the recipient that is not confirmed yet. The previous one stops working.',
  body: z.object({ method: sendingMethod }),
  reply: sentCode,
});

export const cancelMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel-method',
  access: 'enrolling',
  summary: 'Stops adding a recipient that is not confirmed yet.',
  body: z.object({ method: sendingMethod }),
  reply: z.strictObject({ status: z.literal(true) }),
});

export const confirmMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/confirm-method',
  access: 'enrolling',
  summary:
    'Confirms a recipient with the code that was sent there, and adds it as a second-factor method. Ends every other session and trusted device. The session gets a new id.',
  body: z.object({ method: sendingMethod, code: oneTimeCode }),
  refusals: { code: 'MALFORMED_CODE' },
  reply: addedMethod,
});

export const removeMethod = route({
  method: 'POST',
  path: '/api/auth/two-factor/remove-method',
  access: 'full',
  summary:
    'Removes one method. If it was the last one, two-factor authentication is turned off and the backup codes are deleted. Requires the password and a step-up. Ends every other session and trusted device.',
  body: z.object({ method: z.enum(['totp', 'sms', 'email']), password: offeredPassword }),
  reply: z.strictObject({ status: z.literal(true), user }),
});

export const disableTwoFactor = route({
  method: 'POST',
  path: '/api/auth/two-factor/disable',
  access: 'full',
  summary: `Turns off two-factor authentication and deletes the key and the backup codes. Requires the password and the second factor: ${FRESH_FACTOR}. Ends every other session and trusted device.`,
  body: z.object({
    password: offeredPassword,
    code: oneTimeCode.optional(),
    backupCode: backupCode.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: z.strictObject({ status: z.literal(true) }),
});
