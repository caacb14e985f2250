import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatter } from './formatter.ts';
import { LANGUAGES, LOCALES } from './languages.ts';

test('writes each number as the language’s own format does', () => {
  const number = fc.oneof(fc.integer(), fc.integer({ min: -1100, max: 1100 }), fc.double(), fc.bigInt());
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), number, (language, value) => {
      const written = formatter.format(value, undefined, language, {});
      // Nobody wants to read “-0”.
      const plain = value === 0 ? 0 : value;
      expect(written).toBe(new Intl.NumberFormat(LOCALES[language]).format(plain));
    }),
    { examples: LANGUAGES.flatMap((language) => [0, -0, 999, 1000, 12_345].map((value) => [language, value])) },
  );
});
