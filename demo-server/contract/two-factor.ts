import { z } from 'zod';
import { twoFactorMethod } from './accounts.ts';
import { route } from './route.ts';
import { instant, offeredPassword, oneTimeCode, user, withheldToken } from './values.ts';

export const getPending = route({
  method: 'GET',
  path: '/api/auth/two-factor/pending',
  access: 'anyone',
  summary: 'Whether a sign-in in this browser awaits its second factor, with what, and until when.',
  body: undefined,
  reply: z.strictObject({
    pending: z.strictObject({ methods: z.array(twoFactorMethod).min(1), expiresAt: instant }).nullable(),
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
  access: 'full',
  summary:
    'Makes a new key, to be confirmed with a code within ten minutes. Nothing else changes until then. The key is told here and never again.',
  body: z.object({ password: offeredPassword, issuer: issuer.optional() }),
  reply: z.strictObject({
    method: z.literal('totp'),
    /** The key URI to show as a QR. Its `secret` parameter is the key to type by hand. */
    totpURI: z.string().startsWith('otpauth://totp/'),
    /** None yet: this server does not issue look-up secrets. */
    backupCodes: z.array(z.string()),
    expiresAt: instant,
  }),
});

export const getEnrolment = route({
  method: 'GET',
  path: '/api/auth/two-factor/enrolment',
  access: 'full',
  summary: 'Whether a key awaits its first code in this session. Never the key itself.',
  body: undefined,
  reply: z.strictObject({ enrolment: z.strictObject({ expiresAt: instant }).nullable() }),
});

export const cancelEnrolment = route({
  method: 'POST',
  path: '/api/auth/two-factor/cancel-enrolment',
  access: 'full',
  summary: 'Throws away a key that has not been confirmed.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const verifyTotp = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-totp',
  access: 'pending',
  summary:
    'In a pending session: finishes the sign-in. In a full session with an unconfirmed key: turns two-factor authentication on and ends every other session. Either way the session gets a new id.',
  body: z.object({ code: oneTimeCode }),
  refusals: { code: 'MALFORMED_CODE' },
  reply: z.strictObject({ token: withheldToken, user }),
});
