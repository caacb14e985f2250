import { expect, test } from 'vitest';
import { bestFor, languageFor, OFFERED_LANGUAGES } from './languages.ts';

test.each([
  ['the first preferred language that exists here', null, ['tlh-FR', 'de-AT', 'en'], 'de'],
  ['a tag without a region', null, ['de'], 'de'],
  ['a tag in upper case', null, ['DE-de'], 'de'],
  ['an earlier choice before the preferred ones', 'en', ['de-DE'], 'en'],
  ['the preferred language if the stored choice is unknown', 'tlh', ['de-DE'], 'de'],
  ['the preferred language if the stored choice is no tag at all', '../de', ['de-DE'], 'de'],
  ['English if no preferred language exists here', null, ['sw', 'it'], 'en'],
  ['English without preferred languages', undefined, [], 'en'],
  ['English for a longer tag that only starts with a known one', null, ['den-CA'], 'en'],
  ['English for a tag that browsers use for “any”', null, ['*'], 'en'],
] as const)('chooses %s', (_, chosen, preferred, language) => {
  expect(languageFor(chosen, preferred)).toBe(language);
});

test.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['zh-Hans-SG', 'zh-Hans'],
  ['pt', 'pt-BR'],
  ['pt-AO', 'pt-BR'],
  ['pt-PT', 'pt-PT'],
  ['sr-Latn', undefined],
  ['sr', 'sr'],
] as const)('readers of %s read %s', (tag, language) => {
  expect(bestFor(tag, ['zh-Hans', 'zh-Hant', 'pt-BR', 'pt-PT', 'sr'])).toBe(language);
});

test('every region of every language gets what a judgement of its script gives', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const regions = ['001', '150', '419', ...letters.flatMap((one) => letters.map((other) => one + other))];
  const tags = OFFERED_LANGUAGES.flatMap((language) => [
    language,
    ...regions.map((region) => `${language}-${region}`),
  ]);
  expect(tags.map((tag) => languageFor(null, [tag]))).toEqual(
    tags.map((tag) => bestFor(tag, OFFERED_LANGUAGES)),
  );
});
