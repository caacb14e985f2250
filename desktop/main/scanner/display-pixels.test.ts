import { expect, test } from 'vitest';
import { displayPixels } from './display-pixels.ts';

const SCREENS = [
  [1280, 720],
  [1366, 768],
  [1600, 900],
  [900, 1600],
  [1920, 1080],
  [1920, 1200],
  [2256, 1504],
  [2560, 1440],
  [2560, 1600],
  [2880, 1800],
  [3000, 2000],
  [3440, 1440],
  [3840, 2160],
  [5120, 2880],
] as const;
const FRACTIONS = [1.25, 1.5, 1.75, 2.25, 2.5];

test.each(SCREENS)(
  'a screen of %i × %i is calculated from its rounded size at every scale',
  (width, height) => {
    for (const scaleFactor of FRACTIONS) {
      const size = { width: Math.floor(width / scaleFactor), height: Math.floor(height / scaleFactor) };
      expect(displayPixels({ size, scaleFactor }), `at ${scaleFactor}`).toEqual({ width, height });
    }
  },
);

test('integer scales give the exact size', () => {
  expect(displayPixels({ size: { width: 683, height: 384 }, scaleFactor: 2 })).toEqual({
    width: 1366,
    height: 768,
  });
  expect(displayPixels({ size: { width: 1365, height: 767 }, scaleFactor: 1 })).toEqual({
    width: 1365,
    height: 767,
  });
});
