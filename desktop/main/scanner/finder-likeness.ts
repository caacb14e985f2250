/**
 * How much the corners of a place look like finder patterns. A line through a letter or an icon may have a pattern's
 * ratio, but the square around it does not look like one.
 *
 * Likeness is a correlation: 1 for the same, 0 for unrelated brightness, less for the opposite. It depends neither on
 * contrast nor on light, and little on blur.
 */
import type { Finder } from './finder-patterns.ts';
import type { Triple } from './finder-triples.ts';
import { DARK, functionModulesOf } from './function-modules.ts';
import { distance } from './geometry.ts';
import type { Grid } from './grid.ts';
import { brightnessAt, type Luma } from './luma.ts';

/** The likeness of three corners, each measured with its own size and at its own place. */
export interface CornerLikeness {
  mean: number;
  worst: number;
  middle: number;
  best: number;
}

/** Modules from a pattern's centre to its edge, and to its light ring. */
const REACH = 3;
const LIGHT_RING = 2;

/** Measures the three patterns one by one, so that their distances and the perspective do not matter. */
export function cornerLikeness(luma: Luma, { topLeft, topRight, bottomLeft }: Triple): CornerLikeness {
  const [across, down] = [distance(topLeft, topRight), distance(topLeft, bottomLeft)];
  const axes = {
    ax: (topRight.x - topLeft.x) / across,
    ay: (topRight.y - topLeft.y) / across,
    bx: (bottomLeft.x - topLeft.x) / down,
    by: (bottomLeft.y - topLeft.y) / down,
  };
  const [worst = 0, middle = 0, best = 0] = [topLeft, topRight, bottomLeft]
    .map((finder) => likenessOf(luma, finder, axes))
    .sort((a, b) => a - b);
  return { mean: (worst + middle + best) / 3, worst, middle, best };
}

/** Directions of a code's rows and columns. */
interface Axes {
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

function likenessOf(luma: Luma, { x, y, module, inverted }: Finder, { ax, ay, bx, by }: Axes): number {
  // Rows and columns cross a turned module at an angle, so they measure it too wide.
  const step = module * Math.max(Math.abs(ax), Math.abs(ay));
  const sums = new Correlation();
  for (let column = -REACH; column <= REACH; column += 1) {
    for (let row = -REACH; row <= REACH; row += 1) {
      const value = brightnessAt(
        luma,
        x + step * (ax * column + bx * row),
        y + step * (ay * column + by * row),
      );
      sums.add(value, Math.max(Math.abs(column), Math.abs(row)) === LIGHT_RING);
    }
  }
  return inverted ? -sums.value() : sums.value();
}

/** Modules along a side of a pattern with the light modules around it (ISO/IEC 18004 §6.3.3, §6.3.4). */
const SIDE = 8;

/** Returns the mean likeness of a grid's three corners. It is low if the grid is not exactly in its place. */
export function gridLikeness(luma: Luma, grid: Grid, inverted: boolean): number {
  const far = grid.size - SIDE;
  const sum = likenessAt(luma, grid, 0, 0) + likenessAt(luma, grid, far, 0) + likenessAt(luma, grid, 0, far);
  return (inverted ? -sum : sum) / 3;
}

function likenessAt(luma: Luma, grid: Grid, left: number, top: number): number {
  const { kinds } = functionModulesOf(grid.size);
  const sums = new Correlation();
  for (let row = top; row < top + SIDE; row += 1) {
    for (let column = left; column < left + SIDE; column += 1) {
      sums.add(grid.brightness(luma, column, row), kinds[row * grid.size + column] !== DARK);
    }
  }
  return sums.value();
}

/** The correlation of brightness with what is expected, light or dark. */
class Correlation {
  #count = 0;
  #sum = 0;
  #squares = 0;
  #light = 0;
  #sumOfLight = 0;

  add(value: number, isLight: boolean): void {
    this.#count += 1;
    this.#sum += value;
    this.#squares += value * value;
    if (!isLight) return;
    this.#light += 1;
    this.#sumOfLight += value;
  }

  value(): number {
    const spread =
      (this.#count * this.#squares - this.#sum ** 2) * (this.#count * this.#light - this.#light ** 2);
    return spread > 0 ? (this.#count * this.#sumOfLight - this.#sum * this.#light) / Math.sqrt(spread) : 0;
  }
}
