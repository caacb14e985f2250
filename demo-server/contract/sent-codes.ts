import { z } from 'zod';
import { route } from './route.ts';
import { instant, minutesIn, oneTimeCode, SENT_CODE_MS, secondFactorRoute } from './values.ts';

/** The methods that send a code. */
export const sendingMethod = z.enum(['sms', 'email']);
export type SendingMethod = z.infer<typeof sendingMethod>;

/** A code that was sent. */
export const sentCode = z.strictObject({
  status: z.literal(true),
  method: sendingMethod,
  /** Part of the recipient: `a•••@example.com`, `+49 ••• 78`. */
  to: z.string(),
  expiresAt: instant,
  /** Whole seconds until another code can be sent. */
  resendAfter: z.number().int().min(0),
});

export const sendCode = route({
  method: 'POST',
  path: '/api/auth/two-factor/send-otp',
  access: 'pending',
  summary: `Sends a code by email or text message. It works once, for ${minutesIn(SENT_CODE_MS)} minutes, in this session only. A code that was sent before stops working. The wait before the next one grows, and wrong codes still count.`,
  body: z
    .object({
      /** Default: the method that was used last. */
      method: sendingMethod.optional(),
    })
    .default({}),
  reply: sentCode,
});

export const verifySentCode = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-otp',
  access: 'pending',
  summary:
    'Uses a code that was sent. Finishes a sign-in, or counts as a step-up in a full session. The session gets a new id.',
  ...secondFactorRoute({
    code: oneTimeCode,
    /** Default: the method that last sent a code in this session. */
    method: sendingMethod.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE' },
});
