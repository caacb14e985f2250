import type { AccountView } from '../../ipc-contract.ts';

/** A step boundary that a clock missed is asked about again after this many milliseconds, not at once. */
const SHORTEST_WAIT = 250;
/** Timers hold 2^31 − 1 milliseconds; a day is as good as never here. */
const LONGEST_WAIT = 86_400_000;

/**
 * How long until the first code of the list changes, in milliseconds.
 *
 * @returns `undefined` when nothing in the list changes by itself
 */
export function waitForNextStep(accounts: readonly AccountView[], now: number): number | undefined {
  let first: number | undefined;
  for (const { endsAt } of accounts) {
    if (endsAt !== undefined && (first === undefined || endsAt < first)) first = endsAt;
  }
  return first === undefined ? undefined : Math.min(Math.max(first - now, SHORTEST_WAIT), LONGEST_WAIT);
}

/** Keeps the old object of every account that did not change, so that only changed rows render again. */
export function reuseUnchanged(
  before: readonly AccountView[],
  after: readonly AccountView[],
): readonly AccountView[] {
  const known = new Map(before.map((account) => [account.id, account]));
  return after.map((account) => {
    const old = known.get(account.id);
    return old && sameView(old, account) ? old : account;
  });
}

function sameView(a: AccountView, b: AccountView): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof AccountView>;
  return [...keys].every((key) => a[key] === b[key]);
}
