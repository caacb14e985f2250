import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, type Mixing, mixtureAt, unmixed } from './unmix.ts';

const lines = fc.record({
  start: fc.double({ min: 0, max: 1, noNaN: true }),
  pitch: fc.double({ min: 1.05, max: 1.9, noNaN: true }),
});

/** The mixed pixels, rounded to integers as in pictures. */
function mixed(modules: readonly number[], line: Line, mixing: Mixing): Float64Array {
  const width = Math.floor(line.start + modules.length * line.pitch);
  return Float64Array.from({ length: width }, (_, pixel) => {
    const { first, share } = mixtureAt(pixel, line, mixing);
    const at = (index: number) => modules[Math.min(modules.length - 1, Math.max(0, index))] ?? 255;
    return Math.round(at(first) * (1 - share) + at(first + 1) * share);
  });
}

test.each<Mixing>(['drawn', 'enlarged'])('calculates the modules of pixels that were %s', (mixing) => {
  fc.assert(
    fc.property(lines, fc.array(fc.constantFrom(0, 255), { minLength: 20, maxLength: 60 }), (line, inner) => {
      const modules = [255, 255, ...inner, 255, 255];
      const pixels = mixed(modules, line, mixing);
      const found = unmixed(pixels, pixels.length, line, mixing, modules.length);
      const dark = [...found].map((value) => value < 128);
      expect(dark.slice(2, -2)).toEqual(inner.map((value) => value === 0));
    }),
    { numRuns: 100 },
  );
});
