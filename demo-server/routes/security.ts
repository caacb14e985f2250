import { readActivity } from '../accounts/activity.ts';
import { routes } from '../contract/index.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../sessions/own-sessions.ts';
import { hashToken } from '../sessions/token.ts';
import {
  listTrustedDevices,
  revokeTrustedDevice,
  revokeTrustedDevices,
} from '../sessions/trusted-devices.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant, presentEvent } from './present.ts';

/** What people see of their own security: sessions, trusted devices, and what happened. */
export function securityRoutes(on: Guard, parts: Parts): void {
  on(routes.listSessions).reply(async ({ session, occasion }) => {
    const sessions = await listSessions(parts, session, occasion);
    return sessions.map(({ id, userId, createdAt, provenAt, expiresAt, lastSeenAt, address, userAgent }) => ({
      id,
      token: id,
      userId,
      createdAt: instant(createdAt),
      updatedAt: instant(provenAt ?? createdAt),
      expiresAt: instant(expiresAt),
      lastSeenAt: lastSeenAt === null ? null : instant(lastSeenAt),
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

  on(routes.listTrustedDevices).reply(async ({ session, occasion, device }) => {
    const current = device === undefined ? undefined : hashToken(device);
    const devices = await listTrustedDevices(parts, session, occasion);
    return {
      devices: devices.map(({ id, createdAt, lastUsedAt, expiresAt, address, userAgent, tokenHash }) => ({
        id,
        createdAt: instant(createdAt),
        lastUsedAt: instant(lastUsedAt),
        expiresAt: instant(expiresAt),
        ipAddress: address,
        userAgent,
        current: tokenHash === current,
      })),
    };
  });

  on(routes.revokeTrustedDevice).reply(async ({ body, session, occasion }) => {
    await revokeTrustedDevice(parts, session, body.id, occasion);
    return { status: true };
  });

  on(routes.revokeTrustedDevices).reply(async ({ session, occasion }) => ({
    status: true,
    ended: await revokeTrustedDevices(parts, session, occasion),
  }));

  on(routes.getSecurityActivity).reply(async ({ query, session }) => {
    const { events, next } = await readActivity(parts, session.userId, query);
    return { events: events.map((event) => presentEvent(event, session)), next };
  });
}
