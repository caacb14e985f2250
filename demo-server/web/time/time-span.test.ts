import { expect, test } from 'vitest';
import { formatTimeSpan } from './time-span.ts';

test.each([
  [3 * 86_400_000 + 4 * 3_600_000 + 59_000, '3 days, 4 hours', '3 Tage, 4 Stunden'],
  [86_400_000, '1 day', '1 Tag'],
  [2 * 3_600_000 + 60_000, '2 hours, 1 minute', '2 Stunden, 1 Minute'],
  [60_001, '1 minute, 1 second', '1 Minute, 1 Sekunde'],
  [1, '1 second', '1 Sekunde'],
  [0, '0 seconds', '0 Sekunden'],
  [-5, '0 seconds', '0 Sekunden'],
])('%i ms', (ms, english, german) => {
  expect(formatTimeSpan(ms, 'en-GB')).toBe(english);
  expect(formatTimeSpan(ms, 'de-DE')).toBe(german);
});
