import { z } from 'zod';
import { activityKind, activityReason } from './activity.ts';
import { route } from './route.ts';
import { instant, rowId } from './values.ts';

const listedSession = z.strictObject({
  id: z.string(),
  /** Names the session for `revoke-session`. It is the session's id: the token in the cookie is never returned. */
  token: z.string(),
  userId: z.string(),
  createdAt: instant,
  updatedAt: instant,
  expiresAt: instant,
  /** When it was last active, to the minute; `null` if not recorded. */
  lastSeenAt: instant.nullable(),
  ipAddress: z.string().nullable(),
  /** What the browser called itself when the session began. Untrusted text. */
  userAgent: z.string().nullable(),
  /** Whether it is the caller's session. */
  current: z.boolean(),
});

export const listSessions = route({
  method: 'GET',
  path: '/api/auth/list-sessions',
  access: 'full',
  summary: 'Returns the sessions of the account that are signed in, newest first.',
  body: undefined,
  reply: z.array(listedSession),
});

export const revokeSession = route({
  method: 'POST',
  path: '/api/auth/revoke-session',
  access: 'full',
  summary: 'Ends one session of the account. Ending the current session signs it out.',
  body: z.object({ token: rowId }),
  reply: z.strictObject({ status: z.literal(true) }),
});

export const revokeOtherSessions = route({
  method: 'POST',
  path: '/api/auth/revoke-other-sessions',
  access: 'full',
  summary: 'Ends every session of the account except the current one.',
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
  /** Whether it is the caller's browser. */
  current: z.boolean(),
});

export const listTrustedDevices = route({
  method: 'GET',
  path: '/api/auth/two-factor/trusted-devices',
  access: 'full',
  summary: 'Returns the trusted browsers, which need no code at sign-in, newest first.',
  body: undefined,
  reply: z.strictObject({ devices: z.array(listedDevice) }),
});

export const revokeTrustedDevice = route({
  method: 'POST',
  path: '/api/auth/two-factor/revoke-trusted-device',
  access: 'full',
  summary: 'Revokes one trusted browser. Its next sign-in needs a code.',
  body: z.object({ id: rowId }),
  reply: z.strictObject({ status: z.literal(true) }),
});

export const revokeTrustedDevices = route({
  method: 'POST',
  path: '/api/auth/two-factor/revoke-trusted-devices',
  access: 'full',
  summary: 'Revokes all trusted browsers.',
  body: undefined,
  reply: z.strictObject({ status: z.literal(true), ended: z.number().int().min(0) }),
});

export const getSecurityActivity = route({
  method: 'GET',
  path: '/api/auth/security-activity',
  access: 'full',
  summary: 'Returns what happened on the account, page by page, newest first.',
  body: undefined,
  query: z.object({
    /** How many events; 20 by default. */
    limit: z
      .string()
      .regex(/^[1-9][0-9]?$|^100$/)
      .transform(Number)
      .optional(),
    /** `next` of the previous page. */
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
        /** The name of the support person or admin who did it; `null` if it was done as the owner. */
        by: z.string().nullable(),
        /** Whether it happened in the caller's session. */
        current: z.boolean(),
      }),
    ),
    /** Send it as `before` to get older events; `null` on the last page. */
    next: z.string().nullable(),
  }),
});
