/** The arithmetic of a countdown, apart from how it is drawn. All moments are Unix milliseconds. */

/** Whole seconds left, counted as people do: the last second is 1 until the step ends, then 0. */
export function secondsLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/**
 * From how many milliseconds before the end a code counts as about to expire: 5 s of a step of up to 30 s, 10 s of
 * a longer one, and never more than a third of the step.
 */
export function warningSpan(startsAt: number, endsAt: number): number {
  const length = endsAt - startsAt;
  return Math.min(length > 30_000 ? 10_000 : 5_000, length / 3);
}

/** Whether a code is about to expire. */
export function nearEnd(startsAt: number, endsAt: number, now: number): boolean {
  return endsAt - now <= warningSpan(startsAt, endsAt);
}
