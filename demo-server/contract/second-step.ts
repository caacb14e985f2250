import { z } from 'zod';
import { twoFactorMethod } from './methods.ts';
import { route } from './route.ts';
import { instant, oneTimeCode, secondFactorRoute } from './values.ts';

export const getSecondStep = route({
  method: 'GET',
  path: '/api/auth/two-factor/pending',
  access: 'anyone',
  summary:
    'Returns whether a sign-in in this browser needs its second factor, which methods it accepts, and until when. Or whether it needs an emailed link, because the second factor was reset.',
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
    /** The second factor was reset, so the sign-in needs an emailed link; otherwise `null`. */
    awaitsLink: z
      .strictObject({
        /** The addresses that links go to, masked. */
        sentTo: z.array(z.string()),
        /** Whether the password was set with an emailed link. Then no link is sent, and only support can help. */
        passwordCameByMail: z.boolean(),
        expiresAt: instant,
      })
      .nullable(),
  }),
});

export const cancelSecondStep = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel',
  access: 'anyone',
  summary:
    'Cancels a sign-in that needs its second factor or an emailed link. A full session stays as it is.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const verifyTotp = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-totp',
  access: 'pending',
  summary:
    'In a pending session, finishes the sign-in. In a full session with an unconfirmed key, confirms the key, turns on two-factor authentication, and ends every other session and trusted device. In a full session without an unconfirmed key, it is refused: use `step-up` to confirm the current key. The session gets a new id.',
  ...secondFactorRoute({ code: oneTimeCode }),
  refusals: { code: 'MALFORMED_CODE' },
});
