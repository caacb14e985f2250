import { expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { flat } from './catalogue.ts';
import { catalogueOf } from './generate.ts';
import { TEXT_PLACES } from './places.ts';
import { typographyFaults } from './typography.ts';

test.each(TEXT_PLACES)('the texts of $folder have the marks of their language', (place) => {
  const found = LANGUAGES.flatMap((language) =>
    [...flat(catalogueOf(place, language))].flatMap(([key, text]) =>
      typographyFaults(text, language).map((fault) => `${language}: ${key}: ${fault}`),
    ),
  );
  expect(found).toEqual([]);
});

test.each([
  ['en', "This computer's clock"],
  ['de', 'Wählen Sie "Ja".'],
  ['fr', 'Copier : {{name}}'],
  ['fr', 'Continuer\u{a0}?'],
  ['fr', '«{{name}}»'],
  ['fr', "C'est fini."],
  ['fr', 'Votre adresse e-mail'],
  ['fr', 'dans {{seconds}} s'],
  ['es', 'en {{seconds}} s'],
  ['ar', 'بعد {{seconds}} ث'],
  ['es', 'Continuar?'],
  ['es', 'Copiar : {{name}}'],
  ['ja', 'はい,いいえ'],
  ['ja', 'この {{name}}を追加'],
  ['ar', 'نعم, لا'],
  ['ar', 'خلال ٢٤ ساعة'],
  ['ar', 'عنوان IP: \u{200e}{{address}}'],
  ['ar', 'يبدأ بـ otpauth://.'],
])('finds the mark in the %s text “%s”', (language, text) => {
  expect(typographyFaults(text, language)).toHaveLength(1);
});

test.each([
  ['fr', 'Copier\u{a0}: «\u{a0}{{name}}\u{a0}»\u{202f}?'],
  ['fr', 'Votre adresse e\u{2011}mail'],
  ['fr', 'L’adresse https://example.com:8080/a?b=c, ou --at 10:30'],
  ['es', 'en {{seconds}}\u{a0}s, y {{count}} segundos'],
  ['es', '¿Continuar con «{{name}}»?'],
  ['ja', '「{{name}}」を追加：{{size}} MBまで'],
  ['ar', 'نعم، لا؛ لماذا؟ «{{name}}»'],
  ['ar', 'عنوان IP:\u{200f} {{address}}، الرمز: \u{200e}{{code}}'],
  ['ar', 'يبدأ بـ otpauth://\u{200e} أو otpauth://totp.'],
  ['en', 'Its name is “{{name}}”: it’s yours.'],
])('accepts the %s text “%s”', (language, text) => {
  expect(typographyFaults(text, language)).toEqual([]);
});
