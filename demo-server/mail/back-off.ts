import { HOUR, MINUTE, SECOND } from '../../shared/durations.ts';

/** Wait after each failed attempt, in milliseconds: ten attempts in a day. */
const WAITS = [
  10 * SECOND,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
] as const;

/** The most attempts to deliver a message. */
export const MOST_TRIES = WAITS.length + 1;

/** Returns the wait after an attempt, in milliseconds; `undefined` if it was the last. */
export function waitAfterTry(tries: number): number | undefined {
  return WAITS[tries - 1];
}
