/**
 * Redrawing a code from the mean brightness of each module. The mean removes noise, neighbours are subtracted against
 * blur, and the modules around decide between dark and light.
 */
import { DARK, functionModulesOf } from './function-modules.ts';
import type { Grid } from './grid.ts';
import type { Luma } from './luma.ts';

/** Pixels per module of the drawing, and light modules around it. */
export const REDRAWN_SCALE = 3;
export const REDRAWN_MARGIN = 4;

/** The number of modules to each side whose mean separates dark from light. */
const NEIGHBOURHOOD = 4;

/** Draws modules. @param brightness of each module, row by row */
export function drawModules(brightness: Float64Array, size: number, inverted: boolean): Luma {
  const side = (size + REDRAWN_MARGIN * 2) * REDRAWN_SCALE;
  const data = new Uint8Array(side * side).fill(255);
  const levels = localMeans(brightness, size);
  const known = functionModulesOf(size).kinds;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const at = row * size + column;
      const below = (brightness[at] as number) < (levels[at] as number);
      if (known[at] === 0 ? below === inverted : known[at] !== DARK) continue;
      for (let y = 0; y < REDRAWN_SCALE; y += 1) {
        const start =
          ((row + REDRAWN_MARGIN) * REDRAWN_SCALE + y) * side + (column + REDRAWN_MARGIN) * REDRAWN_SCALE;
        data.fill(0, start, start + REDRAWN_SCALE);
      }
    }
  }
  return { data, width: side, height: side };
}

/** Places in a module, from its centre. Their mean is the module's brightness. */
const INNER_PART = [-0.25, 0, 0.25];
/** In pixels per module. In a narrower module, the neighbours reach the centre. */
const HAS_INNER_PART = 2;

/** Returns the mean brightness of the inner part of each module. */
export function sampleModules(luma: Luma, grid: Grid): Float64Array {
  const { size } = grid;
  const out = new Float64Array(size * size);
  const [from, to] = [grid.at(0, 0), grid.at(size - 1, 0)];
  const module = Math.hypot(to.x - from.x, to.y - from.y) / (size - 1);
  const offsets = module < HAS_INNER_PART ? [0] : INNER_PART;
  const each = offsets.length;
  const columns = Float64Array.from(
    { length: size * each },
    (_, at) => Math.floor(at / each) + (offsets[at % each] as number),
  );
  const values = new Float64Array(columns.length);
  for (let row = 0; row < size; row += 1) {
    for (const dy of offsets) {
      grid.readRow(luma, columns, row + dy, values);
      for (let at = 0; at < values.length; at += 1) {
        out[row * size + ((at / each) | 0)] =
          (out[row * size + ((at / each) | 0)] as number) + (values[at] as number);
      }
    }
  }
  for (let at = 0; at < out.length; at += 1) out[at] = (out[at] as number) / each ** 2;
  return out;
}

/**
 * Returns sharpened modules.
 *
 * @param sharpness how much of its neighbours' brightness is subtracted from each module; 0 for a sharp picture
 */
export function sharpenModules(values: Float64Array, size: number, sharpness: number): Float64Array {
  if (sharpness === 0) return values;
  const out = new Float64Array(values.length);
  for (let at = 0, row = 0; row < size; row += 1) {
    const [above, below] = [Math.max(0, row - 1) * size, Math.min(size - 1, row + 1) * size];
    for (let column = 0; column < size; column += 1, at += 1) {
      const value = values[at] as number;
      const around =
        ((values[above + column] as number) +
          (values[below + column] as number) +
          (values[row * size + Math.max(0, column - 1)] as number) +
          (values[row * size + Math.min(size - 1, column + 1)] as number)) /
        4;
      out[at] = value + sharpness * (value - around);
    }
  }
  return out;
}

/** Uses sums over rectangles, so that a larger neighbourhood takes no more time. */
function localMeans(values: Float64Array, size: number): Float64Array {
  const width = size + 1;
  const sums = new Float64Array(width * width);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      sums[(row + 1) * width + column + 1] =
        (values[row * size + column] as number) +
        (sums[row * width + column + 1] as number) +
        (sums[(row + 1) * width + column] as number) -
        (sums[row * width + column] as number);
    }
  }
  const out = new Float64Array(values.length);
  for (let at = 0, row = 0; row < size; row += 1) {
    const top = Math.max(0, row - NEIGHBOURHOOD);
    const bottom = Math.min(size, row + NEIGHBOURHOOD + 1);
    for (let column = 0; column < size; column += 1, at += 1) {
      const left = Math.max(0, column - NEIGHBOURHOOD);
      const right = Math.min(size, column + NEIGHBOURHOOD + 1);
      const sum =
        (sums[bottom * width + right] as number) -
        (sums[top * width + right] as number) -
        (sums[bottom * width + left] as number) +
        (sums[top * width + left] as number);
      out[at] = sum / ((bottom - top) * (right - left));
    }
  }
  return out;
}
