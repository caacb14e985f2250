import { typedCode } from '../typed-code.ts';

/**
 * Returns the digits in typed or pasted text: "482 913", "482-913", full-width and Arabic digits all become "482913".
 * Ignores other characters and digits beyond `length`.
 */
export function normaliseCode(text: string, length: number): string {
  return typedCode(text)
    .replace(/[^0-9]/g, '')
    .slice(0, length);
}
