import { z } from 'zod';
import { route } from './route.ts';
import { backupCode, FRESH_FACTOR, instant, linkToken, offeredPassword, oneTimeCode } from './values.ts';

const done = z.strictObject({ status: z.literal(true) });

export const getDeletion = route({
  method: 'GET',
  path: '/api/auth/delete-user',
  access: 'enrolling',
  summary: 'Returns whether the deletion of the account was requested, and how long the grace period is.',
  body: undefined,
  reply: z.strictObject({
    /** How long an account stays after its deletion was requested, in days. */
    graceDays: z.number().int().min(1),
    /** When the account is deleted; `null` if its deletion was not requested. */
    deletesAt: instant.nullable(),
  }),
});

export const requestDeletion = route({
  method: 'POST',
  path: '/api/auth/delete-user',
  access: 'full',
  isSensitive: true,
  summary: `Requests the deletion of the account. It is deleted after a grace period, and works as before until then. Emails a link to keep the account to every confirmed address. Requires the password. If two-factor authentication is on, also requires the second factor: ${FRESH_FACTOR}. A change of the password, an address or a method cancels the deletion.`,
  body: z.object({
    password: offeredPassword,
    code: oneTimeCode.optional(),
    backupCode: backupCode.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: z.strictObject({
    success: z.literal(true),
    message: z.string(),
    /** When the account is deleted. */
    deletesAt: instant,
  }),
});

export const cancelDeletion = route({
  method: 'POST',
  path: '/api/auth/delete-user/cancel',
  access: 'enrolling',
  summary: 'Cancels the deletion of the account. The account stays as it is.',
  body: undefined,
  reply: done,
});

export const cancelDeletionByLink = route({
  method: 'POST',
  path: '/api/auth/delete-user/cancel-by-link',
  access: 'anyone',
  summary:
    'Cancels the deletion of an account with the link from the email about it. Opening the link does not use it. Needs no session and starts none.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'DELETION_LINK_INVALID' },
  reply: done,
});
