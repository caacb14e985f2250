/** Straightening a code: turning it upright and scaling it to a good size, with its three finder patterns. */
import type { Point } from './geometry.ts';
import type { Grid } from './grid.ts';
import type { Luma } from './luma.ts';

export interface Straightened {
  luma: Luma;
  /** Returns the place in the original picture for a place in the straightened one. */
  back: (point: Point) => Point;
}

export interface StraightenOptions {
  /** Modules along a side. */
  size: number;
  /** Pixels per module in the result. */
  scale: number;
  /** Modules around the code in the result. */
  margin: number;
  /** Whether the surroundings are painted over, to remove neighbours that touch the code. */
  cut: boolean;
}

/** Modules from an outermost module's centre to the cut: to its edge, and a little more for blur. */
const CUT_AT = 0.6;

export function straighten(
  luma: Luma,
  grid: Grid,
  inverted: boolean,
  options: StraightenOptions,
): Straightened {
  const { size, scale, margin, cut } = options;
  const side = Math.round((size + margin * 2) * scale);
  const data = new Uint8Array(side * side);
  const moduleAt = (pixel: number) => (pixel + 0.5) / scale - margin - 0.5;
  const columns = Float64Array.from({ length: side }, (_, x) => moduleAt(x));
  const values = new Float64Array(side);
  const isCut = (module: number) => cut && (module < -CUT_AT || module > size - 1 + CUT_AT);
  const [from, to] = [
    columns.findIndex((module) => !isCut(module)),
    columns.findLastIndex((module) => !isCut(module)) + 1,
  ];
  if (cut) data.fill(255);
  for (let y = from; y < to; y += 1) {
    grid.readRow(luma, columns, moduleAt(y), values);
    for (let x = from; x < to; x += 1) {
      const value = values[x] as number;
      data[y * side + x] = inverted ? 255 - value : value;
    }
  }
  return {
    luma: { data, width: side, height: side },
    back: ({ x, y }) => grid.at(moduleAt(x), moduleAt(y)),
  };
}
