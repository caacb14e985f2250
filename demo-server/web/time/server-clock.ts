/**
 * Deadlines are the server's, and this computer's clock may be wrong. Each answer says what time it is there, so
 * a deadline can be told in this computer's time.
 */
let aheadMs = 0;

/**
 * Takes note of the server's clock.
 *
 * @param date an answer's `Date` header (RFC 9110 §6.6.1: whole seconds)
 * @param now this computer's time, Unix milliseconds
 */
export function readServerClock(date: string | null, now: number): void {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return;
  const ahead = there - now;
  // The header has no milliseconds and the answer took a moment: a small difference is no difference.
  aheadMs = Math.abs(ahead) < 2000 ? 0 : ahead;
}

/** A moment the server named (ISO 8601), in this computer's Unix milliseconds. */
export function toLocalTime(instant: string): number {
  return Date.parse(instant) - aheadMs;
}

/**
 * When a wait the server asked for is over, in this computer's Unix milliseconds.
 *
 * @param seconds whole seconds from now, as in a `Retry-After` header
 */
export function endOfWait(seconds: number): number {
  return Date.now() + seconds * 1000;
}
