export interface Place {
  x: number;
  y: number;
}

/** Sides shorter than this are a slip of the hand, in CSS pixels. */
const LEAST = 8;

/** The rectangle between two opposite corners, whichever was first; `undefined` when it is too small to be meant. */
export function areaBetween(
  a: Place,
  b: Place,
): { x: number; y: number; width: number; height: number } | undefined {
  const [x, y] = [Math.max(0, Math.min(a.x, b.x)), Math.max(0, Math.min(a.y, b.y))];
  const [width, height] = [Math.max(a.x, b.x) - x, Math.max(a.y, b.y) - y];
  return width < LEAST || height < LEAST ? undefined : { x, y, width, height };
}
