import { z } from 'zod';
import { twoFactorMethod } from './accounts.ts';
import { activityKind, activityReason } from './activity.ts';
import { requirement } from './policy.ts';
import { route } from './route.ts';
import { supportState, writtenReason } from './support.ts';
import { email, instant, role, rowId } from './values.ts';

/** Where a page of a list begins: `next` of the page before. */
const before = z.string().max(100).optional();
const next = z.string().nullable();

/** Somebody who did something, as others see them. */
const somebody = z.strictObject({ id: z.string(), name: z.string() });

const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  methods: z.array(twoFactorMethod),
  createdAt: instant,
  /** `null` where nobody has signed in, or it was too long ago to be on record. */
  lastSignInAt: instant.nullable(),
});

export const listPeople = route({
  method: 'GET',
  path: '/api/admin/people',
  access: 'admin',
  summary: 'The accounts, the newest first, page by page. Never anything secret.',
  body: undefined,
  query: z.object({
    /** A part of a name or an e-mail address. */
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
  summary: 'Gives an account another role. The last admin stays one.',
  body: z.object({ userId: rowId, role }),
  reply: z.strictObject({ role }),
});

const auditEvent = z.strictObject({
  id: z.string(),
  at: instant,
  /** Whose account it happened to; `null` where none is known. */
  user: z.strictObject({ id: z.string(), email: z.string() }).nullable(),
  /** Who did it, where that was somebody else. */
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
  summary: 'What happened to everybody’s accounts, the newest first, page by page.',
  body: undefined,
  query: z.object({
    /** The e-mail address an account signs in with. */
    email: email.optional(),
    kind: activityKind.optional(),
    before,
  }),
  reply: z.strictObject({ events: z.array(auditEvent), next }),
});

/** Most days of grace. */
export const MOST_GRACE_DAYS = 365;

const policy = z.strictObject({
  /** Goes up with each change; 0 while there was none. */
  version: z.number().int().min(0),
  requirement,
  /** With `role` only: the least role of whom a second factor is demanded. */
  leastRole: role.nullable(),
  graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
  changed: z.strictObject({ at: instant, by: somebody.nullable() }).nullable(),
});

export const getPolicy = route({
  method: 'GET',
  path: '/api/admin/policy',
  access: 'admin',
  summary: 'Of whom the site demands a second factor.',
  body: undefined,
  reply: policy,
});

export const changePolicy = route({
  method: 'POST',
  path: '/api/admin/policy',
  access: 'admin',
  summary:
    'Changes of whom the site demands a second factor. The grace period counts from now, if what is demanded changes. Every admin is told.',
  body: z
    .object({
      /** The version that is changed: another change meanwhile is not overwritten. */
      version: z.number().int().min(0),
      requirement,
      leastRole: role.nullable(),
      graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
    })
    .refine(({ requirement, leastRole }) => (requirement === 'role') === (leastRole !== null), {
      path: ['leastRole'],
      message: 'Name a role with the requirement “role”, and none with others.',
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
  /** Who approved it first, if anybody has. */
  firstBy: somebody.nullable(),
});

export const listSupportRequests = route({
  method: 'GET',
  path: '/api/admin/recovery',
  access: 'support',
  summary:
    'Requests to have a second factor reset: those that wait, or those that are closed, the newest first.',
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
      .strictObject({ by: somebody.nullable(), at: instant, reason: z.string().nullable() })
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
