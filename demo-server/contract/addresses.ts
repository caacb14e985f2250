import { z } from 'zod';
import { route } from './route.ts';
import { backupCode, email, FRESH_FACTOR, instant, offeredPassword, oneTimeCode, rowId } from './values.ts';

const address = z.strictObject({
  id: z.string(),
  email: z.string(),
  /** Whether the owner has confirmed it with an emailed link. */
  verified: z.boolean(),
  /** Whether it is the address used to sign in. */
  isPrimary: z.boolean(),
  createdAt: instant,
});

/** What a change to the account requires: the password, and the second factor if it is on. */
const authority = {
  password: offeredPassword,
  code: oneTimeCode.optional(),
  backupCode: backupCode.optional(),
};
const malformed = { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' } as const;

export const listAddresses = route({
  method: 'GET',
  path: '/api/auth/addresses',
  access: 'full',
  summary: 'Returns the email addresses of the account. The one used to sign in comes first.',
  body: undefined,
  reply: z.strictObject({ addresses: z.array(address) }),
});

export const addAddress = route({
  method: 'POST',
  path: '/api/auth/addresses/add',
  access: 'full',
  isSensitive: true,
  summary: `Adds an email address and emails a link to confirm it. Messages go there once it is confirmed. Requires the password. If two-factor authentication is on, also requires the second factor: ${FRESH_FACTOR}.`,
  body: z.object({ email, ...authority }),
  refusals: { email: 'INVALID_EMAIL', ...malformed },
  reply: z.strictObject({ address }),
});

export const removeAddress = route({
  method: 'POST',
  path: '/api/auth/addresses/remove',
  access: 'full',
  isSensitive: true,
  summary:
    'Removes an email address, but not the one used to sign in. Links that were already emailed stop working, and every other session and trusted device ends. The session gets a new id. Requires the same as adding an address.',
  body: z.object({ id: rowId, ...authority }),
  refusals: malformed,
  reply: z.strictObject({ status: z.literal(true) }),
});

export const makeAddressPrimary = route({
  method: 'POST',
  path: '/api/auth/addresses/make-primary',
  access: 'full',
  isSensitive: true,
  summary:
    'Makes another confirmed address the one used to sign in. Links that were already emailed stop working, and every other session and trusted device ends. The session gets a new id. If the previous address was never confirmed, everything else that was set up before is removed, too. Requires the same as adding an address.',
  body: z.object({ id: rowId, ...authority }),
  refusals: malformed,
  reply: z.strictObject({ status: z.literal(true) }),
});

export const sendVerification = route({
  method: 'POST',
  path: '/api/auth/send-verification-email',
  access: 'full',
  summary:
    'Emails another link to an address of the account that is not confirmed. The previous link stops working. The wait before the next one grows.',
  body: z.object({ email }),
  refusals: { email: 'INVALID_EMAIL' },
  reply: z.strictObject({ status: z.literal(true) }),
});

export const verifyAddress = route({
  method: 'POST',
  path: '/api/auth/verify-email',
  access: 'anyone',
  summary:
    'Uses the link that was emailed to an address, and so confirms the address. Opening the link does not use it. The sign-in address needs no session; another address needs a session of the account, or its password. The first time that the sign-in address is confirmed, everything that was set up before is removed: second factors, other addresses, sessions, trusted devices and links. In a session of the account, the session gets a new id and stays. Without a session and without the password, the password stops working as well: a stranger may have chosen it.',
  body: z.object({
    token: z.string().min(1).max(128),
    /** The password of the account, if the browser has no session: to keep it, or to add another address. */
    password: offeredPassword.optional(),
  }),
  reply: z.strictObject({ status: z.literal(true) }),
});
