import { describe, expect, test } from 'vitest';
import { LANGUAGE_FACTS, LANGUAGES } from '../../shared/translations/languages.ts';
import { faultsOf, flat, formsOf, shareOf } from './catalogue.ts';
import { catalogueOf } from './generate.ts';
import { TEXT_PLACES } from './places.ts';

describe.each(TEXT_PLACES)('$folder', (place) => {
  const english = flat(catalogueOf(place, 'en'));

  test.each(LANGUAGES)('has no fault (%s)', (language) => {
    const translation = flat(catalogueOf(place, language));
    expect(faultsOf(language, english, translation, LANGUAGE_FACTS[language].isComplete)).toEqual([]);
  });

  test('has no sentence in English in another language', () => {
    for (const language of LANGUAGES.filter((one) => one !== 'en')) {
      const translation = flat(catalogueOf(place, language));
      // Names and single words can be the same in two languages.
      const alike = [...english].filter(
        ([key, text]) => translation.get(key) === text && /\p{L}{2} \p{L}{2}.* \p{L}{2}/u.test(text),
      );
      expect(alike.map(([key]) => `${language}: ${key}`)).toEqual([]);
    }
  });
});

describe('the comparison of a translation with English', () => {
  const english = flat({
    a: 'One {{name}}',
    b_one: '{{count}} code',
    b_other: '{{count}} codes',
    c: '<when/> now',
  });
  const faults = (texts: Record<string, string>, language = 'fr', isComplete = false) =>
    faultsOf(language, english, flat(texts), isComplete);

  test('accepts the placeholders in any order, and every form of a number', () => {
    const texts = {
      a: '{{name}} un',
      b_one: 'un code',
      b_many: '{{count}} de codes',
      b_other: '{{count}} codes',
    };
    expect(faults({ ...texts, c: 'à <when/>' }, 'fr', true)).toEqual([]);
    expect(faults({ b_other: '{{count}} コード' }, 'ja')).toEqual([]);
  });

  test('lets a translation choose how a value is written', () => {
    expect(faults({ a: '{{name, number(style: unit; unit: minute)}}' })).toEqual([]);
  });

  test.each([
    [
      'a missing text',
      { a: 'Un {{name}}', c: '<when/>' },
      true,
      'b: The plural form “one”, “many”, “other” is missing.',
    ],
    [
      'a missing plural form',
      { b_one: 'un', b_other: '{{count}}' },
      false,
      'b: The plural form “many” is missing.',
    ],
    [
      'a plural form of another language',
      { b_few: '{{count}}' },
      false,
      'b_few: fr has no plural form “few”.',
    ],
    ['an unknown key', { d: 'Quoi ?' }, false, 'd: English has no such key.'],
    ['a plural that has no forms', { b: 'codes' }, false, 'b: English has no such key.'],
    ['a lost placeholder', { a: 'Un' }, false, 'a: {{name}} is missing.'],
    ['a foreign placeholder', { a: '{{name}} {{nom}}' }, false, 'a: English has no {{nom}}.'],
    ['an empty text', { a: ' ' }, false, 'a: The text is empty.'],
    ['a lost element', { c: 'maintenant' }, false, 'c: Its elements <…> are not those of English.'],
    ['a changed element', { c: '<quand/>' }, false, 'c: Its elements <…> are not those of English.'],
  ])('finds %s', (_, texts, isComplete, fault) => {
    expect(faults(texts as Record<string, string>, 'fr', isComplete)).toContainEqual(
      expect.stringContaining(fault),
    );
  });

  test('knows the plural forms of each language', () => {
    expect(formsOf('ar')).toHaveLength(6);
    expect(formsOf('ja')).toEqual(['other']);
    expect(faults({ b_other: '{{count}}' }, 'ar')).toEqual([
      'b: The plural form “zero”, “one”, “two”, “few”, “many” is missing.',
    ]);
  });

  test('counts a text with plural forms once', () => {
    expect(shareOf(english, flat({ a: '{{name}}', b_other: '{{count}}' }))).toEqual({ there: 2, of: 3 });
  });
});
