import { z } from 'zod';
import { auditEvent } from './activity.ts';
import { twoFactorMethod } from './methods.ts';
import { route } from './route.ts';
import { instant, nextPage, pageStart, personName, role, rowId } from './values.ts';

/** How long a request to support may wait for a decision, in days. */
export const SUPPORT_REQUEST_DAYS = 14;

/** What has become of a request. Open ones wait for the first decision, `approved-by-one` for the second. */
export const SUPPORT_STATES = ['open', 'approved-by-one', 'done', 'refused', 'cancelled', 'expired'] as const;
export const supportState = z.enum(SUPPORT_STATES);
export type SupportState = z.infer<typeof supportState>;

/** Why somebody asks, or decides: a sentence or more, without control characters but line ends. */
export const writtenReason = z
  .string()
  .trim()
  .min(10)
  .max(1000)
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

const decision = z.strictObject({ by: personName.nullable(), at: instant, reason: z.string() });

const listedRequest = z.strictObject({
  id: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  state: supportState,
  openedAt: instant,
  expiresAt: instant,
  /** Who approved it first, if anybody has. */
  firstBy: personName.nullable(),
});

export const listSupportRequests = route({
  method: 'GET',
  path: '/api/admin/recovery',
  access: 'support',
  summary:
    'Requests to have a second factor reset: those that wait, or those that are closed, the newest first.',
  body: undefined,
  query: z.object({ closed: z.literal('yes').optional(), before: pageStart }),
  reply: z.strictObject({ requests: z.array(listedRequest), next: nextPage }),
});

const seenFrom = z.strictObject({
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
});

export const viewSupportRequest = route({
  method: 'GET',
  path: '/api/admin/recovery/request',
  access: 'support',
  summary:
    'One request and, while it is open, what is on record of the account to judge it by. Never a secret, an answer or a code.',
  body: undefined,
  query: z.object({ id: rowId }),
  reply: listedRequest.extend({
    reason: z.string(),
    /** From where it was opened. */
    openedFrom: seenFrom,
    /** Whether the account had signed in completely from that network, or with that browser, before. */
    isNetworkKnown: z.boolean(),
    isBrowserKnown: z.boolean(),
    first: decision.nullable(),
    closed: z
      .strictObject({ by: personName.nullable(), at: instant, reason: z.string().nullable() })
      .nullable(),
    /** What whoever looks may do now: approve as the first or as the second, refuse, or nothing. */
    mayApprove: z.boolean(),
    mayRefuse: z.boolean(),
    /** What is on record of the account; `null` once the request is closed. */
    account: z
      .strictObject({
        createdAt: instant,
        role,
        methods: z.array(twoFactorMethod),
        sessions: z.array(seenFrom.extend({ createdAt: instant, lastSeenAt: instant.nullable() })),
        devices: z.array(seenFrom.extend({ createdAt: instant, lastUsedAt: instant })),
        /** The newest first; a hundred at most. */
        events: z.array(auditEvent),
      })
      .nullable(),
  }),
});

export const approveSupportRequest = route({
  method: 'POST',
  path: '/api/admin/recovery/approve',
  access: 'support',
  summary:
    'Approves a request. The first approval may be of support or an admin, the second of an admin, who must be somebody else; then the second factor is reset. Nobody approves their own request.',
  body: z.object({
    id: rowId,
    /** The state the decision is about: should somebody else have decided meanwhile, this is refused. */
    state: z.enum(['open', 'approved-by-one']),
    reason: writtenReason,
  }),
  refusals: { reason: 'MALFORMED_REASON' },
  reply: z.strictObject({ state: supportState }),
});

export const refuseSupportRequest = route({
  method: 'POST',
  path: '/api/admin/recovery/refuse',
  access: 'support',
  summary: 'Refuses a request. Nothing on the account changes.',
  body: z.object({ id: rowId, reason: writtenReason }),
  refusals: { reason: 'MALFORMED_REASON' },
  reply: z.strictObject({ state: supportState }),
});
