import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { TRUSTED_DEVICE_MS } from '../contract/index.ts';
import type { Store } from '../store/store.ts';
import type { TrustedDeviceRecord } from '../store/trusted-devices.ts';
import type { FullSession } from './sessions.ts';
import { hashToken, newToken } from './token.ts';

/** The token of a trusted device and the lifetime of its cookie. Only now is the token known; the store has a hash. */
export interface TrustedToken {
  token: string;
  /** Milliseconds. */
  lastsMs: number;
}

/** Most trusted devices of one account. A new one ends the trust in the oldest. */
const MOST_DEVICES = 100;

/** Trusts the requesting browser for 30 days or until a credential changes. Its sign-ins need no code. */
export async function trustDevice(
  write: Pick<Store, 'trustedDevices' | 'audit'>,
  { userId, epoch, sessionId }: { userId: string; epoch: number; sessionId: string },
  occasion: Occasion,
): Promise<TrustedToken> {
  const { now, address, userAgent } = occasion;
  const token = newToken();
  await write.trustedDevices.keepNewest(userId, MOST_DEVICES - 1);
  await write.trustedDevices.insert({
    id: randomUUID(),
    tokenHash: hashToken(token),
    userId,
    epoch,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + TRUSTED_DEVICE_MS,
    address,
    userAgent,
  });
  await write.audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'device-trusted',
    outcome: 'success',
    sessionId,
  });
  return { token, lastsMs: TRUSTED_DEVICE_MS };
}

/** Accepts a trusted device in place of a code. @returns its next token, or `undefined` if it is not trusted */
export async function acceptTrustedDevice(
  write: Pick<Store, 'trustedDevices'>,
  token: string,
  owner: { userId: string; epoch: number },
  { now }: Occasion,
): Promise<TrustedToken | undefined> {
  const next = newToken();
  const tokenHash = hashToken(token);
  const device = await write.trustedDevices.use(tokenHash, owner, { tokenHash: hashToken(next), now });
  // Deleted when it is first seen to have expired: a clock that is set back does not revive it.
  if (!device) await write.trustedDevices.removeExpired(now, tokenHash);
  return device && { token: next, lastsMs: device.expiresAt - now };
}

/** Returns the account's trusted devices, newest first. */
export function listTrustedDevices(
  { store }: { store: Store },
  { userId, epoch }: FullSession,
  { now }: Occasion,
): Promise<TrustedDeviceRecord[]> {
  return store.trustedDevices.of({ userId, epoch }, now);
}

/** Revokes one trusted device. @throws Refusal if the account has no such device */
export async function revokeTrustedDevice(
  { store }: { store: Store },
  session: FullSession,
  id: string,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    if (!(await write.trustedDevices.remove(id, session.userId)))
      throw new Refusal('TRUSTED_DEVICE_NOT_FOUND');
    await recordRevoked(write, session, occasion);
  });
}

/** Revokes all trusted devices. @returns how many there were */
export function revokeTrustedDevices(
  { store }: { store: Store },
  session: FullSession,
  occasion: Occasion,
): Promise<number> {
  return store.transaction(async (write) => {
    const ended = await write.trustedDevices.removeAllOf(session.userId);
    await recordRevoked(write, session, occasion);
    return ended;
  });
}

async function recordRevoked(
  { audit }: Store,
  { id, userId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  await audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'device-revoked',
    outcome: 'success',
    sessionId: id,
  });
}
