import { sentences } from '../texts/texts.ts';
import { type Corners, centreOf } from './geometry.ts';

/**
 * Returns a code's place in words: "top left", "centre", "bottom". Divides the picture into thirds.
 */
export function positionInWords(
  corners: Corners,
  { width, height }: { width: number; height: number },
): string {
  const { x, y } = centreOf(corners);
  const { top, bottom, left, right, centre } = sentences().place;
  const across = third(x, width, [left, '', right]);
  const down = third(y, height, [top, '', bottom]);
  return [down, across].filter(Boolean).join(' ') || centre;
}

function third(at: number, length: number, names: readonly [string, string, string]): string {
  if (at < length / 3) return names[0];
  return at > (length * 2) / 3 ? names[2] : names[1];
}
