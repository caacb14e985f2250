import { expect, it } from 'vitest';
import { latinDigits } from './latin-digits.ts';

it.each([
  ['0123456789', '0123456789'],
  ['０１２３４５６７８９', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['約１１回', '約11回'],
  ['2²', '2²'],
])('%s has the digits of %s', (text, latin) => {
  expect(latinDigits(text)).toBe(latin);
});

/** The writing systems of the runtime's own library that have ten digits. */
const SYSTEMS = Intl.supportedValuesOf('numberingSystem').flatMap((system) => {
  const written = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(1234567890);
  return /^\p{Nd}{10}$/u.test(written) ? [[system, written] as const] : [];
});

it('knows the digits of dozens of scripts', () => {
  expect(SYSTEMS.length).toBeGreaterThan(60);
  for (const [system, written] of SYSTEMS) expect(latinDigits(written), system).toBe('1234567890');
});
