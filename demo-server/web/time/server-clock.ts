/**
 * Converts the server's times to this computer's clock, which may be wrong. Each answer has the server's time, which
 * gives the difference.
 */
let aheadMs = 0;

/**
 * Stores the difference from the server's clock.
 *
 * @param date an answer's `Date` header (RFC 9110 §6.6.1: whole seconds)
 * @param now this computer's time, in Unix milliseconds
 */
export function readServerClock(date: string | null, now: number): void {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return;
  const ahead = there - now;
  // The header has whole seconds and the answer took some time, so a small difference counts as none.
  aheadMs = Math.abs(ahead) < 2000 ? 0 : ahead;
}

/** Returns a time from the server (ISO 8601) in this computer's Unix milliseconds. */
export function toLocalTime(instant: string): number {
  return Date.parse(instant) - aheadMs;
}

/**
 * Returns when a wait that the server requires is over, in this computer's Unix milliseconds.
 *
 * @param seconds whole seconds from now, as in a `Retry-After` header
 */
export function endOfWait(seconds: number): number {
  return Date.now() + seconds * 1000;
}
