import { HOUR, MINUTE, SECOND } from '../../shared/durations.ts';

/** How long after each try that failed the next one is made, in milliseconds: ten tries in a day. */
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

/** Most times that a message is tried. */
export const MOST_TRIES = WAITS.length + 1;

/** How long to wait after a try; `undefined` when it was the last. */
export function waitAfterTry(tries: number): number | undefined {
  return WAITS[tries - 1];
}
