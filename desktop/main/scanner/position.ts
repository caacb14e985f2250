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
  const { at } = sentences().place;
  // Each place has its own words, because languages join them in different ways.
  const rows = [
    [at.topLeft, at.top, at.topRight],
    [at.left, at.centre, at.right],
    [at.bottomLeft, at.bottom, at.bottomRight],
  ] as const;
  return rows[third(y, height)][third(x, width)];
}

function third(at: number, length: number): 0 | 1 | 2 {
  if (at < length / 3) return 0;
  return at > (length * 2) / 3 ? 2 : 1;
}
