import { z } from 'zod';
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
  /** What the browser called itself when the session started. Untrusted text. */
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
