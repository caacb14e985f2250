import { z } from 'zod';
import { route } from './route.ts';
import { instant } from './values.ts';

/** How long a request to support may wait for a decision, in days. */
export const SUPPORT_REQUEST_DAYS = 14;

/** What has become of a request. Open ones wait for the first decision, `approved-by-one` for the second. */
export const SUPPORT_STATES = ['open', 'approved-by-one', 'done', 'refused', 'cancelled', 'expired'] as const;
export const supportState = z.enum(SUPPORT_STATES);
export type SupportState = z.infer<typeof supportState>;

/** Characters in a written reason. */
export const LEAST_REASON = 10;
export const MOST_REASON = 1000;

/** Why a person asks or decides: at least a sentence. The only control characters in it are line ends. */
export const writtenReason = z
  .string()
  .trim()
  .min(LEAST_REASON)
  .max(MOST_REASON)
  .regex(/^(?:\P{Cc}|\n)*$/u);

/** The token that a mailed link holds after its `#`. */
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
  summary: 'The request to support of the account that is open, if there is one.',
  body: undefined,
  reply: z.strictObject({ request: ownRequest.nullable() }),
});

export const requestSupport = route({
  method: 'POST',
  path: '/api/auth/support/request',
  access: 'pending',
  summary:
    'Asks people to reset the second factor, after the password was right. Two of them decide; until then it can be cancelled, here or by a link that goes to every address.',
  body: z.object({ reason: writtenReason }),
  refusals: { reason: 'MALFORMED_REASON' },
  reply: z.strictObject({ request: ownRequest }),
});

export const cancelSupportRequest = route({
  method: 'POST',
  path: '/api/auth/support/cancel-own',
  access: 'pending',
  summary: 'Cancels the open request of the account.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const cancelSupportByLink = route({
  method: 'POST',
  path: '/api/auth/support/cancel',
  access: 'anyone',
  summary: 'Cancels a request by the link in a mail about it. Opening the link does nothing yet.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'SUPPORT_LINK_INVALID' },
  reply: z.strictObject({ success: z.literal(true) }),
});
