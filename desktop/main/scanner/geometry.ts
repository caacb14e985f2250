/** A place in a picture, in pixels from its top left. */
export interface Point {
  x: number;
  y: number;
}

/** The corners of a code from its own view, even if it is turned: top left, top right, bottom right, bottom left. */
export type Corners = [Point, Point, Point, Point];

export function centreOf(corners: Corners): Point {
  return {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/**
 * Whether a place is inside a code.
 *
 * @param slack how much the code is enlarged for this, relative to its size
 */
export function isInside(place: Point, corners: Corners, slack: number): boolean {
  const middle = centreOf(corners);
  const grown = corners.map(({ x, y }) => ({
    x: middle.x + (x - middle.x) * (1 + slack),
    y: middle.y + (y - middle.y) * (1 + slack),
  }));
  const sides = grown.map((from, index) => {
    const to = grown[(index + 1) % 4] ?? from;
    return (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

/** The largest ratio of two sides. */
const MOST_UNEVEN = 3;
/** The largest cosine at a corner, 0 for a right angle. */
const MOST_SLANT = 0.8;

/** Whether four corners could be a square in perspective: not flat, not crossed, not much longer than wide. */
export function isSquarish([a, b, c, d]: Corners): boolean {
  const sides = [distance(a, b), distance(b, c), distance(c, d), distance(d, a)];
  if (Math.max(...sides) > Math.min(...sides) * MOST_UNEVEN) return false;
  const cosine =
    ((b.x - a.x) * (d.x - a.x) + (b.y - a.y) * (d.y - a.y)) / ((sides[0] ?? 0) * (sides[3] ?? 0));
  return Math.abs(cosine) < MOST_SLANT;
}
