import { routes } from '../contract/index.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../sessions/own-sessions.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant, instantOrNull } from './present.ts';

/** Where an account is signed in. */
export function sessionRoutes(on: Guard, parts: Parts): void {
  on(routes.listSessions).reply(async ({ session, occasion }) => {
    const sessions = await listSessions(parts, session, occasion);
    return sessions.map(({ id, userId, createdAt, provenAt, expiresAt, lastSeenAt, address, userAgent }) => ({
      id,
      token: id,
      userId,
      createdAt: instant(createdAt),
      updatedAt: instant(provenAt ?? createdAt),
      expiresAt: instant(expiresAt),
      lastSeenAt: instantOrNull(lastSeenAt),
      ipAddress: address,
      userAgent,
      current: id === session.id,
    }));
  });

  on(routes.revokeSession).reply(async ({ body, session, occasion, forget }) => {
    if (await revokeSession(parts, session, body.token, occasion)) forget();
    return { status: true };
  });

  on(routes.revokeOtherSessions).reply(async ({ session, occasion }) => ({
    status: true,
    ended: await revokeOtherSessions(parts, session, occasion),
  }));
}
