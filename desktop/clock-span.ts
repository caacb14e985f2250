/** Times that this computer's clock may show. */

/** A version of the app is never used before it is written, and not a lifetime after it. */
const EARLIEST = Date.UTC(2026, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Returns whether a time cannot be the present, so that codes of that time are wrong. @param now Unix milliseconds */
export function isImpossibleTime(now: number): boolean {
  return now < EARLIEST || now >= LATEST;
}

/** Time steps count from the first moment of this year on (RFC 6238 §4.1). */
export const FIRST_YEAR = 1970;

/** Returns whether there are codes at a time. @param now Unix milliseconds */
export function hasCodes(now: number): boolean {
  return now >= Date.UTC(FIRST_YEAR, 0, 1);
}
