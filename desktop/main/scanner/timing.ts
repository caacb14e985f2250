/** Timing patterns: the dotted lines from finder to finder, which tell a code from a texture and name its size. */
import type { Finder } from './finder-patterns.ts';
import { nearestSize, type Triple } from './finder-triples.ts';
import { pixelNear } from './grid.ts';
import type { Luma } from './luma.ts';

export interface Timing {
  /** How evenly dark and light alternate between the finders, 0 to 1: 0.8 and more when both lines agree. */
  score: number;
  /** The size that the number of alternations names. */
  size: number;
}

/** Reads both lines (ISO/IEC 18004 §6.3.5). */
export function timingOf(luma: Luma, triple: Triple): Timing {
  const { topLeft, topRight, bottomLeft } = triple;
  const row = alternations(luma, topLeft, topRight, bottomLeft);
  const column = alternations(luma, topLeft, bottomLeft, topRight);
  const near = nearestSize(triple.size);
  const fits = ({ size }: Timing) =>
    size >= 21 && (size - 17) % 4 === 0 && Math.abs(size - near) <= Math.max(4, near * 0.12);
  const better = fits(row) && (!fits(column) || row.score >= column.score) ? row : column;
  const agree = row.size === column.size && fits(row);
  return {
    score: agree ? (row.score + column.score) / 2 : fits(better) ? better.score * 0.79 : better.score * 0.6,
    size: fits(better) ? better.size : near,
  };
}

function alternations(luma: Luma, from: Finder, to: Finder, side: Finder): Timing {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const sideLength = Math.hypot(side.x - from.x, side.y - from.y);
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const inward = { x: (side.x - from.x) / sideLength, y: (side.y - from.y) / sideLength };
  // Rows and columns cross a turned pattern slantwise and measure its modules too wide.
  const slant = Math.max(Math.abs(along.x), Math.abs(along.y));
  const [m, n] = [from.module * slant, to.module * slant];
  const start = { x: from.x + (along.x + inward.x) * 3 * m, y: from.y + (along.y + inward.y) * 3 * m };
  const end = { x: to.x + (inward.x - along.x) * 3 * n, y: to.y + (inward.y - along.y) * 3 * n };
  const steps = Math.max(24, Math.min(1_200, Math.round((length / Math.min(m, n)) * 5)));
  const values = new Float64Array(steps + 1);
  let [low, high] = [255, 0];
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps;
    const value = pixelNear(luma, start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share);
    values[step] = value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high - low < 16) return { score: 0, size: 0 };
  const level = (high + low) / 2;
  const ends: number[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const [before, value] = [values[step - 1] as number, values[step] as number];
    if (before > level !== value > level) ends.push(step);
  }
  const mean = steps / (ends.length + 1);
  const even = ends.slice(1).filter((end, index) => {
    const run = end - (ends[index] ?? 0);
    return run > mean * 0.45 && run < mean * 1.6;
  }).length;
  return { score: ends.length < 6 ? 0 : even / (ends.length - 1), size: ends.length + 13 };
}
