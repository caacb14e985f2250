/** The place of each module of a possible code in the picture. */
import type { Triple } from './finder-triples.ts';
import { functionModulesOf } from './function-modules.ts';
import type { Corners, Point } from './geometry.ts';
import type { Luma } from './luma.ts';
import { brightnessAt } from './luma.ts';
import { homographyTo, project } from './perspective.ts';

/** Returns the centre of a module. `column` and `row` count from the code's own corner and may be fractions. */
export type Grid = (column: number, row: number) => Point;

/** The centres of the three finder patterns, and the fourth point of their square. */
export type Frame = Corners;

export function gridOf(frame: Frame, size: number): Grid {
  const map = homographyTo(frame);
  const at = (module: number) => (module - 3) / (size - 7);
  return (column, row) => project(map, at(column), at(row));
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
  const alignment = alignmentNear(luma, gridOf(evenFrame(triple), size), size, triple.topLeft.inverted);
  if (!alignment) return undefined;
  const { topLeft, topRight, bottomLeft } = triple;
  const inner = (size - 10) / (size - 7);
  return [topLeft, topRight, fourthCorner(topLeft, topRight, bottomLeft, alignment, inner), bottomLeft];
}

/** The distances by which each point of a frame is moved, in modules, from coarse to fine. */
const NUDGES = [0.5, 0.25, 0.12];

/** Moves a frame's points until the fixed modules fit the picture best. */
export function refineFrame(luma: Luma, frame: Frame, size: number, inverted: boolean): Frame {
  const known = functionModulesOf(size);
  const fitOf = (points: Frame): number => {
    const grid = gridOf(points, size);
    let sum = 0;
    for (const { column, row, dark } of known) {
      const { x, y } = grid(column, row);
      const value = brightnessAt(luma, x, y);
      sum += dark !== inverted ? -value : value;
    }
    return sum;
  };
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
  return best.score > LEAST_TARGET ? even(best.column, best.row) : undefined;
}

/**
 * Returns how much darker the outer ring and the centre of an alignment pattern are than the ring between, 0 to 255.
 */
function targetScore(luma: Luma, grid: Grid, column: number, row: number): number {
  let dark = 0;
  let light = 0;
  for (let dy = -2; dy <= 2; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) {
      const place = grid(column + dx, row + dy);
      const value = pixelNear(luma, place.x, place.y);
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
