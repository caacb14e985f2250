import { afterEach, expect, test } from 'vitest';
import { readServerClock, toLocalTime } from './server-clock.ts';

const noon = Date.parse('2026-11-20T12:00:00Z');
const deadline = '2026-11-20T12:10:00.000Z';

afterEach(() => readServerClock(new Date(noon).toUTCString(), noon));

test('a deadline stays as it is while the clocks agree to within two seconds', () => {
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', noon + 1500);
  expect(toLocalTime(deadline)).toBe(noon + 600_000);
});

test('a computer an hour ahead sees the same ten minutes', () => {
  const here = noon + 3_600_000;
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', here);
  expect(toLocalTime(deadline) - here).toBe(600_000);
});

test('a missing or unreadable header changes nothing', () => {
  readServerClock('Fri, 20 Nov 2026 12:00:00 GMT', noon - 60_000);
  readServerClock(null, noon);
  readServerClock('yesterday', noon);
  expect(toLocalTime(deadline)).toBe(noon + 600_000 - 60_000);
});
