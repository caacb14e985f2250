import { expect, test } from 'vitest';
import { languageFor } from './languages.ts';

test.each([
  ['the first preferred language that is spoken', null, ['fr-FR', 'de-AT', 'en'], 'de'],
  ['a tag without a region', null, ['de'], 'de'],
  ['whatever the case', null, ['DE-de'], 'de'],
  ['an earlier choice before the preferred ones', 'en', ['de-DE'], 'en'],
  ['no choice when what was kept is unknown', 'tlh', ['de-DE'], 'de'],
  ['English when nothing fits', null, ['fr', 'it'], 'en'],
  ['English when nothing is preferred', undefined, [], 'en'],
  ['no language that only begins alike', null, ['den-CA'], 'en'],
] as const)('%s', (_, chosen, preferred, language) => {
  expect(languageFor(chosen, preferred)).toBe(language);
});
