import { DAY } from '../../../shared/durations.ts';

/** A step boundary that a clock missed is asked about again after this many milliseconds, not at once. */
const SHORTEST_WAIT = 250;
/** Timers hold 2^31 − 1 milliseconds; a day is as good as never here. */
const LONGEST_WAIT = DAY;

/**
 * How long until the first of the codes changes, in milliseconds.
 *
 * @returns `undefined` when none of them changes by itself
 */
export function waitForNextStep(codes: readonly { endsAt?: number }[], now: number): number | undefined {
  let first: number | undefined;
  for (const { endsAt } of codes) {
    if (endsAt !== undefined && (first === undefined || endsAt < first)) first = endsAt;
  }
  return first === undefined ? undefined : Math.min(Math.max(first - now, SHORTEST_WAIT), LONGEST_WAIT);
}

/**
 * Keeps the old object of everything that did not change, so that only changed rows render again; and the old list
 * where nothing did, so that none does.
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

/** Views are one level deep, but for lists of texts. */
function same<T extends object>(a: T, b: T): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof T>;
  return [...keys].every((key) => {
    const [one, other] = [a[key], b[key]];
    if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
    return one.length === other.length && one.every((value, at) => value === other[at]);
  });
}
