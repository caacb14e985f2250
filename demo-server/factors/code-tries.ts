import type { Store } from '../store/store.ts';
import type { Limit, Limits } from '../throttle/limits.ts';
import { type Throttle, waitOf } from '../throttle/throttle.ts';
import type { Factor } from './factor.ts';

/** What a lock-out looks like from outside, before anything is tried. */
export async function viewLock(
  store: Store,
  limits: Limits,
  userId: string,
  now: number,
): Promise<{ waitMs: number; isCodeLocked: boolean }> {
  const { key, limit } = codesThrottle(limits, userId, 'totp');
  const row = await store.throttles.read(key);
  const waitMs = waitOf(row, limit, now);
  return waitMs === undefined
    ? { waitMs: waitOf(row, withoutHardStop(limit), now) ?? 0, isCodeLocked: true }
    : { waitMs, isCodeLocked: false };
}

/** A code was right: nothing that was tried before counts any more. */
export async function settleTry(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  userId: string,
): Promise<void> {
  await write.throttles.reset(codesThrottle(limits, userId, 'totp').key);
}

/** Nothing that was tried counts any more, because the factor it was tried at is gone. */
export async function forgetTries(write: Pick<Store, 'throttles'>, userId: string): Promise<void> {
  await write.throttles.reset(codesKey(userId));
}

/**
 * The throttle of what stands in for a second factor in a recovery: the account's own counter, which its codes are on,
 * too. Without the hard stop, since a recovery is a way out of it.
 */
export function recoveryThrottle(limits: Limits, userId: string): Throttle {
  return { key: codesKey(userId), limit: withoutHardStop(limits.codes) };
}

/** One row for all codes of an account. The hard stop is for codes alone: a backup code is the way out of it. */
export function codesThrottle(limits: Limits, userId: string, factor: Factor): Throttle {
  return {
    key: codesKey(userId),
    limit: factor === 'backup-code' ? withoutHardStop(limits.codes) : limits.codes,
  };
}

function codesKey(userId: string): string {
  return `codes:${userId}`;
}

function withoutHardStop(limit: Limit): Limit {
  return { ...limit, hardStop: null };
}
