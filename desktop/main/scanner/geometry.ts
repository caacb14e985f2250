/** A place in a picture, in pixels from its top left. */
export interface Point {
  x: number;
  y: number;
}

/** Top left, top right, bottom right, bottom left of a code as it would be read, whichever way it is turned. */
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
