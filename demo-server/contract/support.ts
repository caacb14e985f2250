import { z } from 'zod';
import { auditEvent } from './activity.ts';
import { twoFactorMethod } from './methods.ts';
import { route } from './route.ts';
import { instant, linkToken, nextPage, pageStart, personName, role, rowId, writtenReason } from './values.ts';

/** How long a support request waits for a decision, in days. */
export const SUPPORT_REQUEST_DAYS = 14;

/** The state of a request. `open` waits for the first decision, `approved-by-one` for the second. */
export const SUPPORT_STATES = ['open', 'approved-by-one', 'done', 'refused', 'cancelled', 'expired'] as const;
export const supportState = z.enum(SUPPORT_STATES);
export type SupportState = z.infer<typeof supportState>;

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

const decision = z.strictObject({ by: personName.nullable(), at: instant, reason: z.string() });

const listedRequest = z.strictObject({
  id: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  state: supportState,
  openedAt: instant,
  expiresAt: instant,
  /** Who approved it first; `null` until someone has. */
  firstBy: personName.nullable(),
});

export const listSupportRequests = route({
  method: 'GET',
  path: '/api/admin/recovery',
  access: 'support',
  summary: 'Returns the open or the closed support requests, newest first.',
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
    'Returns one support request. While it is open, also returns the account details that help to decide. Never returns a secret, an answer or a code.',
  body: undefined,
  query: z.object({ id: rowId }),
  reply: listedRequest.extend({
    reason: z.string(),
    /** Where it was opened from. */
    openedFrom: seenFrom,
    /** Whether the account had signed in completely from that network, or with that browser, before. */
    isNetworkKnown: z.boolean(),
    isBrowserKnown: z.boolean(),
    first: decision.nullable(),
    closed: z
      .strictObject({ by: personName.nullable(), at: instant, reason: z.string().nullable() })
      .nullable(),
    /** Whether the caller can approve the request now, as the first or the second person. */
    mayApprove: z.boolean(),
    mayRefuse: z.boolean(),
    /** The account details; `null` once the request is closed. */
    account: z
      .strictObject({
        createdAt: instant,
        /** Whether someone has confirmed its email address. */
        emailVerified: z.boolean(),
        role,
        methods: z.array(twoFactorMethod),
        sessions: z.array(seenFrom.extend({ createdAt: instant, lastSeenAt: instant.nullable() })),
        devices: z.array(seenFrom.extend({ createdAt: instant, lastUsedAt: instant })),
        /** Newest first; at most 100. */
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
    'Approves a support request. The first approval can come from support or an admin. The second must come from a different admin, and resets the second factor. You cannot approve a request for your own account.',
  body: z.object({
    id: rowId,
    /** The state that the decision is based on. If someone else has decided in the meantime, it is refused. */
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
  summary: 'Rejects a support request. Nothing changes on the account.',
  body: z.object({ id: rowId, reason: writtenReason }),
  refusals: { reason: 'MALFORMED_REASON' },
  reply: z.strictObject({ state: supportState }),
});
