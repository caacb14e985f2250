/** Waiting until nothing moves on a shared screen. */

/**
 * How long a screen shows no change until it is still, in milliseconds. When the app's window is hidden, the windows below
 * are moved or uncovered, and paint themselves. On a busy computer they do so late.
 */
export const STILL = 500;
/** The longest wait for a still screen, in milliseconds: a film is never still. */
export const LONGEST_WAIT = 3_000;
/** The pause between two looks, in milliseconds. */
const PAUSE = 125;

/** The share of the places looked at that may differ: text cursors blink, and clocks tell the seconds. */
const TOLERANCE = 0.001;
/** From this difference on, of 255, a colour is another one. Some shares compress their pictures. */
const OTHER = 24;

export interface Watched {
  /** Returns when the newest picture came, by `now()`. */
  cameAt(): number;
  /** Returns the newest picture, small: four bytes for each place looked at. */
  look(): Uint8ClampedArray;
  /** Returns the time in milliseconds, from any beginning. */
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

/**
 * Waits until the pictures have been alike for half a second. Some systems send a picture only after a change; others,
 * such as sway's portal, send the same one many times a second.
 */
export async function untilStill({ cameAt, look, now, wait }: Watched): Promise<void> {
  const lastMoment = now() + LONGEST_WAIT;
  let changedAt = cameAt();
  let seen = look();
  for (;;) {
    const left = Math.min(changedAt + STILL, lastMoment) - now();
    if (left <= 0) return;
    await wait(Math.min(PAUSE, left));
    const newest = look();
    if (!areAlike(seen, newest)) changedAt = cameAt();
    seen = newest;
  }
}

/** Whether two small pictures show almost the same. */
export function areAlike(before: Uint8ClampedArray, after: Uint8ClampedArray): boolean {
  if (before.length !== after.length) return false;
  let different = 0;
  for (let place = 0; place < before.length; place += 4) {
    const isOther = [0, 1, 2].some(
      (part) => Math.abs((before[place + part] ?? 0) - (after[place + part] ?? 0)) >= OTHER,
    );
    if (isOther) different += 1;
  }
  return different <= (before.length / 4) * TOLERANCE;
}
