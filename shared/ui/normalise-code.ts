/**
 * Returns the digits in typed or pasted text: "482 913", "482-913" and full-width digits all become "482913". Ignores
 * other characters and digits beyond `length`.
 */
export function normaliseCode(text: string, length: number): string {
  return text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, length);
}
