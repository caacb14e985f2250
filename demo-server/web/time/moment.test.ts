import { expect, test } from 'vitest';
import { inUtc, inWords } from './moment.tsx';

const at = '2026-11-20T23:40:05.000Z';

test('a moment is told in the person’s language and time zone', () => {
  expect(inWords(at, 'en-GB', undefined, 'Asia/Tokyo')).toBe('21 Nov 2026, 08:40');
  expect(inWords(at, 'de-DE', undefined, 'Europe/Berlin')).toBe('21.11.2026, 00:40');
  expect(inWords(at, 'en-GB', 'date', 'UTC')).toBe('20 Nov 2026');
});

test('and in UTC, to the second', () => {
  expect(inUtc(at)).toBe('2026-11-20 23:40:05 UTC');
});
