import { describe, expect, it } from 'vitest';
import { nearEnd, secondsLeft, warningSpan } from './countdown.ts';

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
