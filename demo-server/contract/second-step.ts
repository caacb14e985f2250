import { z } from 'zod';
import { twoFactorMethod } from './methods.ts';
import { route } from './route.ts';
import { instant, oneTimeCode, proofRoute } from './values.ts';

export const getSecondStep = route({
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

export const cancelSecondStep = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel',
  access: 'anyone',
  summary: 'Gives up a sign-in that awaits its second factor. A full session is left alone.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const verifyTotp = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-totp',
  access: 'pending',
  summary:
    'In a pending session: finishes the sign-in. In a full session with an unconfirmed key: makes it the key, turns two-factor authentication on, and ends every other session and trusted device. In a full session without one it is refused: `step-up` is for proving the key there is. The session gets a new id.',
  ...proofRoute({ code: oneTimeCode }),
  refusals: { code: 'MALFORMED_CODE' },
});
