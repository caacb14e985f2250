import { expect, test } from 'vitest';
import { type Candidate, isSamePlace } from './candidates.ts';

function candidate(x: number, inverted = false, size = 25): Candidate {
  const finder = { x, y: 50, module: 4, inverted };
  const triple = {
    topLeft: finder,
    topRight: { ...finder, x: x + 72 },
    bottomLeft: { ...finder, y: 122 },
    size,
    strain: 0,
  };
  return { triple, size, score: 1 };
}

test('two measurements of one place are the same place, others are not', () => {
  const one = candidate(100);
  expect(isSamePlace(one, candidate(100.5))).toBe(true);
  expect(isSamePlace(one, candidate(102))).toBe(false);
  expect(isSamePlace(one, candidate(100, true))).toBe(false);
  expect(isSamePlace(one, candidate(100, false, 29))).toBe(false);
  const { triple } = one;
  // The same patterns with another corner in front are read in another direction.
  const turned = {
    ...triple,
    topLeft: triple.topRight,
    topRight: triple.bottomLeft,
    bottomLeft: triple.topLeft,
  };
  expect(isSamePlace(one, { ...one, triple: turned })).toBe(false);
});
