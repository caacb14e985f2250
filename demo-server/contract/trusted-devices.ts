import { z } from 'zod';
import { route } from './route.ts';
import { instant, rowId } from './values.ts';

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
