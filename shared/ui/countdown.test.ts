import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearEnd, numberLines, placeOfNumber, secondsLeft, warningSpan } from './countdown.ts';

describe('secondsLeft', () => {
  it.each([
    [30_000, 0, 30],
    [30_000, 1, 30],
    [30_000, 29_000, 1],
    [30_000, 29_999, 1],
    [30_000, 30_000, 0],
    [30_000, 45_000, 0],
  ])('for a step that ends at %i, at %i: %i seconds', (endsAt, now, seconds) => {
    expect(secondsLeft(endsAt, now)).toBe(seconds);
  });
});

describe('the warning before the end of a step', () => {
  it.each([
    [30_000, 5_000],
    [60_000, 10_000],
    [15_000, 5_000],
    [3_000, 1_000],
  ])('of %i ms lasts %i ms', (length, span) => {
    expect(warningSpan(0, length)).toBe(span);
    expect(nearEnd(0, length, length - span - 1)).toBe(false);
    expect(nearEnd(0, length, length - span)).toBe(true);
  });
});

describe('the lines of a countdown’s number', () => {
  it('always have the seconds in the line that is shown, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1 }), (all) => {
        let first: number | undefined;
        for (const seconds of all) {
          const place = placeOfNumber(seconds, first);
          first = place.first;
          expect(numberLines(first)[place.line]).toBe(seconds);
        }
      }),
    );
  });

  it('are written anew once in ten seconds', () => {
    const written: number[] = [];
    let first: number | undefined;
    for (let seconds = 30; seconds >= 0; seconds -= 1) {
      const place = placeOfNumber(seconds, first);
      if (place.first !== first) written.push(place.first);
      first = place.first;
    }
    expect(written).toEqual([30, 20, 10, 0]);
  });
});
