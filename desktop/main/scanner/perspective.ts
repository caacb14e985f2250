/** Squares in perspective: the projective map between a code's modules and the picture. */
import type { Corners, Point } from './geometry.ts';

/** Nine numbers, row by row. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Returns the homography that maps the unit square to four places. */
export function homographyTo([a, b, c, d]: Corners): Homography {
  const [dx1, dx2, dx3] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, dy3] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / det;
  const h = (dx1 * dy3 - dx3 * dy1) / det;
  return [
    b.x - a.x + g * b.x,
    d.x - a.x + h * d.x,
    a.x,
    b.y - a.y + g * b.y,
    d.y - a.y + h * d.y,
    a.y,
    g,
    h,
    1,
  ];
}

export function project(map: Homography, x: number, y: number): Point {
  return { x: projectedX(map, x, y), y: projectedY(map, x, y) };
}

/** Returns one coordinate of {@link project}. For loops over many places, where an object for each takes most of the time. */
export function projectedX(map: Homography, x: number, y: number): number {
  return (map[0] * x + map[1] * y + map[2]) / (map[6] * x + map[7] * y + map[8]);
}

export function projectedY(map: Homography, x: number, y: number): number {
  return (map[3] * x + map[4] * y + map[5]) / (map[6] * x + map[7] * y + map[8]);
}

/** Returns the inverse up to a factor, which does not change the projection. */
export function inverse([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}
