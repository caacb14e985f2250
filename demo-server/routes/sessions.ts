import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../sessions/own-sessions.ts';
import type { MountRoute } from './guard.ts';
import { instant, instantOrNull } from './present.ts';

/** Routes for the sessions of an account. */
export function sessionRoutes(mount: MountRoute, run: Run): void {
  mount(routes.listSessions).reply(async ({ session, occasion }) => {
    const sessions = await run(listSessions, session, occasion);
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

  mount(routes.revokeSession).reply(async ({ body, session, occasion, clearSessionCookie }) => {
    if (await run(revokeSession, session, body.token, occasion)) clearSessionCookie();
    return { status: true };
  });

  mount(routes.revokeOtherSessions).reply(async ({ session, occasion }) => ({
    status: true,
    ended: await run(revokeOtherSessions, session, occasion),
  }));
}
