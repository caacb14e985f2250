import type { Store } from '../store/store.ts';
import type { ThrottleRecord } from '../store/throttles.ts';
import { type Limit, ruleOf, stepOf } from './limits.ts';

/** One thing that is limited: which row, by which limit. */
export interface Throttle {
  key: string;
  limit: Limit;
}

/** A try that was reserved. */
export interface Reserved {
  isAllowed: true;
  /** Tries since the last success, with this one. */
  failures: number;
  /** Tries that may follow at once; Infinity for a steady pace, which does not count them. */
  left: number;
  /** How long until the next is allowed should this one fail, in milliseconds; `undefined` when none ever is. */
  waitMs: number | undefined;
}

/** A try that was not allowed, and so must not be looked at. */
export interface Denied {
  isAllowed: false;
  /** Milliseconds to wait; `undefined` when waiting does not help. */
  waitMs: number | undefined;
}

/** Reserves one try, before anything is compared. A fault after this leaves the try spent. */
export async function reserve(
  { throttles }: Pick<Store, 'throttles'>,
  { key, limit }: Throttle,
  now: number,
): Promise<Reserved | Denied> {
  const rule = ruleOf(limit);
  const failures = await throttles.reserve(key, rule, now);
  if (failures === undefined) {
    const denied = msUntilAllowed(await throttles.read(key), limit, now);
    // Another try succeeded between the two statements: this one lost the race, and the next may come at once.
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

/** How long until the next try is allowed, in milliseconds; `undefined` when none ever is. */
export function msUntilAllowed(
  row: ThrottleRecord | undefined,
  limit: Limit,
  now: number,
): number | undefined {
  if (!row) return 0;
  const { slackMs, hardStop } = ruleOf(limit);
  if (hardStop !== null && row.failures >= hardStop) return undefined;
  return Math.max(0, row.nextAllowedAt - slackMs - now);
}

/** Gives a try back that succeeded. Only of a steady pace: a growing one is reset. */
export async function refund(
  { throttles }: Pick<Store, 'throttles'>,
  { key, limit: { pace } }: Throttle,
): Promise<void> {
  if (pace.kind === 'steady') await throttles.refund(key, stepOf(pace));
}

/** Whole seconds, as Retry-After has them (RFC 9110 §10.2.3): rounded up, so that waiting them is enough. */
export function retryAfterOf(waitMs: number): number {
  return Math.max(1, Math.ceil(waitMs / 1000));
}
