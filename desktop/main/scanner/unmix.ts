/**
 * Calculating modules from mixed pixels. If a pixel is little smaller than a module, it shows one module, or parts of
 * two. The start of the first module and the module's width determine which modules, and how much of each.
 */

/** The place of a line of modules, in pixels. */
export interface Line {
  /** The near edge of the first module. */
  start: number;
  /** The width of a module: one pixel or more. */
  pitch: number;
}

/**
 * How the pixels were made. `drawn`: a pixel is the mean of its area, as in fonts and vector drawings. `enlarged`: a
 * picture with one pixel per module was interpolated, as compositors and browsers do.
 */
export type Mixing = 'drawn' | 'enlarged';

/** Returns the first of the two modules in a pixel, and the share of the second. */
export function mixtureAt(
  pixel: number,
  { start, pitch }: Line,
  mixing: Mixing,
): { first: number; share: number } {
  if (mixing === 'enlarged') {
    const place = (pixel + 0.5 - start) / pitch - 0.5;
    const first = Math.floor(place);
    return { first, share: place - first };
  }
  const from = (pixel - start) / pitch;
  const to = (pixel + 1 - start) / pitch;
  const first = Math.floor(from);
  return { first, share: Math.max(0, to - (first + 1)) / (to - from) };
}

/**
 * Returns the modules that fit rows of pixels best (least squares). Each pixel shows at most two neighbours, so the
 * equations are tridiagonal and are solved in one pass.
 *
 * @param rows rows of `width` pixels, one after the other
 * @returns rows of `count` modules, one after the other
 */
export function unmixed(
  rows: Float64Array,
  width: number,
  line: Line,
  mixing: Mixing,
  count: number,
): Float64Array {
  const pixels: { at: number; first: number; share: number }[] = [];
  const diagonal = new Float64Array(count).fill(FAINT);
  const beside = new Float64Array(count);
  for (let at = 0; at < width; at += 1) {
    const { first, share } = mixtureAt(at, line, mixing);
    if (first < 0 || first + (share > 0 ? 1 : 0) >= count) continue;
    pixels.push({ at, first, share });
    add(diagonal, first, (1 - share) ** 2);
    if (share === 0) continue;
    add(diagonal, first + 1, share ** 2);
    add(beside, first, share * (1 - share));
  }
  // Forward elimination is the same for every row.
  const factor = new Float64Array(count);
  for (let at = 1; at < count; at += 1) {
    factor[at] = (beside[at - 1] as number) / (diagonal[at - 1] as number);
    add(diagonal, at, -(factor[at] as number) * (beside[at - 1] as number));
  }
  const lines = rows.length / width;
  const out = new Float64Array(lines * count);
  for (let row = 0; row < lines; row += 1) {
    const solved = out.subarray(row * count, (row + 1) * count).fill(FAINT * 128);
    for (const { at, first, share } of pixels) {
      const value = rows[row * width + at] as number;
      add(solved, first, (1 - share) * value);
      if (share > 0) add(solved, first + 1, share * value);
    }
    for (let at = 1; at < count; at += 1)
      add(solved, at, -(factor[at] as number) * (solved[at - 1] as number));
    for (let at = count - 1; at >= 0; at -= 1) {
      const next = at + 1 < count ? (beside[at] as number) * (solved[at + 1] as number) : 0;
      solved[at] = ((solved[at] as number) - next) / (diagonal[at] as number);
    }
  }
  return out;
}

/** A small weight that makes modules without a pixel grey. It does not affect the others. */
const FAINT = 1e-3;

function add(values: Float64Array, at: number, more: number): void {
  values[at] = (values[at] as number) + more;
}
