import { z } from 'zod';
import { route } from './route.ts';
import { backupCode, email, instant, offeredPassword, oneTimeCode, rowId } from './values.ts';

/** Most e-mail addresses of one account. */
export const MOST_ADDRESSES = 5;

const address = z.strictObject({
  id: z.string(),
  email: z.string(),
  /** Whether its owner has opened a link that was mailed to it, and said so. */
  verified: z.boolean(),
  /** The one to sign in with. */
  isPrimary: z.boolean(),
  createdAt: instant,
});

/** What a change of the account is asked with: the password, and the second factor where it is on. */
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
  summary: 'The e-mail addresses of the account, the one to sign in with first.',
  body: undefined,
  reply: z.strictObject({ addresses: z.array(address) }),
});

export const addAddress = route({
  method: 'POST',
  path: '/api/auth/addresses/add',
  access: 'full',
  isSensitive: true,
  summary:
    'Adds an e-mail address and mails a link to it. Messages go there once it is verified. Needs the password, and the second factor where it is on: proven in the last five minutes, or by a code in the body.',
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
    'Removes an e-mail address; not the one to sign in with. Recovery links that were mailed are void. Needs what adding one needs.',
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
    'Signs in with another verified address from now on. Links that were mailed before are void. Needs what adding one needs.',
  body: z.object({ id: rowId, ...authority }),
  refusals: malformed,
  reply: z.strictObject({ status: z.literal(true) }),
});

export const sendVerification = route({
  method: 'POST',
  path: '/api/auth/send-verification-email',
  access: 'full',
  summary:
    'Mails another link to an address of the account that is not verified; the one before is void. Another can be sent after a wait that grows.',
  body: z.object({ email }),
  refusals: { email: 'INVALID_EMAIL' },
  reply: z.strictObject({ status: z.literal(true) }),
});

export const verifyAddress = route({
  method: 'POST',
  path: '/api/auth/verify-email',
  access: 'anyone',
  summary:
    'Spends the link that was mailed to an address, which is verified from then on. Opening the link spends nothing. Needs no session and begins none.',
  body: z.object({ token: z.string().min(1).max(128) }),
  reply: z.strictObject({ status: z.literal(true) }),
});
