/** Countdown arithmetic, separate from the display. All times are Unix milliseconds. */

/** Returns the whole seconds left, rounded up: 1 during the last second, 0 after the end. */
export function secondsLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/**
 * Returns how long before its end a code counts as about to expire, in milliseconds: 5 s for a step of up to 30 s, 10 s
 * for a longer one, but at most a third of the step.
 */
export function warningSpan(startsAt: number, endsAt: number): number {
  const length = endsAt - startsAt;
  return Math.min(length > 30_000 ? 10_000 : 5_000, length / 3);
}

/** Returns whether a code is about to expire. */
export function nearEnd(startsAt: number, endsAt: number, now: number): boolean {
  return endsAt - now <= warningSpan(startsAt, endsAt);
}
