import { z } from 'zod';
import { route } from './route.ts';
import { backupCode, email, newSession, offeredPassword, oneTimeCode } from './values.ts';

export const changePassword = route({
  method: 'POST',
  path: '/api/auth/change-password',
  access: 'full',
  isSensitive: true,
  summary:
    'Changes the password. Needs the one before, and the second factor where it is on: proven in the last five minutes, or by a code in the body. Every other session and trusted device ends, and links that were mailed are void.',
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
    'Mails a link to choose a new password, if there is an account with that address. The answer is the same if there is none. Links mailed before are void.',
  body: z.object({ email }),
  refusals: { email: 'INVALID_EMAIL' },
  reply: z.strictObject({ status: z.literal(true), message: z.string() }),
});

export const resetPassword = route({
  method: 'POST',
  path: '/api/auth/reset-password',
  access: 'anyone',
  summary:
    'Spends the link that was mailed and sets a new password. Every session and trusted device of the account ends, and none begins. The second factor stays as it is: the next sign-in asks for it. Opening the link spends nothing.',
  body: z.object({ newPassword: offeredPassword, token: z.string().min(1).max(128) }),
  reply: z.strictObject({ status: z.literal(true) }),
});
