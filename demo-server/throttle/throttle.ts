import type { Store } from '../store/store.ts';
import type { ThrottleRecord } from '../store/throttles.ts';
import { type Limit, longestWait, ruleOf, stepOf } from './limits.ts';

/** One limited thing: its row and its limit. */
export interface Throttle {
  key: string;
  limit: Limit;
}

/** A reserved attempt. */
export interface Reserved {
  isAllowed: true;
  /** Attempts since the last success, this one included. */
  failures: number;
  /** Attempts allowed now without a wait; Infinity for a steady pace, which does not count them. */
  left: number;
  /** Wait until the next attempt if this one fails, in milliseconds; `undefined` if there is never another. */
  waitMs: number | undefined;
}

/** A denied attempt: nothing may be compared. */
export interface Denied {
  isAllowed: false;
  /** Wait in milliseconds; `undefined` if waiting does not help. */
  waitMs: number | undefined;
}

/** Reserves one attempt before anything is compared. If the server fails after this, the attempt stays used up. */
export async function reserve(
  { throttles }: Pick<Store, 'throttles'>,
  { key, limit }: Throttle,
  now: number,
): Promise<Reserved | Denied> {
  const rule = ruleOf(limit);
  const failures = await throttles.reserve(key, rule, now);
  if (failures === undefined) {
    const row = await throttles.read(key);
    const latest = now + longestWait(rule);
    // Stored as well as told, so that the wait then passes.
    if (row && row.nextAllowedAt > latest) await throttles.shorten(key, latest);
    const denied = msUntilAllowed(row, limit, now);
    // Another attempt succeeded between the two statements. This one lost the race, but the next may come at once.
    return { isAllowed: false, waitMs: denied === 0 ? 1 : denied };
  }
  const { pace, hardStop } = limit;
  if (pace.kind === 'steady' || 'step' in rule.wait)
    return { isAllowed: true, failures, left: Number.POSITIVE_INFINITY, waitMs: 0 };
  const { ladder } = rule.wait;
  return {
    isAllowed: true,
    failures,
    left: Math.max(0, pace.free - failures),
    waitMs: hardStop !== null && failures >= hardStop ? undefined : (ladder[failures - 1] ?? ladder.at(-1)),
  };
}

/**
 * Returns the wait until the next attempt, in milliseconds; `undefined` if there is never another. A wait that is longer
 * than any the rule can cause comes from a clock that was ahead, and is cut to the longest one.
 */
export function msUntilAllowed(
  row: ThrottleRecord | undefined,
  limit: Limit,
  now: number,
): number | undefined {
  if (!row) return 0;
  const rule = ruleOf(limit);
  const { slackMs, hardStop } = rule;
  if (hardStop !== null && row.failures >= hardStop) return undefined;
  const nextAllowedAt = Math.min(row.nextAllowedAt, now + longestWait(rule));
  return Math.max(0, nextAllowedAt - slackMs - now);
}

/** Refunds a successful attempt of a steady pace. A growing pace is reset instead. */
export async function refund(
  { throttles }: Pick<Store, 'throttles'>,
  { key, limit: { pace } }: Throttle,
): Promise<void> {
  if (pace.kind === 'steady') await throttles.refund(key, stepOf(pace));
}

/**
 * Returns the wait in whole seconds, as in Retry-After (RFC 9110 §10.2.3). Rounded up, so that the wait is long enough.
 */
export function retryAfterOf(waitMs: number): number {
  return Math.max(1, Math.ceil(waitMs / 1000));
}
