import { z } from 'zod';
import { route } from './route.ts';
import { backupCode, email, FRESH_FACTOR, newSession, offeredPassword, oneTimeCode } from './values.ts';

export const changePassword = route({
  method: 'POST',
  path: '/api/auth/change-password',
  access: 'full',
  isSensitive: true,
  summary: `Changes the password. Requires the current password. If two-factor authentication is on, also requires the second factor: ${FRESH_FACTOR}. Ends every other session and trusted device. Links that were already emailed stop working.`,
  body: z.object({
    currentPassword: offeredPassword,
    newPassword: offeredPassword,
    code: oneTimeCode.optional(),
    backupCode: backupCode.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: newSession,
});

export const requestPasswordReset = route({
  method: 'POST',
  path: '/api/auth/request-password-reset',
  access: 'anyone',
  summary:
    'Emails a password reset link if there is an account with this address. The answer is the same if there is none. Links that were already emailed stop working.',
  body: z.object({ email }),
  refusals: { email: 'INVALID_EMAIL' },
  reply: z.strictObject({ status: z.literal(true), message: z.string() }),
});

export const resetPassword = route({
  method: 'POST',
  path: '/api/auth/reset-password',
  access: 'anyone',
  summary:
    'Uses a password reset link and sets a new password. Ends every session and trusted device of the account, and starts none. The second factor stays the same: the next sign-in needs it. Opening the link does not use it.',
  body: z.object({ newPassword: offeredPassword, token: z.string().min(1).max(128) }),
  reply: z.strictObject({ status: z.literal(true) }),
});
