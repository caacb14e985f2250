import { expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { flat } from './catalogue.ts';
import { catalogueOf } from './generate.ts';
import { TEXT_PLACES } from './places.ts';
import { writtenNumbers } from './written-numbers.ts';

/** The numbers that no value of the programs stands for, with the reason. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(?:typed\.keyHint|base32\.notBase32|code\.badKey|keyUri\.faultSecret)$/, 'the alphabet of RFC 4648'],
  [/^(?:passphrase\.none|refusals\.PASSWORD_TOO_COMMON)$/, 'advice on words; nothing counts them'],
  [/^(?:importFormats\.|importFile\.keePassOld$)/, 'versions of other programs’ files'],
  [/^withoutExport\./, 'facts about other apps'],
  [/^keyUri\.(?:remark\.(?:steam|noSteam)|aboutEncoder)$/, 'Steam’s own codes'],
  [/^keyUri\.fault(?:Uri|Label|Issuer)$/, 'the Japanese word for hexadecimal is “base 16”'],
  [/^making\./, 'the steps of RFC 4226 and RFC 6238'],
  [/^(?:code\.time(?:Hint)?|classes\.step1Text)$/, 'the beginning of Unix time, and a time of RFC 6238'],
  [/^classes\.step[34]$/, 'the number of a heading'],
  [/^verifier\.malformedWhy$/, 'the decimal digits'],
  [/^lab\.insideText$/, 'the 31 bits of RFC 4226'],
  [/^(?:lab\.lessonsText|(?:worksheets|lessons)\.lead)$/, 'how long a lesson takes, as an estimate'],
  [/^attacks\.mailOut$/, 'a section of a standard'],
  [/^(?:checks|what|sending|finding)\./, 'what a check of the suite does: its own code does the same'],
  [/^(?:plan\.what_|preflight\.hint\.oldCode$)/, 'what the checks do together, and a step of the preflight'],
  [/^routes\./, 'the summaries of the contract, which a test compares with the English ones'],
  [/^(?:lessons|worksheets|inside)\./, 'tasks and explanations: their tests compute the same results'],
];

test.each(TEXT_PLACES)('the texts of $folder get their numbers as values', (place) => {
  const found = LANGUAGES.flatMap((language) =>
    [...flat(catalogueOf(place, language))].flatMap(([key, text]) =>
      KNOWN.some(([known]) => known.test(key))
        ? []
        : writtenNumbers(text, language).map((number) => `${language}: ${key}: ${number}`),
    ),
  );
  expect(found).toEqual([]);
});

test('every known number is still in a text', () => {
  const keys = TEXT_PLACES.flatMap((place) =>
    LANGUAGES.flatMap((language) =>
      [...flat(catalogueOf(place, language))]
        .filter(([, text]) => writtenNumbers(text, language).length > 0)
        .map(([key]) => key),
    ),
  );
  expect(KNOWN.filter(([known]) => !keys.some((key) => known.test(key)))).toEqual([]);
});

test.each([
  ['en', 'The maximum is 16 KiB.', ['16']],
  ['en', 'A code has six digits.', ['six']],
  ['de', 'Ein Beitrittscode hat zwölf Wörter.', ['zwölf']],
  ['fr', 'Pendant trente jours.', ['trente']],
  ['es', 'Durante diez minutos.', ['diez']],
  ['ja', '24時間以内に1回だけ使えます。', ['24']],
  ['ar', 'خلال ٢٤ ساعة', ['٢٤']],
])('finds the number in the text “%2$s” (%1$s)', (language, text, numbers) => {
  expect(writtenNumbers(text, language)).toEqual(numbers);
});

test.each([
  ['en', 'The link works for {{hours}} hours.'],
  ['en', 'Use HMAC of RFC 2104, such as +49 151 23456789.'],
  ['en', 'The tense of it is often weighted.'],
  ['ja', '2要素認証'],
])('finds nothing in a %s text without one: %s', (language, text) => {
  expect(writtenNumbers(text, language)).toEqual([]);
});
