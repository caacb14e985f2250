/** The place of each module of a possible code in the picture. */
import type { Triple } from './finder-triples.ts';
import { functionModulesOf } from './function-modules.ts';
import type { Corners, Point } from './geometry.ts';
import type { Luma } from './luma.ts';
import { brightnessAt } from './luma.ts';
import { type Homography, homographyTo, project, projectedX, projectedY } from './perspective.ts';

/** The centres of the three finder patterns, and the fourth point of their square. */
export type Frame = Corners;

/**
 * The places of a code's modules. `column` and `row` count from the code's own corner and may be fractions.
 *
 * A place that looks like a code is read at up to a million points. So the methods that read one make no objects.
 */
export class Grid {
  readonly size: number;
  readonly map: Homography;

  constructor(frame: Frame, size: number) {
    this.size = size;
    this.map = homographyTo(frame);
  }

  /** Returns the centre of a module in the picture. */
  at(column: number, row: number): Point {
    const span = this.size - 7;
    return project(this.map, (column - 3) / span, (row - 3) / span);
  }

  /** Returns the brightness at a module's centre, interpolated between four pixels. */
  brightness(luma: Luma, column: number, row: number): number {
    const map = this.map;
    const span = this.size - 7;
    const u = (column - 3) / span;
    const v = (row - 3) / span;
    return brightnessAt(luma, projectedX(map, u, v), projectedY(map, u, v));
  }

  /**
   * Reads the brightness at many places of one row. The interpolation is that of {@link brightnessAt}, written out: with a
   * call for each place, straightening a code takes half as long again.
   *
   * @param out receives the brightness at each of `columns`
   */
  readRow(luma: Luma, columns: Float64Array, row: number, out: Float64Array): void {
    const [a, b, c, d, e, f, g, h, i] = this.map;
    const { data, width, height } = luma;
    const span = this.size - 7;
    const v = (row - 3) / span;
    const [bv, ev, hv] = [b * v, e * v, h * v];
    const [right, bottom] = [width - 1, height - 1];
    for (let at = 0; at < columns.length; at += 1) {
      const u = ((columns[at] as number) - 3) / span;
      const w = g * u + hv + i;
      const sx = Math.min(right, Math.max(0, (a * u + bv + c) / w - 0.5));
      const sy = Math.min(bottom, Math.max(0, (d * u + ev + f) / w - 0.5));
      const x0 = sx | 0;
      const y0 = sy | 0;
      const upper = y0 * width + x0;
      const lower = y0 < bottom ? upper + width : upper;
      const beside = x0 < right ? 1 : 0;
      const fx = sx - x0;
      const fy = sy - y0;
      const above = (data[upper] as number) * (1 - fx) + (data[upper + beside] as number) * fx;
      const below = (data[lower] as number) * (1 - fx) + (data[lower + beside] as number) * fx;
      out[at] = above * (1 - fy) + below * fy;
    }
  }

  /** Returns the brightness of the pixel at a module's centre. */
  pixel(luma: Luma, column: number, row: number): number {
    const map = this.map;
    const span = this.size - 7;
    const u = (column - 3) / span;
    const v = (row - 3) / span;
    return pixelNear(luma, projectedX(map, u, v), projectedY(map, u, v));
  }
}

/** Returns a frame with equal steps, which fits a code seen from the front, turned by any angle. */
export function evenFrame({ topLeft, topRight, bottomLeft }: Triple): Frame {
  const fourth = { x: topRight.x + bottomLeft.x - topLeft.x, y: topRight.y + bottomLeft.y - topLeft.y };
  return [topLeft, topRight, fourth, bottomLeft];
}

/**
 * Returns a frame for a code seen from the side. Its fourth point comes from the alignment pattern near the corner
 * without a finder pattern (ISO/IEC 18004 §6.3.6). Version 1 has none.
 *
 * @returns `undefined` if there is no such pattern in the picture
 */
export function slantedFrame(luma: Luma, triple: Triple, size: number): Frame | undefined {
  if (size < 25) return undefined;
  const alignment = alignmentNear(luma, new Grid(evenFrame(triple), size), size, triple.topLeft.inverted);
  if (!alignment) return undefined;
  const { topLeft, topRight, bottomLeft } = triple;
  const inner = (size - 10) / (size - 7);
  return [topLeft, topRight, fourthCorner(topLeft, topRight, bottomLeft, alignment, inner), bottomLeft];
}

