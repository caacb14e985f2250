/** Waiting until hidden windows have left the screens. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Rectangle } from 'electron';
import type { Pixels } from './decode-qr.ts';

/** The time before the first picture, in milliseconds. Compositors fade a window out. */
const FADE = 150;
/** The time between two pictures that must be alike, in milliseconds. */
const STILL = 200;
/** From when on no other picture is taken, in milliseconds. Something may always move there, such as a film. */
const LONGEST = 2000;

/** Of so many rows and columns, one is compared. */
const STRIDE = 8;
/** The share of a place that may differ: text cursors blink. */
const TOLERANCE = 0.001;

/** The parts of a clock that this needs. A test moves its own. */
export interface StillClock {
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

/**
 * Takes pictures until two are alike: on a busy computer, the windows below a hidden one paint late.
 *
 * @returns the last picture
 */
export async function untilStill<Picture>(
  take: () => Promise<Picture>,
  areAlike: (before: Picture, now: Picture) => boolean,
  clock: StillClock = { now: () => performance.now(), wait },
): Promise<Picture> {
  const until = clock.now() + LONGEST;
  await clock.wait(FADE);
  for (let before: Picture | undefined; ; ) {
    const since = clock.now();
    const picture = await take();
    if ((before !== undefined && areAlike(before, picture)) || clock.now() >= until) return picture;
    before = picture;
    await clock.wait(Math.max(0, since + STILL - clock.now()));
  }
}

/**
 * Whether two pictures of a display show almost the same in some places. What moves elsewhere does not matter.
 *
 * @param bounds the display's place, in the places' coordinates
 */
export function showSame(
  before: Pixels,
  now: Pixels,
  bounds: Rectangle,
  places: readonly Rectangle[],
): boolean {
  if (before.width !== now.width || before.height !== now.height) return false;
  const old = wholePixels(before);
  const current = wholePixels(now);
  const across = now.width / bounds.width;
  const down = now.height / bounds.height;
  return places.every((place) => {
    const left = Math.max(0, Math.floor((place.x - bounds.x) * across));
    const top = Math.max(0, Math.floor((place.y - bounds.y) * down));
    const right = Math.min(now.width, (place.x + place.width - bounds.x) * across);
    const bottom = Math.min(now.height, (place.y + place.height - bounds.y) * down);
    let compared = 0;
    let different = 0;
    for (let y = top; y < bottom; y += STRIDE) {
      for (let x = left; x < right; x += STRIDE) {
        compared += 1;
        if (old[y * now.width + x] !== current[y * now.width + x]) different += 1;
      }
    }
    return different <= compared * TOLERANCE;
  });
}

/** Returns the pixels as one number each. */
function wholePixels({ data }: Pixels): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
}
