/** Keys as they turn up where nobody expects one: for tests that no sentence repeats a key. */
import fc from 'fast-check';
import { base32FromBytes } from '../base32.ts';

/** A Base32 key of 80 to 320 bits with a digit in it; 29 of 30 keys have one. */
export const someKey = fc
  .uint8Array({ minLength: 10, maxLength: 40 })
  .map(base32FromBytes)
  .filter((key) => /\d/.test(key) && new Set(key).size > 6);

/** The key in one of its spellings, in one of the texts that hold keys. @param options `uneven`: groups of any length */
export function disguised(key: string, { uneven = true } = {}): fc.Arbitrary<string> {
  return fc
    .tuple(spelling(key, uneven), fc.constantFrom(...AROUND), fc.constantFrom(...WRITTEN))
    .map(([spelt, around, written]) => written(around(spelt)));
}

function spelling(key: string, withUneven: boolean): fc.Arbitrary<string> {
  const grouped = fc
    .tuple(
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(' ', '-', '.', '\u00a0', ' \u200b', '_', '\n', '/'),
    )
    .map(([size, mark]) => (key.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(mark));
  const uneven = fc
    .array(fc.integer({ min: 1, max: 9 }), { minLength: key.length, maxLength: key.length })
    .map((sizes) => {
      const groups: string[] = [];
      let at = 0;
      for (const size of sizes) {
        if (at < key.length) groups.push(key.slice(at, at + size));
        at += size;
      }
      return groups.join(' ');
    });
  const other = fc.constantFrom(
    key,
    `${key}======`,
    // Broken, as a person types it.
    `${key}1`,
    `0${key}`,
    [...key].join('\u200d'),
    [...key].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
    [...key].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
    [...key].map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
    [...key].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
  );
  return fc
    .oneof(grouped, other, ...(withUneven ? [uneven] : []))
    .chain((spelt) => fc.constantFrom(spelt, spelt.toLowerCase()));
}

const AROUND: readonly ((key: string) => string)[] = [
  (key) => key,
  (key) => `Secret key: ${key}`,
  (key) => `Der Schlüssel lautet ${key}.`,
  (key) => `Mein neues Telefon ${key}`,
  (key) => `{"secret":"${key}"}`,
  (key) => `otpauth://totp/?secret=${key}`,
  (key) => `otpauth://totp/Ex:ann?secret=${key}&issuer=Ex`,
  (key) => `otpauth://hotp/x?secret=${key}`,
  (key) => `otpauth://motp/x?secret=${key}`,
  (key) => `otpauth:totp/x?secret=${key}`,
  (key) => `otpauth://totp/x?secret=${key}&algorithm=${key}`,
  (key) => `otpauth://totp/x?period=1&digits=${key}`,
  (key) => `${key}://totp/x`,
  (key) => `otpauth://${key}/x?secret=AA`,
  (key) => `https://example.com/#${key}`,
  (key) => `https://${key}.example.com/`,
  (key) => `mailto:${key}`,
  (key) => `steam://${key}`,
  (key) => `${key}.png`,
];

const WRITTEN: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `"${text}"`,
  (text) => `‹${text}›`,
  (text) => `– ${text}`,
  (text) => `\u200b${text}`,
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('&', '&amp;'),
  (text) => encodeURIComponent(text),
  (text) => text.replaceAll('=', '=3D'),
  (text) => `Ann: ${text} (bitte löschen)`,
];

/**
 * What of a key stands in a sentence, nine characters or more of it; empty when nothing does. What is quoted and what is
 * around it are looked at apart: eight letters may be quoted, and our own next word may begin with the key's ninth.
 */
export function partOfKey(key: string, sentence: string): string {
  const pieces = sentence.split(/[“”]/).map(lettersOf);
  for (let at = 0; at + 9 <= key.length; at += 1) {
    const part = key.slice(at, at + 9);
    if (pieces.some((letters) => letters.includes(part))) return part;
  }
  return '';
}

function lettersOf(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .replaceAll(/(?:%|\\u00|&#x)([2-7][0-9a-f]);?/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(/&#(\d{2,3});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/[^a-z0-9]/gi, '')
    .toUpperCase();
}
