/** Makes texts alike that people take for the same when they search. */

/** Letters that no decomposition of Unicode takes apart, in lower case, as people without the key type them. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ə: 'e',
  ƒ: 'f',
  ς: 'σ',
  ґ: 'г',
  ђ: 'д',
  ћ: 'т',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};
const LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/** What German and the Nordic languages write where a letter is missing on the keyboard. */
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const UMLAUTS = new RegExp(`[${Object.keys(SPELLED_OUT).join('')}]`, 'gu');

/**
 * Returns the text without what a search does not tell apart: case (Turkish ı and İ as i, ß as ss, every sigma as one),
 * accents and vowel signs, width, ligatures, letters with a stroke, curly quotes, and invisible characters.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(LETTERS, (letter) => PLAIN[letter] ?? letter);
}

/**
 * Returns every form a text may be searched in: folded, and where it has umlauts, folded as they are spelled out
 * ("Zürich" is found by "zurich" and by "zuerich").
 */
export function searchedForms(text: string): string[] {
  const spelledOut = text
    .normalize('NFC')
    .toLowerCase()
    .replace(UMLAUTS, (letter) => SPELLED_OUT[letter] ?? letter);
  return [...new Set([foldText(text), foldText(spelledOut)])];
}
