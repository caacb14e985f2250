import { expect, test } from 'vitest';
import { formatMoment, formatUtc } from './moment.tsx';

const at = '2026-11-20T23:40:05.000Z';

test('formats a time in the user’s language and time zone', () => {
  expect(formatMoment(at, 'en-GB', undefined, 'Asia/Tokyo')).toBe('21 Nov 2026, 08:40');
  expect(formatMoment(at, 'de-DE', undefined, 'Europe/Berlin')).toBe('21.11.2026, 00:40');
  expect(formatMoment(at, 'en-GB', 'date', 'UTC')).toBe('20 Nov 2026');
});

test('formats a time in UTC, to the second', () => {
  expect(formatUtc(at)).toBe('2026-11-20 23:40:05 UTC');
});