/** The distances by which each point of a frame is moved, in modules, from coarse to fine. */
const NUDGES = [0.5, 0.25, 0.12];

/** Moves a frame's points until the fixed modules fit the picture best. */
export function refineFrame(luma: Luma, frame: Frame, size: number, inverted: boolean): Frame {
  const fitOf = (points: Frame): number => fitOfFunctionModules(luma, new Grid(points, size), inverted);
  const module = Math.hypot(frame[1].x - frame[0].x, frame[1].y - frame[0].y) / (size - 7);
  let best = frame;
  let score = fitOf(frame);
  for (const nudge of NUDGES) {
    for (const point of [0, 1, 3, 2] as const) {
      for (const [dx, dy] of DIRECTIONS) {
        const moved = best.with(point, {
          x: best[point].x + dx * nudge * module,
          y: best[point].y + dy * nudge * module,
        }) as Frame;
        const reached = fitOf(moved);
        if (reached <= score) continue;
        score = reached;
        best = moved;
      }
    }
  }
  return best;
}

/** Returns how much brighter the light fixed modules are than the dark ones, summed up. */
function fitOfFunctionModules(luma: Luma, grid: Grid, inverted: boolean): number {
  const { columns, rows, dark } = functionModulesOf(grid.size);
  const darker = inverted ? 0 : 1;
  let sum = 0;
  for (let at = 0; at < dark.length; at += 1) {
    const value = grid.brightness(luma, columns[at] as number, rows[at] as number);
    sum += dark[at] === darker ? -value : value;
  }
  return sum;
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/**
 * Returns where a homography maps (1, 1), if it maps three corners of the unit square to `a`, `b`, `d` and (s, s) to
 * `p`.
 */
function fourthCorner(a: Point, b: Point, d: Point, p: Point, s: number): Point {
  // In projective coordinates the map is a + u·g'(b−a) …, which gives two linear equations for its perspective terms.
  const rows = [
    [s * (b.x - p.x), s * (d.x - p.x), p.x - a.x - s * (b.x - a.x) - s * (d.x - a.x)],
    [s * (b.y - p.y), s * (d.y - p.y), p.y - a.y - s * (b.y - a.y) - s * (d.y - a.y)],
  ] as const;
  const det = rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0];
  const g = (rows[0][2] * rows[1][1] - rows[0][1] * rows[1][2]) / det;
  const h = (rows[0][0] * rows[1][2] - rows[0][2] * rows[1][0]) / det;
  const w = 1 + g + h;
  return {
    x: (b.x - a.x + g * b.x + (d.x - a.x + h * d.x) + a.x) / w,
    y: (b.y - a.y + g * b.y + (d.y - a.y + h * d.y) + a.y) / w,
  };
}

/** How far from its place in a front view the alignment pattern is searched for, and in which steps, in modules. */
const REACH = 6;
const SEARCH_STEP = 0.5;
/**
 * The smallest difference in brightness between an alignment pattern's light ring and its dark parts. Less is noise.
 */
const LEAST_TARGET = 18;

function alignmentNear(luma: Luma, even: Grid, size: number, inverted: boolean): Point | undefined {
  const middle = size - 7;
  let best = { score: LEAST_TARGET, column: 0, row: 0 };
  for (let row = middle - REACH; row <= middle + REACH; row += SEARCH_STEP) {
    for (let column = middle - REACH; column <= middle + REACH; column += SEARCH_STEP) {
      const score = (inverted ? -1 : 1) * targetScore(luma, even, column, row);
      if (score > best.score) best = { score, column, row };
    }
  }
  return best.score > LEAST_TARGET ? even.at(best.column, best.row) : undefined;
}

/**
 * Returns how much darker the outer ring and the centre of an alignment pattern are than the ring between, 0 to 255.
 */
function targetScore(luma: Luma, grid: Grid, column: number, row: number): number {
  let dark = 0;
  let light = 0;
  for (let dy = -2; dy <= 2; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) {
      const value = grid.pixel(luma, column + dx, row + dy);
      if (Math.max(Math.abs(dx), Math.abs(dy)) === 1) light += value;
      else dark += value;
    }
  }
  return light / 8 - dark / 17;
}

/** Returns the brightness of the pixel at a place. */
export function pixelNear({ data, width, height }: Luma, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const py = Math.min(height - 1, Math.max(0, Math.floor(y)));
  return data[py * width + px] as number;
}
