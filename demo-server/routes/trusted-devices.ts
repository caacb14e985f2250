import { routes } from '../contract/index.ts';
import { hashToken } from '../sessions/token.ts';
import {
  listTrustedDevices,
  revokeTrustedDevice,
  revokeTrustedDevices,
} from '../sessions/trusted-devices.ts';
import type { Guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { instant } from './present.ts';

/** The browsers that are not asked for a code at sign-in. */
export function trustedDeviceRoutes(on: Guard, parts: Parts): void {
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
}
