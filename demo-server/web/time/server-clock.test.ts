import { afterEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../shared/durations.ts';
import { readServerClock, toLocalTime } from './server-clock.ts';

const noon = Date.parse('2026-11-20T12:00:00Z');
const deadline = '2026-11-20T12:10:00.000Z';

afterEach(() => readServerClock(new Date(noon).toUTCString(), noon));

test('does not change a deadline while the clocks agree within two seconds', () => {
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', noon + 1500);
  expect(toLocalTime(deadline)).toBe(noon + 10 * MINUTE);
});

test('shows the same ten minutes on a computer that is an hour ahead', () => {
  const here = noon + HOUR;
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', here);
  expect(toLocalTime(deadline) - here).toBe(10 * MINUTE);
});

test('ignores a missing or unreadable header', () => {
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', noon - MINUTE);
  readServerClock(null, noon);
  readServerClock('yesterday', noon);
  expect(toLocalTime(deadline)).toBe(noon + 10 * MINUTE - MINUTE);
});
