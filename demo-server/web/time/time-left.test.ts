import { expect, test } from 'vitest';
import { MINUTE } from '../../../shared/durations.ts';
import { formatTimeLeft } from './time-left.ts';

test.each([
  [10 * MINUTE, '10:00'],
  [581_000, '9:41'],
  [580_001, '9:41'],
  [MINUTE, '1:00'],
  [59_000, '0:59'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('%i milliseconds before a deadline: %s', (left, text) => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  expect(formatTimeLeft(now + left, now)).toBe(text);
});
