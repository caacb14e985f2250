import { DAY, SECOND } from '../../../shared/durations.ts';

/** Minimum wait in milliseconds, so that a missed step boundary does not cause a burst of requests. */
const SHORTEST_WAIT = 250;
/** Timers wait at most 2^31 − 1 milliseconds. One day is long enough here. */
const LONGEST_WAIT = DAY;

/**
 * Returns how long until the first code changes, in milliseconds.
 *
 * @returns `undefined` if no code changes with time
 */
export function waitForNextStep(codes: readonly { endsAt?: number }[], now: number): number | undefined {
  let first: number | undefined;
  for (const { endsAt } of codes) {
    if (endsAt !== undefined && (first === undefined || endsAt < first)) first = endsAt;
  }
  return first === undefined ? undefined : Math.min(Math.max(first - now, SHORTEST_WAIT), LONGEST_WAIT);
}

/** How far the clock may be beyond a time step before the code counts as missed, in milliseconds. */
const OUT_OF_STEP = 2 * SECOND;

/**
 * Whether the clock is in another time step than a code. A timer waits by another clock: it does not notice that someone
 * set this one, or that the computer slept.
 *
 * @param now Unix milliseconds
 */
export function isOutOfStep(codes: Iterable<{ startsAt?: number; endsAt?: number }>, now: number): boolean {
  for (const { startsAt = now, endsAt = now } of codes) {
    if (now < startsAt - OUT_OF_STEP || now > endsAt + OUT_OF_STEP) return true;
  }
  return false;
}

/**
 * Returns the new list with the old object for every unchanged item, and the old list if nothing changed. So only
 * changed rows render again.
 */
export function reuseUnchanged<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly T[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const merged = after.map((item) => {
    const old = known.get(item.id);
    return old && same(old, item) ? old : item;
  });
  return merged.length === before.length && merged.every((item, at) => item === before[at]) ? before : merged;
}

/** Compares views, which are one level deep except for lists of strings. */
function same<T extends object>(a: T, b: T): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof T>;
  return [...keys].every((key) => {
    const [one, other] = [a[key], b[key]];
    if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
    return one.length === other.length && one.every((value, at) => value === other[at]);
  });
}
