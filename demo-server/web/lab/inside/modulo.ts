/** How evenly the remainder of a 31-bit number spreads over the codes (RFC 4226 Appendix A). */
import { explain } from '../../../../shared/explain.ts';
import type { CodeParameters } from '../../../../shared/one-time-code.ts';

/** The numbers that dynamic truncation can give: 0 to 2^31 − 1. */
export const NUMBERS = 2 ** 31;

export interface Spread {
  digits: number;
  /** 10^digits. */
  codes: number;
  /** Codes from 0 to `frequent` − 1 come from one number more than the others. */
  frequent: number;
  /** How many numbers give such a code. */
  most: number;
  /** How many numbers give any other code. With ten digits, none. */
  least: number;
}

/** Returns how many of the `numbers` numbers from 0 give each code. */
export function spreadOf(digits: number, numbers: number = NUMBERS): Spread {
  const codes = 10 ** digits;
  const least = Math.floor(numbers / codes);
  return { digits, codes, frequent: numbers % codes, most: least + 1, least };
}

/** Returns for each first digit, 0 to 9, how many numbers give a code that begins with it. */
export function byFirstDigit({ digits, frequent, least }: Spread): number[] {
  const width = 10 ** (digits - 1);
  return Array.from({ length: 10 }, (_, digit) => {
    const inFrequent = Math.min(Math.max(frequent - digit * width, 0), width);
    return least * width + inFrequent;
  });
}

/** Makes real codes, one for each counter from 0, and returns how many begin with each digit. */
export function countFirstDigits(parameters: CodeParameters, howMany: number): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let counter = 0; counter < howMany; counter += 1) {
    const first = Number(explain(parameters, counter).code.charAt(0));
    counts[first] = (counts[first] ?? 0) + 1;
  }
  return counts;
}
