import { expect, test } from 'vitest';
import { hasCodes, isImpossibleTime } from './clock-span.ts';

test.each([
  ['before 1970', '1969-12-31T23:59:59Z', true],
  ['the first second of Unix time', '1970-01-01T00:00:00Z', true],
  ['a battery that is empty', '2000-01-01T00:00:00Z', true],
  ['a year ago', '2025-11-30T12:00:00Z', true],
  ['a day of this version', '2026-11-30T12:00:00Z', false],
  ['the end of 32-bit time', '2038-01-19T03:14:08Z', false],
  ['the end of unsigned 32-bit time', '2106-02-07T06:28:16Z', true],
])('%s', (_what, time, impossible) => {
  expect(isImpossibleTime(Date.parse(time))).toBe(impossible);
});

test('codes begin with 1970', () => {
  expect([-1, 0].map(hasCodes)).toEqual([false, true]);
});
