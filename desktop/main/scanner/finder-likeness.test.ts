import { expect, test } from 'vitest';
import { hasFinders } from './candidates.ts';
import { cornerLikeness, gridLikeness } from './finder-likeness.ts';
import type { Finder } from './finder-patterns.ts';
import type { Triple } from './finder-triples.ts';
import { evenFrame, Grid } from './grid.ts';
import { blurred, inverted, type Luma, lumaOf } from './luma.ts';
import { canvas, drawQr } from './testing/pictures.ts';

const SCALE = 6;
const AT = { x: 40, y: 40 };
/** The light modules that `drawQr` draws around a code, and the modules of a short text. */
const [QUIET, SIZE] = [4, 21];

const code = lumaOf(drawQr(canvas(320, 320), 'A', { ...AT, scale: SCALE })).luma;

const pattern = (column: number, row: number, isInverted = false): Finder => ({
  x: AT.x + (QUIET + column + 0.5) * SCALE,
  y: AT.y + (QUIET + row + 0.5) * SCALE,
  module: SCALE,
  inverted: isInverted,
});
const triple = (isInverted = false): Triple => ({
  topLeft: pattern(3, 3, isInverted),
  topRight: pattern(SIZE - 4, 3, isInverted),
  bottomLeft: pattern(3, SIZE - 4, isInverted),
  size: SIZE,
  strain: 0,
});
const candidate = { triple: triple(), size: SIZE, score: 1 };

/** Draws a cross over a corner. Only the row and the column through its centre have a pattern's ratio. */
function lettered(luma: Luma, { x, y }: Finder): Luma {
  const data = luma.data.slice();
  for (let row = -4; row < 4; row += 1 / SCALE) {
    for (let column = -4; column < 4; column += 1 / SCALE) {
      const [across, down] = [Math.abs(Math.floor(column + 0.5)), Math.abs(Math.floor(row + 0.5))];
      const far = Math.max(across, down);
      const isDark = Math.min(across, down) < 1 && far !== 2 && far < 4;
      data[Math.floor(y + row * SCALE) * luma.width + Math.floor(x + column * SCALE)] = isDark ? 0 : 255;
    }
  }
  return { ...luma, data };
}

test('the corners of a code look like finder patterns, also light on dark and blurred', () => {
  expect(cornerLikeness(code, triple())).toEqual({ mean: 1, worst: 1, middle: 1, best: 1 });
  expect(cornerLikeness(inverted(code), triple(true)).worst).toBe(1);
  expect(cornerLikeness(inverted(code), triple()).best).toBe(-1);
  expect(cornerLikeness(blurred(code, SCALE >> 1), triple()).worst).toBeGreaterThan(0.4);
});

test('a corner that has the ratio only through its centre does not', () => {
  const one = lettered(code, triple().topRight);
  const { worst, middle, best } = cornerLikeness(one, triple());
  expect(worst).toBeLessThan(0.4);
  expect([middle, best]).toEqual([1, 1]);
  // Two corners are enough: the third one may be damaged.
  expect(hasFinders(one, candidate)).toBe(true);
  const all = [triple().topLeft, triple().bottomLeft].reduce(lettered, one);
  expect(hasFinders(all, candidate)).toBe(false);
});

test('nothing looks like a pattern where all is of one brightness', () => {
  const plain = { ...code, data: new Uint8Array(code.data.length).fill(90) };
  expect(cornerLikeness(plain, triple())).toEqual({ mean: 0, worst: 0, middle: 0, best: 0 });
});

test('a grid must be in its place, with the right size', () => {
  const likeness = (size: number, off = 0) => {
    const [a, b, c, d] = evenFrame(triple());
    return gridLikeness(code, new Grid([{ x: a.x + off, y: a.y }, b, c, d], size), false);
  };
  expect(likeness(SIZE)).toBe(1);
  expect(likeness(SIZE + 4)).toBeLessThan(0.9);
  expect(likeness(SIZE, 2 * SCALE)).toBeLessThan(0.7);
});
