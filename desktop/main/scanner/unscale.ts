/**
 * Codes with modules of little more than a pixel, as on screens at 110 to 175 %, where most pixels mix two modules. The
 * finder patterns show where modules begin and how wide they are. With these numbers, the modules are calculated from
 * the mixed pixels.
 */
import type { Finder } from './finder-patterns.ts';
import type { Triple } from './finder-triples.ts';
import type { Luma } from './luma.ts';
import { type Line, type Mixing, mixtureAt, unmixed } from './unmix.ts';

/** Wider modules have unmixed pixels. */
const WIDEST = 1.9;
/** The fewest pixels per module, with a tolerance. Below one, the pixels do not determine the modules. */
const NARROWEST = 0.98;
/** How much wider than {@link WIDEST} modules may be when they are measured over the entire code. */
const MEASURING_SLACK = 0.2;
/** The smallest difference in brightness along a pattern. */
const LEAST_CONTRAST = 24;
/** How far the lines through the patterns may be from upright, relative to their length. */
const UPRIGHT = 0.05;
/** The largest mean square difference from an ideal pattern, relative to the square of the contrast. */
const UNLIKE = 0.06;

/** Whether a code is small and upright, so that this way can help. */
export function isSmallAndUpright({ topLeft, topRight, bottomLeft }: Triple): boolean {
  return topLeft.module < WIDEST && isUpright(topLeft, topRight) && isUpright(topLeft, bottomLeft);
}

function isUpright(a: Finder, b: Finder): boolean {
  const [x, y] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  return Math.min(x, y) <= Math.max(x, y) * UPRIGHT;
}

/**
 * Calculates the modules of a small code.
 *
 * @param size modules along a side
 * @returns the brightness of each module, row by row, dark on light; nothing if the finder patterns do not fit
 */
export function unscaled(luma: Luma, triple: Triple, size: number, mixing: Mixing): Float64Array | undefined {
  const { topLeft, topRight, bottomLeft } = triple;
  const finders = [topLeft, topRight, bottomLeft];
  const across = lineThrough(luma, finders, size, mixing, false);
  const down = across && lineThrough(luma, finders, size, mixing, true);
  if (!down) return undefined;
  const modules = unmixedArea(luma, across, down, size, mixing);
  // In the picture's orientation. The code itself may be turned.
  const turned = new Float64Array(size * size);
  const sideways = Math.abs(topRight.y - topLeft.y) > Math.abs(topRight.x - topLeft.x);
  const flip = (from: number, to: number, at: number) => (to > from ? at : size - 1 - at);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = sideways ? flip(topLeft.x, bottomLeft.x, row) : flip(topLeft.x, topRight.x, column);
      const y = sideways ? flip(topLeft.y, topRight.y, column) : flip(topLeft.y, bottomLeft.y, row);
      const value = modules[y * size + x] as number;
      turned[row * size + column] = topLeft.inverted ? 255 - value : value;
    }
  }
  return turned;
}

/** Returns the line of the columns or rows with which the patterns at both ends fit best. */
function lineThrough(
  luma: Luma,
  finders: readonly Finder[],
  size: number,
  mixing: Mixing,
  down: boolean,
): Line | undefined {
  const along = finders.map(({ x, y }) => (down ? y : x));
  const [first, last] = [Math.min(...along), Math.max(...along)];
  const pitch = (last - first) / (size - 7);
  if (pitch < NARROWEST || pitch > WIDEST + MEASURING_SLACK) return undefined;
  const middle = (first + last) / 2;
  const places = [true, false].map((near) => {
    const here = finders.filter((_, index) => (along[index] as number) < middle === near);
    return fittedMiddle(luma, here, pitch, mixing, down);
  });
  const [from, to] = places;
  if (from === undefined || to === undefined) return undefined;
  const exact = (to - from) / (size - 7);
  return { start: from - 3.5 * exact, pitch: exact };
}

/** A pattern along a line through its centre, with a light module on both sides. */
const PATTERN = [1, 0, 1, 0, 0, 0, 1, 0, 1];
const BEFORE = 1;
/** How far the centre may be from the measured place, and the steps of the search, in pixels. */
const REACH = 0.9;
const STEP = 0.05;

function fittedMiddle(
  luma: Luma,
  finders: readonly Finder[],
  pitch: number,
  mixing: Mixing,
  down: boolean,
): number | undefined {
  const measured = finders.reduce((sum, { x, y }) => sum + (down ? y : x), 0) / finders.length;
  let best = { unlike: UNLIKE, middle: Number.NaN };
  for (let off = -REACH; off <= REACH; off += STEP) {
    const line = { start: measured + off - 3.5 * pitch, pitch };
    const unlike =
      finders.reduce((sum, finder) => sum + unlikeness(luma, finder, line, mixing, down), 0) / finders.length;
    if (unlike < best.unlike) best = { unlike, middle: measured + off };
  }
  return Number.isNaN(best.middle) ? undefined : best.middle;
}

/** Returns the difference of the pixels along a line from a pattern, 0 to 1. */
function unlikeness(luma: Luma, finder: Finder, line: Line, mixing: Mixing, down: boolean): number {
  const [from, to] = [Math.floor(line.start - line.pitch), Math.ceil(line.start + 8 * line.pitch)];
  const values: number[] = [];
  for (let at = from; at < to; at += 1) {
    const value = down ? pixel(luma, finder.x, at) : pixel(luma, at, finder.y);
    values.push(finder.inverted ? 255 - value : value);
  }
  const [dark, light] = [Math.min(...values), Math.max(...values)];
  if (light - dark < LEAST_CONTRAST) return 1;
  let sum = 0;
  let count = 0;
  for (const [index, value] of values.entries()) {
    const { first, share } = mixtureAt(from + index, line, mixing);
    const [one, two] = [PATTERN[first + BEFORE], PATTERN[first + BEFORE + 1]];
    if (one === undefined || two === undefined) continue;
    const expected = dark + (light - dark) * (one * (1 - share) + two * share);
    sum += ((value - expected) / (light - dark)) ** 2;
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

/** Light modules around the code in the equations, so that its edge is also correct. */
const QUIET = 2;

function unmixedArea(luma: Luma, across: Line, down: Line, size: number, mixing: Mixing): Float64Array {
  const count = size + 2 * QUIET;
  const [left, width] = span(across, count);
  const [top, height] = span(down, count);
  const pixels = new Float64Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = pixel(luma, left + x, top + y);
  }
  const from = (line: Line, edge: number): Line => ({
    start: line.start - QUIET * line.pitch - edge,
    pitch: line.pitch,
  });
  const columns = unmixed(pixels, width, from(across, left), mixing, count);
  const both = unmixed(transposed(columns, count), height, from(down, top), mixing, count);
  const modules = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      modules[row * size + column] = both[(column + QUIET) * count + row + QUIET] as number;
    }
  }
  return modules;
}

/** Returns the first pixel of a line with the light around it, and the number of pixels. */
function span({ start, pitch }: Line, count: number): [from: number, length: number] {
  const from = Math.floor(start - QUIET * pitch);
  return [from, Math.ceil(start + (count - QUIET) * pitch) - from];
}

function transposed(values: Float64Array, width: number): Float64Array {
  const height = values.length / width;
  const out = new Float64Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out[x * height + y] = values[y * width + x] as number;
  }
  return out;
}

function pixel({ data, width, height }: Luma, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const py = Math.min(height - 1, Math.max(0, Math.floor(y)));
  return data[py * width + px] as number;
}
