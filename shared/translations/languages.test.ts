import { expect, test } from 'vitest';
import { languageFor } from './languages.ts';

test.each([
  ['the first preferred language that exists here', null, ['fr-FR', 'de-AT', 'en'], 'de'],
  ['a tag without a region', null, ['de'], 'de'],
  ['a tag in upper case', null, ['DE-de'], 'de'],
  ['an earlier choice before the preferred ones', 'en', ['de-DE'], 'en'],
  ['the preferred language if the stored choice is unknown', 'tlh', ['de-DE'], 'de'],
  ['English if no preferred language exists here', null, ['fr', 'it'], 'en'],
  ['English without preferred languages', undefined, [], 'en'],
  ['English for a longer tag that only starts with a known one', null, ['den-CA'], 'en'],
] as const)('chooses %s', (_, chosen, preferred, language) => {
  expect(languageFor(chosen, preferred)).toBe(language);
});
