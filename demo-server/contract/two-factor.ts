import { z } from 'zod';
import { twoFactorMethod } from './accounts.ts';
import { route } from './route.ts';
import {
  BACKUP_CODES,
  backupCode,
  ENROLMENT_MS,
  FRESH_FACTOR,
  instant,
  minutesIn,
  newSession,
  offeredPassword,
  oneTimeCode,
  shownBackupCode,
  trustDevice,
} from './values.ts';

export const getPending = route({
  method: 'GET',
  path: '/api/auth/two-factor/pending',
  access: 'anyone',
  summary:
    'Returns whether a sign-in in this browser needs its second factor, which methods it accepts, and until when.',
  body: undefined,
  reply: z.strictObject({
    pending: z
      .strictObject({
        /** Strongest first. */
        methods: z.array(twoFactorMethod).min(1),
        lastUsed: twoFactorMethod.nullable(),
        /** Whether the account has backup codes left. */
        hasBackupCodes: z.boolean(),
        expiresAt: instant,
        /** Attempts left in this sign-in. With none left, the user must sign in again. */
        attemptsLeft: z.number().int().min(0),
        /** Whole seconds until another code is accepted, after too many wrong ones; otherwise `null`. */
        retryAfter: z.number().int().min(1).nullable(),
        /** Whether there were too many wrong codes in a row, so that only a backup code is accepted. */
        isCodeLocked: z.boolean(),
      })
      .nullable(),
  }),
});

export const cancelPending = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel',
  access: 'anyone',
  summary: 'Cancels a sign-in that needs its second factor. A full session stays as it is.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

/** The issuer that authenticator apps show. A colon would end it early in a key URI's label. */
const issuer = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^:\p{Cc}]*$/u);

export const enable = route({
  method: 'POST',
  path: '/api/auth/two-factor/enable',
  access: 'enrolling',
  summary: `Creates a new key and ten backup codes. They must be confirmed with a code of the new key within ${minutesIn(ENROLMENT_MS)} minutes. Until then, nothing else changes, and a current key keeps working. The key and the codes are returned only this once. If two-factor authentication is on, requires a step-up.`,
  body: z.object({ password: offeredPassword, issuer: issuer.optional() }),
  reply: z.strictObject({
    method: z.literal('totp'),
    /** The key URI to show as a QR code. Its `secret` parameter is the key to type by hand. */
    totpURI: z.string().startsWith('otpauth://totp/'),
    /** They work once the key is confirmed. The previous ones then stop working. */
    backupCodes: z.array(shownBackupCode).length(BACKUP_CODES),
    expiresAt: instant,
  }),
});

export const getEnrolment = route({
  method: 'GET',
  path: '/api/auth/two-factor/enrolment',
  access: 'enrolling',
  summary:
    'Returns whether a key is waiting for its first code in this session. Never returns the key itself.',
  body: undefined,
  reply: z.strictObject({ enrolment: z.strictObject({ expiresAt: instant }).nullable() }),
});

export const cancelEnrolment = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel-enrolment',
  access: 'enrolling',
  summary: 'Discards a key that is not confirmed yet.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const verifyTotp = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-totp',
  access: 'pending',
  summary:
    'In a pending session, finishes the sign-in. In a full session with an unconfirmed key, confirms the key, turns on two-factor authentication, and ends every other session and trusted device. In a full session without an unconfirmed key, it is refused: use `step-up` to confirm the current key. The session gets a new id.',
  body: z.object({
    code: oneTimeCode,
    trustDevice,
  }),
  refusals: { code: 'MALFORMED_CODE' },
  reply: newSession,
});

export const disable = route({
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
