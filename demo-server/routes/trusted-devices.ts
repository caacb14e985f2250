import type { Run } from '../actions/run.ts';
import { routes } from '../contract/index.ts';
import { hashToken } from '../sessions/token.ts';
import {
  listTrustedDevices,
  revokeTrustedDevice,
  revokeTrustedDevices,
} from '../sessions/trusted-devices.ts';
import type { MountRoute } from './guard.ts';
import { instant } from './present.ts';

/** Routes for the browsers that need no code at sign-in. */
export function trustedDeviceRoutes(mount: MountRoute, run: Run): void {
  mount(routes.listTrustedDevices).reply(async ({ session, occasion, deviceToken }) => {
    const current = deviceToken === undefined ? undefined : hashToken(deviceToken);
    const devices = await run(listTrustedDevices, session, occasion);
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

  mount(routes.revokeTrustedDevice).reply(async ({ body, session, occasion }) => {
    await run(revokeTrustedDevice, session, body.id, occasion);
    return { status: true };
  });

  mount(routes.revokeTrustedDevices).reply(async ({ session, occasion }) => ({
    status: true,
    ended: await run(revokeTrustedDevices, session, occasion),
  }));
}
