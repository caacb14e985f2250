import type { Store } from '../store/store.ts';
import type { Limit, Limits } from '../throttle/limits.ts';
import { msUntilAllowed, type Throttle } from '../throttle/throttle.ts';
import type { Factor } from './factor.ts';

/** What a lock-out looks like from outside, before anything is tried. */
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

/** Forgets the codes that were tried for an account: one was right, or the factor they were tried at is gone. */
export async function clearCodeTries(write: Pick<Store, 'throttles'>, userId: string): Promise<void> {
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
