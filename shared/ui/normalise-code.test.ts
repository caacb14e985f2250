import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseCode } from './normalise-code.ts';

describe('normaliseCode', () => {
  it.each([
    ['482913', '482913'],
    ['482 913', '482913'],
    [' 482-913\n', '482913'],
    ['482\u00a0913', '482913'],
    ['４８２９１３', '482913'],
    ['٤٨٢ ٩١٣', '482913'],
    ['Your code: 482913', '482913'],
    ['4829134', '482913'],
    ['48x', '48'],
    ['', ''],
  ])('reads %j as %j', (typed, code) => {
    expect(normaliseCode(typed, 6)).toBe(code);
  });

  it('returns only ASCII digits, never too many, and the same after a second pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 6, max: 10 }), (text, length) => {
        const code = normaliseCode(text, length);
        expect(code).toMatch(/^[0-9]*$/);
        expect(code.length).toBeLessThanOrEqual(length);
        expect(normaliseCode(code, length)).toBe(code);
      }),
    );
  });
});
