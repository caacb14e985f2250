import { z } from 'zod';
import { activityKind, activityReason } from './activity.ts';
import { route } from './route.ts';
import { instant, rowId } from './values.ts';

const listedSession = z.strictObject({
  id: z.string(),
  /** Names the session for `revoke-session`. It is its id: the token in the cookie is told to nobody. */
  token: z.string(),
  userId: z.string(),
  createdAt: instant,
  updatedAt: instant,
  expiresAt: instant,
  /** When it last asked for something, to the minute; `null` where that was not kept. */
  lastSeenAt: instant.nullable(),
  ipAddress: z.string().nullable(),
  /** What the browser called itself when the session began; text of anybody's choosing. */
  userAgent: z.string().nullable(),
  /** The session that asks. */
  current: z.boolean(),
});

export const listSessions = route({
  method: 'GET',
  path: '/api/auth/list-sessions',
  access: 'full',
  summary: 'The sessions of the account that are signed in, the newest first.',
  body: undefined,
  reply: z.array(listedSession),
});

export const revokeSession = route({
  method: 'POST',
  path: '/api/auth/revoke-session',
  access: 'full',
  summary: 'Ends one session of the account. Ending the one that asks signs it out.',
  body: z.object({ token: rowId }),
  reply: z.strictObject({ status: z.literal(true) }),
});

export const revokeOtherSessions = route({
  method: 'POST',
  path: '/api/auth/revoke-other-sessions',
  access: 'full',
  summary: 'Ends every session of the account but the one that asks.',
  body: undefined,
  reply: z.strictObject({ status: z.literal(true), ended: z.number().int().min(0) }),
});

const listedDevice = z.strictObject({
  id: z.string(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** The browser that asks. */
  current: z.boolean(),
});

export const listTrustedDevices = route({
  method: 'GET',
  path: '/api/auth/two-factor/trusted-devices',
  access: 'full',
  summary: 'The browsers that are not asked for a code at sign-in, the newest first.',
  body: undefined,
  reply: z.strictObject({ devices: z.array(listedDevice) }),
});

export const revokeTrustedDevice = route({
  method: 'POST',
  path: '/api/auth/two-factor/revoke-trusted-device',
  access: 'full',
  summary: 'Trusts one browser no more: its next sign-in asks for a code.',
  body: z.object({ id: rowId }),
  reply: z.strictObject({ status: z.literal(true) }),
});

export const revokeTrustedDevices = route({
  method: 'POST',
  path: '/api/auth/two-factor/revoke-trusted-devices',
  access: 'full',
  summary: 'Trusts no browser any more.',
  body: undefined,
  reply: z.strictObject({ status: z.literal(true), ended: z.number().int().min(0) }),
});

export const getSecurityActivity = route({
  method: 'GET',
  path: '/api/auth/security-activity',
  access: 'full',
  summary: 'What happened to the account, the newest first, page by page.',
  body: undefined,
  query: z.object({
    /** How many events; 20 unless said otherwise. */
    limit: z
      .string()
      .regex(/^[1-9][0-9]?$|^100$/)
      .transform(Number)
      .optional(),
    /** `next` of the page before. */
    before: z.string().max(100).optional(),
  }),
  reply: z.strictObject({
    events: z.array(
      z.strictObject({
        id: z.string(),
        at: instant,
        kind: activityKind,
        outcome: z.enum(['success', 'failure']),
        reason: activityReason.nullable(),
        ipAddress: z.string().nullable(),
        userAgent: z.string().nullable(),
        /** Who of support or administration did it; `null` where it was the owner, or somebody in their name. */
        by: z.string().nullable(),
        /** Whether it happened in the session that asks. */
        current: z.boolean(),
      }),
    ),
    /** Give it as `before` for older events; `null` on the last page. */
    next: z.string().nullable(),
  }),
});
