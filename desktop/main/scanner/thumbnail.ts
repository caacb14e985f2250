/**
 * A thumbnail of a code's place, so that the user recognises it. The windows get it and must not get keys, so it has
 * too few pixels to distinguish the code's modules.
 */
import { type Corners, centreOf, distance } from './geometry.ts';
import type { Pixels } from './pixels.ts';

/** Pixels along a side. */
export const THUMBNAIL_SIDE = 32;
/** How much wider than the code. The code gets 20 pixels, and a code with a key has at least 25 modules. */
const AROUND = 1.6;

/** Returns the thumbnail: red, green, blue, alpha, rows from the top. */
export function thumbnailOf(pixels: Pixels, corners: Corners): Uint8ClampedArray {
  const out = new Uint8ClampedArray(THUMBNAIL_SIDE ** 2 * 4);
  const middle = centreOf(corners);
  const reach =
    (Math.max(distance(corners[0], corners[2]), distance(corners[1], corners[3])) / Math.SQRT2) * AROUND;
  const step = reach / THUMBNAIL_SIDE;
  const samples = 6;
  const [red, blue] = pixels.order === 'bgra' ? [2, 0] : [0, 2];
  for (let at = 0; at < THUMBNAIL_SIDE ** 2; at += 1) {
    const sums = [0, 0, 0];
    for (let sample = 0; sample < samples ** 2; sample += 1) {
      const dx = (at % THUMBNAIL_SIDE) + ((sample % samples) + 0.5) / samples;
      const dy = Math.floor(at / THUMBNAIL_SIDE) + (Math.floor(sample / samples) + 0.5) / samples;
      const x = Math.min(pixels.width - 1, Math.max(0, Math.floor(middle.x - reach / 2 + dx * step)));
      const y = Math.min(pixels.height - 1, Math.max(0, Math.floor(middle.y - reach / 2 + dy * step)));
      const from = (y * pixels.width + x) * 4;
      [red, 1, blue].forEach((channel, index) => {
        sums[index] = (sums[index] ?? 0) + (pixels.data[from + channel] ?? 0);
      });
    }
    out.set([...sums.map((sum) => sum / samples ** 2), 255], at * 4);
  }
  return out;
}
