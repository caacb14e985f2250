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

/** How many seconds a countdown writes at once, one below the other. */
const LINES = 10;

/** Returns the seconds from `first` down, each for one line. There is none below 0. */
export function numberLines(first: number): number[] {
  return Array.from({ length: Math.min(LINES, first + 1) }, (_, line) => first - line);
}

/**
 * Returns where a countdown's number stands.
 *
 * @param seconds to show, a whole number from 0
 * @param first the seconds in the first of the lines that are written; `undefined` if none are
 * @returns the first line, another one if the seconds are in none of those written, and which line to show, from 0
 */
export function placeOfNumber(seconds: number, first: number | undefined): { first: number; line: number } {
  const isWritten = first !== undefined && seconds <= first && seconds > first - LINES;
  const top = isWritten ? first : seconds;
  return { first: top, line: top - seconds };
}
