import { z } from 'zod';
import { route } from './route.ts';
import { instant, oneTimeCode, proofRoute } from './values.ts';

/** The methods that send a code. */
export const sendingMethod = z.enum(['sms', 'email']);
export type SendingMethod = z.infer<typeof sendingMethod>;

/** A code that is on its way. */
export const sentCode = z.strictObject({
  status: z.literal(true),
  method: sendingMethod,
  /** Where to, in part: `a•••@example.com`, `+49 ••• 78`. */
  to: z.string(),
  expiresAt: instant,
  /** Whole seconds until another can be sent. */
  resendAfter: z.number().int().min(0),
});

export const sendCode = route({
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

export const verifySentCode = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-otp',
  access: 'pending',
  summary:
    'Spends a code that was sent: finishes a sign-in, or steps a full session up. The session gets a new id.',
  ...proofRoute({
    code: oneTimeCode,
    /** Left out: the one a code was sent by last in this session. */
    method: sendingMethod.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE' },
});
