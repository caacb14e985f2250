/**
 * Codes whose modules are little more than a pixel, as screens at 110 to 175 % show them: hardly a pixel there is one
 * module alone. The finder patterns are known, so they tell where modules begin and how wide they are; from there the
 * mixture of each pixel is known, too, and is undone.
 */
import type { Finder } from './finder-patterns.ts';
import type { Triple } from './finder-triples.ts';
import type { Luma } from './luma.ts';
import { type Line, type Mixing, mixtureAt, unmixed } from './unmix.ts';

/** Modules wider than this have pixels of their own. */
const WIDEST = 1.9;
/** Least pixels a module, with a little for measuring: below one the pixels do not tell the modules apart. */
const NARROWEST = 0.98;
/** How much wider than {@link WIDEST} modules may turn out once they are measured over the whole code. */
const MEASURING_SLACK = 0.2;
/** Least difference in brightness along a pattern. */
const LEAST_CONTRAST = 24;
/** How far the lines through the patterns may be from upright, as a share of their length. */
const UPRIGHT = 0.05;
/** Most that the patterns may differ from what they must look like: the mean square, as a share of the contrast's. */
const UNLIKE = 0.06;

/** Whether this could help: a small code that stands upright. */
export function isSmallAndUpright({ topLeft, topRight, bottomLeft }: Triple): boolean {
  return topLeft.module < WIDEST && isUpright(topLeft, topRight) && isUpright(topLeft, bottomLeft);
}

function isUpright(a: Finder, b: Finder): boolean {
  const [x, y] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  return Math.min(x, y) <= Math.max(x, y) * UPRIGHT;
}

/**
 * @param size modules along a side
 * @returns brightness of each module as the code is read, row by row, dark on light; nothing where the patterns are none
 */
export function unscaled(luma: Luma, triple: Triple, size: number, mixing: Mixing): Float64Array | undefined {
  const { topLeft, topRight, bottomLeft } = triple;
  const finders = [topLeft, topRight, bottomLeft];
  const across = lineThrough(luma, finders, size, mixing, false);
  const down = across && lineThrough(luma, finders, size, mixing, true);
  if (!down) return undefined;
  const modules = unmixedArea(luma, across, down, size, mixing);
  // As the picture has it; the code may stand on its side or its head.
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

/** Where the columns of modules are, or the rows, from where the patterns at both ends fit best. */
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

/** A pattern along a line through its middle, with the light on both sides of it. */
const PATTERN = [1, 0, 1, 0, 0, 0, 1, 0, 1];
const BEFORE = 1;
/** How far the middle may be from where it was measured, and how finely it is looked for, in pixels. */
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

/** How unlike a pattern the pixels along a line are, 0 to 1. */
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

/** Modules of light around the code that are solved for with it, so that its edge is explained, too. */
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

/** The first pixel of a line with the light around it, and how many there are. */
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
