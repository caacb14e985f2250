import { latinDigits } from './latin-digits.ts';

/**
 * Returns a typed code with plain characters in place of full-width ones and of the digits of other scripts:
 * "７Ｋ２Ｍ" and "٧K٢M" become "7K2M". The servers' requests take plain characters only.
 */
export function typedCode(text: string): string {
  return latinDigits(text.normalize('NFKC'));
}
