import { z } from 'zod';
import { faultOfName } from '../../shared/displayed-name.ts';
import { route } from './route.ts';
import { ENROLMENT_MS, instant, minutesIn, newBackupCodes, offeredPassword } from './values.ts';

/** The issuer that authenticator apps show. A colon would end it early in a key URI's label. */
const issuer = z
  .string()
  .trim()
  .max(64)
  .refine((name) => faultOfName(name) === undefined && !name.includes(':'));

export const beginEnrolment = route({
  method: 'POST',
  path: '/api/auth/two-factor/enable',
  access: 'enrolling',
  summary: `Creates a new key and backup codes. They must be confirmed with a code of the new key within ${minutesIn(ENROLMENT_MS)} minutes. Until then, nothing else changes, and a current key keeps working. The key and the codes are returned only this once. If two-factor authentication is on, requires a step-up.`,
  body: z.object({ password: offeredPassword, issuer: issuer.optional() }),
  reply: z.strictObject({
    method: z.literal('totp'),
    /** The key URI to show as a QR code. Its `secret` parameter is the key to type by hand. */
    totpURI: z.string().startsWith('otpauth://totp/'),
    /** They work once the key is confirmed. The previous ones then stop working. */
    backupCodes: newBackupCodes,
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
