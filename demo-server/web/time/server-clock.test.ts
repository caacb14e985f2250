import { afterEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../shared/durations.ts';
import { readServerClock, toLocalTime } from './server-clock.ts';

const noon = Date.parse('2026-11-20T12:00:00Z');
const deadline = '2026-11-20T12:10:00.000Z';

afterEach(() => readServerClock(new Date(noon).toUTCString(), noon));

test('a deadline stays as it is while the clocks agree to within two seconds', () => {
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', noon + 1500);
  expect(toLocalTime(deadline)).toBe(noon + 10 * MINUTE);
});

test('a computer an hour ahead sees the same ten minutes', () => {
  const here = noon + HOUR;
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', here);
  expect(toLocalTime(deadline) - here).toBe(10 * MINUTE);
});

test('a missing or unreadable header changes nothing', () => {
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', noon - MINUTE);
  readServerClock(null, noon);
  readServerClock('yesterday', noon);
  expect(toLocalTime(deadline)).toBe(noon + 10 * MINUTE - MINUTE);
});
