import { expect, test } from 'vitest';
import { areaBetween } from './area-between.ts';

test.each([
  [
    { x: 10, y: 20 },
    { x: 110, y: 70 },
    { x: 10, y: 20, width: 100, height: 50 },
  ],
  [
    { x: 110, y: 70 },
    { x: 10, y: 20 },
    { x: 10, y: 20, width: 100, height: 50 },
  ],
  [
    { x: -30, y: 20 },
    { x: 50, y: 60 },
    { x: 0, y: 20, width: 50, height: 40 },
  ],
  [{ x: 10, y: 20 }, { x: 12, y: 90 }, undefined],
])('from %o to %o', (a, b, area) => {
  expect(areaBetween(a, b)).toEqual(area);
});
