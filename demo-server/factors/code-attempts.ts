import type { Store } from '../store/store.ts';
import type { Limit, Limits } from '../throttle/limits.ts';
import { msUntilAllowed, type Throttle } from '../throttle/throttle.ts';
import type { Factor } from './factor.ts';

/** Returns the current wait for codes and whether they are locked, without using up an attempt. */
export async function viewCodeLock(
  store: Store,
  limits: Limits,
  userId: string,
  now: number,
): Promise<{ waitMs: number; isCodeLocked: boolean }> {
  const { key, limit } = codesThrottle(limits, userId, 'totp');
  const row = await store.throttles.read(key);
  const waitMs = msUntilAllowed(row, limit, now);
  return waitMs === undefined
    ? { waitMs: msUntilAllowed(row, withoutHardStop(limit), now) ?? 0, isCodeLocked: true }
    : { waitMs, isCodeLocked: false };
}

/** Resets the count of failed attempts of an account, after a right code or when the factor was removed. */
export async function clearCodeAttempts(write: Pick<Store, 'throttles'>, userId: string): Promise<void> {
  await write.throttles.reset(codesKey(userId));
}

/**
 * Returns the throttle for recoveries: the counter of the account's codes, without the hard stop, because a recovery is
 * a way out of it.
 */
export function recoveryThrottle(limits: Limits, userId: string): Throttle {
  return { key: codesKey(userId), limit: withoutHardStop(limits.codes) };
}

/**
 * Returns the throttle of an account's codes: one row for all factors. The hard stop does not apply to backup codes,
 * because they are the way out of it.
 */
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
