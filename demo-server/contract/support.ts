import { z } from 'zod';
import { route } from './route.ts';
import { instant, LEAST_REASON, MOST_REASON } from './values.ts';

/** How long a support request waits for a decision, in days. */
export const SUPPORT_REQUEST_DAYS = 14;

/** The state of a request. `open` waits for the first decision, `approved-by-one` for the second. */
export const SUPPORT_STATES = ['open', 'approved-by-one', 'done', 'refused', 'cancelled', 'expired'] as const;
export const supportState = z.enum(SUPPORT_STATES);
export type SupportState = z.infer<typeof supportState>;

/** Why a person asks or decides: at least a sentence. The only control characters in it are line ends. */
export const writtenReason = z
  .string()
  .trim()
  .min(LEAST_REASON)
  .max(MOST_REASON)
  .regex(/^(?:\P{Cc}|\n)*$/u);

/** The token after the `#` of an emailed link. */
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const ownRequest = z.strictObject({
  state: supportState,
  reason: z.string(),
  openedAt: instant,
  expiresAt: instant,
});

export const getSupportRequest = route({
  method: 'GET',
  path: '/api/auth/support/request',
  access: 'pending',
  summary: 'Returns the open support request of the account, if there is one.',
  body: undefined,
  reply: z.strictObject({ request: ownRequest.nullable() }),
});

export const requestSupport = route({
  method: 'POST',
  path: '/api/auth/support/request',
  access: 'pending',
  summary:
    'Asks support to reset the second factor, after the correct password was entered. Two people decide. Until then, it can be cancelled here or with a link that is emailed to every address.',
  body: z.object({ reason: writtenReason }),
  refusals: { reason: 'MALFORMED_REASON' },
  reply: z.strictObject({ request: ownRequest }),
});

export const cancelSupportRequest = route({
  method: 'POST',
  path: '/api/auth/support/cancel-own',
  access: 'pending',
  summary: 'Cancels the open support request of the account.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const cancelSupportByLink = route({
  method: 'POST',
  path: '/api/auth/support/cancel',
  access: 'anyone',
  summary:
    'Cancels a support request with the link from a message about it. Opening the link does nothing yet.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'SUPPORT_LINK_INVALID' },
  reply: z.strictObject({ success: z.literal(true) }),
});
