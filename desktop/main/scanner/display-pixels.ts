import type { Display } from 'electron';

/**
 * Returns the pixels of a display. Electron gives them divided by the scale and rounded down: 2560 pixels at 150 %
 * become 1706. A picture of 1706 × 1.5 pixels would be one pixel too narrow, and the scaling would blur small codes. Of
 * the sizes that round to the same number, real screens have the one with the most factors of two.
 */
export function displayPixels({ size, scaleFactor }: Pick<Display, 'size' | 'scaleFactor'>): {
  width: number;
  height: number;
} {
  return { width: sideOf(size.width, scaleFactor), height: sideOf(size.height, scaleFactor) };
}

function sideOf(rounded: number, scale: number): number {
  if (Number.isInteger(scale)) return rounded * scale;
  const least = Math.ceil(rounded * scale - EPSILON);
  const beyond = (rounded + 1) * scale - EPSILON;
  let best = least;
  for (let side = least; side < beyond; side += 1) {
    if (factorsOfTwo(side) > factorsOfTwo(best)) best = side;
  }
  return best;
}

/** The rounding tolerance for the scale. */
const EPSILON = 1e-3;

function factorsOfTwo(whole: number): number {
  return whole === 0 ? 0 : Math.log2(whole & -whole);
}
