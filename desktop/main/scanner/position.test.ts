import { expect, test } from 'vitest';
import { positionInWords } from './position.ts';

test.each([
  [50, 50, 'top left'],
  [500, 50, 'top'],
  [950, 50, 'top right'],
  [50, 300, 'left'],
  [500, 300, 'centre'],
  [950, 550, 'bottom right'],
])('a code around %i, %i of a 1000 × 600 screen is at its %s', (x, y, words) => {
  const at = (dx: number, dy: number) => ({ x: x + dx, y: y + dy });
  expect(
    positionInWords([at(-40, -40), at(40, -40), at(40, 40), at(-40, 40)], { width: 1000, height: 600 }),
  ).toBe(words);
});
