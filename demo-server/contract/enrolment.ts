import { z } from 'zod';
import { route } from './route.ts';
import { BACKUP_CODES, instant, offeredPassword, shownBackupCode } from './values.ts';

/** Who issues the key, as authenticators show it. A colon would end it early in a key URI's label. */
const issuer = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^:\p{Cc}]*$/u);

export const beginEnrolment = route({
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
