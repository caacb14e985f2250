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
