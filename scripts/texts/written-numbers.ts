/** Finds numbers that a text writes out, instead of getting them as a value. */

/**
 * Number words from three to a thousand. “One” and “two” are also grammar: “one of these”, “the two computers”, “one by
 * one”. Japanese writes digits, and Arabic has a word only where
 * English has one.
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    ...['three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'fifteen'],
    ...['sixteen', 'twenty', 'thirty', 'sixty', 'hundred', 'thousand', 'dozen'],
  ],
  de: [
    ...['drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf', 'fünfzehn'],
    ...['sechzehn', 'zwanzig', 'dreißig', 'sechzig', 'hundert', 'tausend', 'dutzend'],
  ],
  // “neuf” is also “new”.
  fr: [
    ...['trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'dix', 'onze', 'douze', 'quinze', 'seize'],
    ...['vingt', 'trente', 'soixante', 'cent', 'mille', 'douzaine'],
  ],
  es: [
    ...['tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'doce', 'quince', 'dieciséis'],
    ...['veinte', 'treinta', 'sesenta', 'cien', 'ciento', 'mil', 'docena'],
  ],
};

/** Names and examples with digits in them. */
const NAMES = [
  /\b(?:RFC|SHA-?|Base|UTF-?|ASVS|AES-|CC BY|2FAS|KeePass|WebAuthn §)\s?\d[\d.-]*|\b2FAS\b/g,
  // A phone number, a code, a backup code.
  /\+\d[\d \u{a0}]+|\b123 456\b|\b7K2M-X9QD\b/giu,
];

/**
 * Returns the numbers in a text, outside its placeholders: digits of any script, and number words. Not 0, 1 and 2, which
 * Japanese writes where others say “none”, “a” and “both”.
 */
export function writtenNumbers(text: string, language: string): string[] {
  const bare = NAMES.reduce((rest, name) => rest.replaceAll(name, ' '), text.replaceAll(/\{\{.*?\}\}/g, ' '));
  const words = WORDS[language]?.join('|');
  const found = new RegExp(`\\p{Nd}+${words ? `|(?<!\\p{L})(?:${words})(?!\\p{L})` : ''}`, 'giu');
  return [...bare.matchAll(found)].map(([number]) => number).filter((number) => !/^[012]$/.test(number));
}
