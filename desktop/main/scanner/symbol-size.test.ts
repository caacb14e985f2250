import { expect, test } from 'vitest';
import { isSymbolSize, nearestSize, sizesAround } from './symbol-size.ts';

test.each([
  [3, 21],
  [22.9, 21],
  [23.1, 25],
  [57, 57],
  [300, 177],
])('a measured size of %d modules gives %d', (measured, size) => {
  expect(nearestSize(measured)).toBe(size);
});

test.each([
  [21, true],
  [22, false],
  [177, true],
  [17, false],
  [181, false],
])('a code can have %d modules: %s', (size, is) => {
  expect(isSymbolSize(size)).toBe(is);
});

test('nearby sizes are valid sizes, the nearest first', () => {
  expect(sizesAround(25, 2)).toEqual([25, 21, 29, 33]);
  expect(sizesAround(177, 1)).toEqual([177, 173]);
});
