import { expect, test } from 'vitest';
import { languageOfEnvironment } from '../../shared/translations/environment.ts';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { notSetUp } from './not-set-up.mjs';
import { sentencesOf } from './texts/every-language.ts';

/** A sentence without the signs that isolate its values in Arabic (UAX #9). Here the only value is at its end. */
const bare = (sentence: string) => sentence.replaceAll(/[\u2066-\u2069]/g, '');

test.each(LANGUAGES)('says in %s that the checkout is not set up', (language) => {
  const sentence = sentencesOf(language).playwright.notSetUp({ command: 'npm run countersign' });
  expect(notSetUp({ LANG: `${language}.UTF-8` })).toBe(bare(sentence));
  expect(sentence).toContain('npm run countersign');
});

test.each([
  [{ LC_ALL: 'C', LANG: 'fr_FR.UTF-8' }, 'fr'],
  [{ LANG: 'C.UTF-8', LANGUAGE: 'fr' }, 'fr'],
  [{ LANG: 'sv_SE.UTF-8', LANGUAGE: 'nn:ja:fr' }, 'fr'],
  [{ LC_MESSAGES: 'ar', LANG: 'fr_FR' }, 'fr'],
  [{ LC_ALL: '', LANG: 'de_AT@euro' }, 'fr'],
  [{ LANG: 'sv_SE.UTF-8' }, 'fr'],
  [{ LANG: '../../etc' }, 'fr'],
  [{}, 'es-MX'],
])('finds the language of %j as the rest of the command line does', (environment, system) => {
  const language = languageOfEnvironment(environment, system);
  expect(notSetUp(environment, system)).toBe(
    bare(sentencesOf(language).playwright.notSetUp({ command: 'npm run countersign' })),
  );
});
