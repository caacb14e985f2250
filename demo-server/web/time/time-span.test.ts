import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../shared/durations.ts';
import { formatTimeSpan } from './time-span.ts';

test.each([
  [3 * DAY + 4 * HOUR + 59_000, '3 days, 4 hours', '3 Tage, 4 Stunden'],
  [DAY, '1 day', '1 Tag'],
  [2 * HOUR + MINUTE, '2 hours, 1 minute', '2 Stunden, 1 Minute'],
  [60_001, '1 minute, 1 second', '1 Minute, 1 Sekunde'],
  [1, '1 second', '1 Sekunde'],
  [0, '0 seconds', '0 Sekunden'],
  [-5, '0 seconds', '0 Sekunden'],
])('formats %i ms', (ms, english, german) => {
  expect(formatTimeSpan(ms, 'en-GB')).toBe(english);
  expect(formatTimeSpan(ms, 'de-DE')).toBe(german);
});
