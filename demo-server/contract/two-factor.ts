import { z } from 'zod';
import { twoFactorMethod } from './accounts.ts';
import { route } from './route.ts';
import {
  BACKUP_CODES,
  backupCode,
  instant,
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
  summary: 'Whether a sign-in in this browser awaits its second factor, with what, and until when.',
  body: undefined,
  reply: z.strictObject({
    pending: z
      .strictObject({
        /** The strongest first. */
        methods: z.array(twoFactorMethod).min(1),
        lastUsed: twoFactorMethod.nullable(),
        /** Whether the account has backup codes left. */
        hasBackupCodes: z.boolean(),
        expiresAt: instant,
        /** Codes that can still be tried in this sign-in. With none left only signing in again helps. */
        attemptsLeft: z.number().int().min(0),
        /** Whole seconds until a code is looked at again, where too many wrong ones came; else `null`. */
        retryAfter: z.number().int().min(1).nullable(),
        /** A hundred wrong codes in a row: only a backup code is accepted. */
        isCodeLocked: z.boolean(),
      })
      .nullable(),
  }),
});

export const cancelPending = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel',
  access: 'anyone',
  summary: 'Gives up a sign-in that awaits its second factor. A full session is left alone.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

/** Who issues the key, as authenticators show it. A colon would end it early in a key URI's label. */
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
  summary:
    'Makes a new key and ten backup codes, to be confirmed with a code of the new key within ten minutes. Nothing else changes until then: a key that is on stays on. Both are told here and never again. While two-factor authentication is on, it needs a step-up.',
  body: z.object({ password: offeredPassword, issuer: issuer.optional() }),
  reply: z.strictObject({
    method: z.literal('totp'),
    /** The key URI to show as a QR. Its `secret` parameter is the key to type by hand. */
    totpURI: z.string().startsWith('otpauth://totp/'),
    /** They count once the key is confirmed; then those before are void. */
    backupCodes: z.array(shownBackupCode).length(BACKUP_CODES),
    expiresAt: instant,
  }),
});

export const getEnrolment = route({
  method: 'GET',
  path: '/api/auth/two-factor/enrolment',
  access: 'enrolling',
  summary: 'Whether a key awaits its first code in this session. Never the key itself.',
  body: undefined,
  reply: z.strictObject({ enrolment: z.strictObject({ expiresAt: instant }).nullable() }),
});

export const cancelEnrolment = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel-enrolment',
  access: 'enrolling',
  summary: 'Throws away a key that has not been confirmed.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const verifyTotp = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-totp',
  access: 'pending',
  summary:
    'In a pending session: finishes the sign-in. In a full session with an unconfirmed key: makes it the key, turns two-factor authentication on, and ends every other session and trusted device. In a full session without one it is refused: `step-up` is for proving the key there is. The session gets a new id.',
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
