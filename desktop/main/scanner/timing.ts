/**
 * Timing patterns: the dotted lines between finder patterns. They distinguish a code from a texture and give its
 * size.
 */
import type { Finder } from './finder-patterns.ts';
import type { Triple } from './finder-triples.ts';
import type { Point } from './geometry.ts';
import { pixelNear } from './grid.ts';
import type { Luma } from './luma.ts';
import { isSymbolSize, nearestSize } from './symbol-size.ts';

/** The lowest score if both lines agree. One line alone cannot reach it. */
export const AGREED = 0.8;
/** The weight of the better line's score if the lines disagree. */
const ALONE = 0.79;
/** The same if that line's size also does not fit the distance of the finder patterns. */
const ALONE_AND_ODD = 0.6;
/** The allowed difference between a line's size and the size from the finder patterns: one version, or this share. */
const SIZE_SLACK = 0.12;
/** The smallest difference in brightness along a line with dark and light. */
const LEAST_CONTRAST = 16;
/** Values per module, so that a module's edge is known to a fifth of its width. */
const READS_PER_MODULE = 5;
const [LEAST_READS, MOST_READS] = [24, 1_200];
/** The length of an even run, relative to the mean. If a dot is lost, three modules form one run. */
const [SHORTEST_RUN, LONGEST_RUN] = [0.45, 1.6];
/** A timing pattern has at least this many ends of runs. Version 1 has eight, and two may be lost. */
const LEAST_ENDS = 6;
/** The size of a code minus the ends on a line, which goes from the seventh module to the seventh last. */
const BESIDES = 13;

export interface Timing {
  /**
   * How evenly dark and light alternate between the finder patterns, 0 to 1; {@link AGREED} or more if both lines
   * agree.
   */
  score: number;
  /** The size from the number of alternations. */
  size: number;
}

/** Reads both lines (ISO/IEC 18004 §6.3.5). */
export function timingOf(luma: Luma, triple: Triple): Timing {
  const { topLeft, topRight, bottomLeft } = triple;
  const row = alternations(luma, topLeft, topRight, bottomLeft);
  const column = alternations(luma, topLeft, bottomLeft, topRight);
  const near = nearestSize(triple.size);
  const fits = ({ size }: Timing) =>
    isSymbolSize(size) && Math.abs(size - near) <= Math.max(4, near * SIZE_SLACK);
  const better = fits(row) && (!fits(column) || row.score >= column.score) ? row : column;
  const agree = row.size === column.size && fits(row);
  return {
    score: agree
      ? (row.score + column.score) / 2
      : fits(better)
        ? better.score * ALONE
        : better.score * ALONE_AND_ODD,
    size: fits(better) ? better.size : near,
  };
}

/** The values of a line and the ends of its runs. One memory for all, as thousands of lines are read in a picture. */
const values = new Uint8Array(MOST_READS + 1);
const ends = new Uint16Array(MOST_READS + 1);

function alternations(luma: Luma, from: Finder, to: Finder, side: Finder): Timing {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const sideLength = Math.hypot(side.x - from.x, side.y - from.y);
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const inward = { x: (side.x - from.x) / sideLength, y: (side.y - from.y) / sideLength };
  // Rows and columns cross a turned pattern at an angle, so they measure its modules too wide.
  const slant = Math.max(Math.abs(along.x), Math.abs(along.y));
  const [m, n] = [from.module * slant, to.module * slant];
  const start = { x: from.x + (along.x + inward.x) * 3 * m, y: from.y + (along.y + inward.y) * 3 * m };
  const end = { x: to.x + (inward.x - along.x) * 3 * n, y: to.y + (inward.y - along.y) * 3 * n };
  const steps = Math.max(
    LEAST_READS,
    Math.min(MOST_READS, Math.round((length / Math.min(m, n)) * READS_PER_MODULE)),
  );
  readLine(luma, start, end, steps);
  let [low, high] = [255, 0];
  for (let step = 0; step <= steps; step += 1) {
    const value = values[step] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high - low < LEAST_CONTRAST) return { score: 0, size: 0 };
  const level = (high + low) / 2;
  let count = 0;
  for (let step = 1; step <= steps; step += 1) {
    if ((values[step - 1] as number) > level === (values[step] as number) > level) continue;
    ends[count] = step;
    count += 1;
  }
  const mean = steps / (count + 1);
  let even = 0;
  for (let at = 1; at < count; at += 1) {
    const run = (ends[at] as number) - (ends[at - 1] as number);
    if (run > mean * SHORTEST_RUN && run < mean * LONGEST_RUN) even += 1;
  }
  return { score: count < LEAST_ENDS ? 0 : even / (count - 1), size: count + BESIDES };
}

/** Reads the pixels along a line into {@link values}. */
function readLine(luma: Luma, start: Point, end: Point, steps: number): void {
  const { data, width } = luma;
  const [x, y] = [start.x, start.y];
  const [across, down] = [end.x - x, end.y - y];
  // Nearly all lines are inside the picture, and need no check of each pixel.
  const isInside = isInPicture(luma, start) && isInPicture(luma, end);
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps;
    const [px, py] = [x + across * share, y + down * share];
    values[step] = isInside ? (data[(py | 0) * width + (px | 0)] as number) : pixelNear(luma, px, py);
  }
}

function isInPicture({ width, height }: Luma, { x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x < width && y < height;
}
