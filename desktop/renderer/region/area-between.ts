export interface Place {
  x: number;
  y: number;
}

/** Minimum side in CSS pixels. A smaller box is an accident. */
const LEAST = 8;

/** Returns the rectangle between two opposite corners in any order, or `undefined` if it is too small. */
export function areaBetween(
  a: Place,
  b: Place,
): { x: number; y: number; width: number; height: number } | undefined {
  const [x, y] = [Math.max(0, Math.min(a.x, b.x)), Math.max(0, Math.min(a.y, b.y))];
  const [width, height] = [Math.max(a.x, b.x) - x, Math.max(a.y, b.y) - y];
  return width < LEAST || height < LEAST ? undefined : { x, y, width, height };
}
