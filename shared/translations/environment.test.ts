import { expect, test } from 'vitest';
import { languageOfEnvironment } from './environment.ts';

test.each([
  [{ LANG: 'de_DE.UTF-8' }, 'de'],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR' }, 'fr'],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR', LC_ALL: 'ja_JP.eucJP@x' }, 'ja'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'fr' }, 'en'],
  [{ LANG: 'POSIX' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'tlh:ar_EG:de' }, 'ar'],
  // An empty variable is not set.
  [{ LANG: 'es_MX', LC_ALL: '' }, 'es'],
  [{ LANG: 'not a locale' }, 'en'],
  [{ LANG: 'tlh_KX' }, 'en'],
  [{}, 'ja'],
] as const)('%j speaks %s', (environment, language) => {
  expect(languageOfEnvironment(environment, 'ja-JP')).toBe(language);
});
