/** Search treats some texts as equal, such as "Straße" and "STRASSE". */
import { latinDigits } from '../shared/latin-digits.ts';

/** Lower-case letters without a Unicode decomposition, and what users type without that key. */
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
  // Arabic and Persian keyboards have different letters for one sound, and people leave out the dots.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʻ: "'",
  '‧': '·',
  '־': '-',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};
/** In Unicode, each stands 96 places behind its hiragana. */
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/gu;
const LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/** How German, the Nordic languages and Serbo-Croatian spell letters that a keyboard lacks. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
  đ: 'dj',
};
/** Signs inside a word, which people leave out: O'Reilly, AT&T, T-Mobile, Col·lecció. */
const INSIDE = /(?<=[\p{L}\p{N}])['&·-](?=[\p{L}\p{N}])/gu;
const UMLAUTS = new RegExp(`[${Object.keys(SPELLED_OUT).join('')}]`, 'gu');

/**
 * Returns the text in the form that searches compare. It ignores case (Turkish ı and İ are i, ß is ss, both sigmas are
 * one), accents, vowel signs, width, ligatures, strokes through letters, curly quotes and invisible characters. Katakana
 * are hiragana, and the digits of every script are 0 to 9.
 */
export function foldText(text: string): string {
  return latinDigits(text.normalize('NFKD'))
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(KATAKANA, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
}

/** Returns the forms that a typed word may mean: as it is, and with its umlauts spelled out as some names are. */
export function typedForms(text: string): string[] {
  return [...new Set([foldText(text), foldText(spelledOut(text))])];
}

function spelledOut(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(UMLAUTS, (letter) => SPELLED_OUT[letter] ?? letter);
}

/**
 * Returns every form of a text that a search may match: folded, with its umlauts spelled out, and without signs inside
 * words. "zurich" and "zuerich" both find "Zürich", and "oreilly" finds "O’Reilly".
 */
export function searchedForms(text: string): string[] {
  const folded = foldText(text);
  return [...new Set([...typedForms(text), folded.replace(INSIDE, '')])];
}
