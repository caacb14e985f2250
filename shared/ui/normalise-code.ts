/**
 * Turns what a person typed or pasted into the digits of a code: "482 913", "482-913" and full-width digits all
 * come out as "482913". Anything else is dropped, and so is what exceeds `length`.
 */
export function normaliseCode(text: string, length: number): string {
  return text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, length);
}
