import { expect, test } from 'vitest';
import { roundedShape } from './rounded-shape.ts';

test('the corners are round, the same on all sides, and the rest is whole', () => {
  const shape = roundedShape(100, 60, 12);
  const insets = shape.slice(0, 12).map(({ x }) => x);
  expect(insets).toEqual([...insets].sort((a, b) => b - a));
  expect([insets[0], insets.at(-1)]).toEqual([9, 0]);
  for (const { x, width } of shape) expect(x * 2 + width).toBe(100);
  // Every row once, from the top to the bottom.
  const rows = shape.flatMap(({ y, height }) => Array.from({ length: height }, (_, row) => y + row));
  expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, row) => row));
});

test('a window smaller than two corners has smaller ones', () => {
  for (const { x, width, height } of roundedShape(10, 3)) {
    expect([x >= 0, width > 0, height > 0]).toEqual([true, true, true]);
  }
});
