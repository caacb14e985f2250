import { z } from 'zod';
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
