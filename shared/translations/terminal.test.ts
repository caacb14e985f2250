import { expect, test } from 'vitest';
import { isolated } from './formatter.ts';
import { forTerminal } from './terminal.ts';

/** Directional isolates as visible signs: `<` right to left, `>` left to right, `?` as the first letter, `|` the end. */
const seen = (text: string) =>
  text
    .replaceAll('\u2067', '<')
    .replaceAll('\u2066', '>')
    .replaceAll('\u2068', '?')
    .replaceAll('\u2069', '|');

test('lets a line of Arabic run from right to left, and each option and name in it from left to right', () => {
  expect(seen(forTerminal('استخدم --uri FILE (أو .png).', 'ar'))).toBe('<استخدم >--uri FILE| (أو >.png|).|');
  expect(seen(forTerminal('استخدم: x [A | B…]', 'ar'))).toBe('<استخدم: >x [A | B…]||');
  expect(seen(forTerminal('يدعم totp (الوقت) وhotp وSHA1.', 'ar'))).toBe(
    '<يدعم >totp| (الوقت) و>hotp| و>SHA1|.|',
  );
});

test('keeps the numbers of a sentence, and values that are isolated already', () => {
  expect(seen(forTerminal('من 6 إلى 10', 'ar'))).toBe('<من 6 إلى 10|');
  expect(seen(forTerminal(`«${isolated('/home/ann/a.png')}» مجلد`, 'ar'))).toBe('<«?/home/ann/a.png|» مجلد|');
});

test('isolates each line by itself, because a terminal does not carry a direction to the next line', () => {
  expect(seen(forTerminal('سطر\n\nآخر\ncountersign help', 'ar'))).toBe('<سطر|\n\n<آخر|\ncountersign help');
});

test('keeps the first column of a table in its place', () => {
  expect(seen(forTerminal('  --copy WORDS     ينسخ الرمز\n  يتبع', 'ar'))).toBe(
    '  --copy WORDS     <ينسخ الرمز|\n  <يتبع|',
  );
});

test.each(['en', 'de', 'fr', 'es', 'ja'] as const)('changes nothing in %s', (language) => {
  expect(forTerminal('Use --uri FILE.\nOr .png.', language)).toBe('Use --uri FILE.\nOr .png.');
});
