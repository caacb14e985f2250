import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatter } from './formatter.ts';
import { LANGUAGES, LOCALES } from './languages.ts';

test('writes each number as the language’s own format does', () => {
  const number = fc.oneof(fc.integer(), fc.integer({ min: -10, max: 1010 }), fc.double(), fc.bigInt());
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), number, (language, value) => {
      // Nobody wants to read “-0”.
      const plain = value === 0 ? 0 : value;
      expect(formatter.format(value, undefined, language, {})).toBe(
        new Intl.NumberFormat(LOCALES[language]).format(plain),
      );
    }),
  );
});
