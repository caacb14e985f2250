import { expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { faultsOf, flat } from '../texts/catalogue.ts';
import { catalogueOf } from '../texts/generate.ts';
import { TEXT_PLACES } from '../texts/places.ts';
import { pseudo, pseudoCatalogue } from './pseudo.ts';

test('makes a text longer, marks its letters and puts it in brackets', () => {
  expect(pseudo('Copy')).toBe('⟦Çöþý åƀç⟧');
  expect(pseudo('Scan every screen of this computer').length).toBeGreaterThanOrEqual(34 * 1.4);
});

test('keeps a colon at the end, for the value after it', () => {
  expect(pseudo('Counter:')).toMatch(/[^:]:⟧$/);
});

test('keeps placeholders and elements', () => {
  expect(pseudo('Copy {{name}}')).toBe('⟦Çöþý {{name}} åƀç⟧');
  expect(pseudo('{{at, datetime(dateStyle: long)}}: <when/>')).toContain(
    '{{at, datetime(dateStyle: long)}}: <when/>',
  );
});

test.each(LANGUAGES)('has the plural forms of %s and no other fault', (language) => {
  for (const place of TEXT_PLACES) {
    const english = catalogueOf(place, 'en');
    expect(faultsOf(language, flat(english), flat(pseudoCatalogue(english, language)), true)).toEqual([]);
  }
});
