import { latinDigits } from './latin-digits.ts';

/**
 * Returns the whole number in a typed text, with the digits of any script: "60", " ６０ ", "٦٠". Returns `undefined` for
 * any other text, and for a number below `least` or above `most`.
 */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  const plain = latinDigits(text.trim());
  const value = /^[0-9]{1,16}$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isSafeInteger(value) && value >= least && value <= most ? value : undefined;
}
