/**
 * Returns a text with 0 to 9 in place of the digits of every script: full-width, Arabic, Persian, Devanagari, Thai and
 * so on. People type those with their own keyboards. Other characters stay.
 */
export function latinDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => String(worthOf(digit)));
}

/** Returns the value of a digit. In Unicode, the ten digits of each script follow each other, from zero on. */
function worthOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  // Where scripts or styles follow each other directly, each has ten.
  return (point - first) % 10;
}
