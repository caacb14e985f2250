import { z } from 'zod';
import { twoFactorMethod } from './accounts.ts';
import { activityKind, activityReason } from './activity.ts';
import { requirement } from './policy.ts';
import { route } from './route.ts';
import { supportState, writtenReason } from './support.ts';
import { email, instant, role, rowId } from './values.ts';

/** Where a page of a list starts: `next` of the previous page. */
const before = z.string().max(100).optional();
const next = z.string().nullable();

/** A person who did something, as others see them. */
const somebody = z.strictObject({ id: z.string(), name: z.string() });

const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  methods: z.array(twoFactorMethod),
  createdAt: instant,
  /** `null` if there is no sign-in on record. */
  lastSignInAt: instant.nullable(),
});

export const listPeople = route({
  method: 'GET',
  path: '/api/admin/people',
  access: 'admin',
  summary: 'Returns the accounts page by page, newest first. Never returns secrets.',
  body: undefined,
  query: z.object({
    /** Part of a name or an email address. */
    search: z
      .string()
      .max(254)
      .regex(/^\P{Cc}*$/u)
      .optional(),
    before,
  }),
  reply: z.strictObject({ people: z.array(person), next }),
});

export const changeRole = route({
  method: 'POST',
  path: '/api/admin/people/change-role',
  access: 'admin',
  summary: 'Changes the role of an account. The last admin cannot lose the role.',
  body: z.object({ userId: rowId, role }),
  reply: z.strictObject({ role }),
});

const auditEvent = z.strictObject({
  id: z.string(),
  at: instant,
  /** The account it happened to; `null` if unknown. */
  user: z.strictObject({ id: z.string(), email: z.string() }).nullable(),
  /** Who did it, if it was someone other than the owner. */
  by: somebody.nullable(),
  kind: activityKind,
  outcome: z.enum(['success', 'failure']),
  reason: activityReason.nullable(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
});

export const readAudit = route({
  method: 'GET',
  path: '/api/admin/audit',
  access: 'admin',
  summary: 'Returns what happened on all accounts, page by page, newest first.',
  body: undefined,
  query: z.object({
    /** The email address that the account signs in with. */
    email: email.optional(),
    kind: activityKind.optional(),
    before,
  }),
  reply: z.strictObject({ events: z.array(auditEvent), next }),
});

/** Longest grace period, in days. */
export const MOST_GRACE_DAYS = 365;

const policy = z.strictObject({
  /** Increases with each change; 0 before the first one. */
  version: z.number().int().min(0),
  requirement,
  /** Only with `role`: the lowest role that must have a second factor. */
  leastRole: role.nullable(),
  graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
  changed: z.strictObject({ at: instant, by: somebody.nullable() }).nullable(),
});

export const getPolicy = route({
  method: 'GET',
  path: '/api/admin/policy',
  access: 'admin',
  summary: 'Returns who must have a second factor.',
  body: undefined,
  reply: policy,
});

export const changePolicy = route({
  method: 'POST',
  path: '/api/admin/policy',
  access: 'admin',
  summary:
    'Changes who must have a second factor. If the requirement changes, the grace period starts now. Notifies every admin.',
  body: z
    .object({
      /** The version that this change is based on, so that it does not overwrite a newer one. */
      version: z.number().int().min(0),
      requirement,
      leastRole: role.nullable(),
      graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
    })
    .refine(({ requirement, leastRole }) => (requirement === 'role') === (leastRole !== null), {
      path: ['leastRole'],
      message: 'Set leastRole if the requirement is “role”. Otherwise, set it to null.',
    }),
  reply: policy,
});

const decision = z.strictObject({ by: somebody.nullable(), at: instant, reason: z.string() });

const listedRequest = z.strictObject({
  id: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  state: supportState,
  openedAt: instant,
  expiresAt: instant,
  /** Who approved it first; `null` until someone has. */
  firstBy: somebody.nullable(),
});

export const listSupportRequests = route({
  method: 'GET',
  path: '/api/admin/recovery',
  access: 'support',
  summary: 'Returns the open or the closed support requests, newest first.',
  body: undefined,
  query: z.object({ closed: z.literal('yes').optional(), before }),
  reply: z.strictObject({ requests: z.array(listedRequest), next }),
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
      .strictObject({ by: somebody.nullable(), at: instant, reason: z.string().nullable() })
      .nullable(),
    /** Whether the caller can approve the request now, as the first or the second person. */
    mayApprove: z.boolean(),
    mayRefuse: z.boolean(),
    /** The account details; `null` once the request is closed. */
    account: z
      .strictObject({
        createdAt: instant,
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
