/**
 * Whether a foreign text may be quoted. One rule for every sentence, title, message, log and error of the app and of
 * the command line. A text that may hold a key, a code or a password is described and never repeated.
 */

import { lookAlike } from './look-alikes.ts';
import { decodePercent } from './percent.ts';

/** Characters that nobody sees, and that split a key so that it no longer looks like one. */
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]|(?<=[a-z0-9])\p{Mn}+/giu;

/** The beginnings of links that carry keys, and words that announce a key, a code or a password. */
const ANNOUNCES =
  /otp-?auth|(?:steam|motp|phonefactor|countersign-kit)\s*:|migration|secret|\bkeys?\b|\bseed|passw|passphrase|passcode|\bpin\b|token|cookie|session|\bcodes?\b|schlüssel|geheim|passwort|kennwort/iu;

/** Most characters of a text that are quoted. */
const MOST_QUOTED = 40;
/** A shorter text is less than half of the shortest key in use (80 bits). */
const SHORT = 8;
/** The longest word quoted. Keys without groups are longer. */
const LONGEST_WORD = 12;

/**
 * Returns the beginning of a text for a sentence; `undefined` for a text that may hold a key, a code or a password.
 *
 * Only words are quoted: a text of more than eight letters and digits is not if it has a digit, a long word, groups of
 * equal length, capitals inside a word, or a word that nobody can pronounce. That is stricter than needed for most
 * texts. A description without a quotation is a small loss; a key on the screen is not.
 */
export function quotable(text: string): string | undefined {
  const seen = asSeen(text);
  if (seen === '') return undefined;
  // Ornamental letters are in no text that is worth a quotation.
  if (lookAlike(seen, 'ornaments') !== seen) return undefined;
  if (ANNOUNCES.test(seen) || ANNOUNCES.test(seen.replaceAll(/\s/gu, ''))) return undefined;
  const words = wordsOf(seen);
  const letters = words.join('').length;
  if (words.join('').replaceAll(/\D/g, '').length >= 6) return undefined;
  if (letters > SHORT && (!words.every(isPlainWord) || hasEqualGroups(words))) return undefined;
  return clipped(seen);
}

/**
 * Returns a name for a sentence: of a file, an account or a folder. Names have digits and long words, so this is less
 * strict: `undefined` for a name that holds a key link, or a key in one piece or in groups of one length.
 */
export function quotableName(name: string): string | undefined {
  const seen = asSeen(name);
  if (seen === '' || holdsKeyLink(seen)) return undefined;
  // A key in letters of other alphabets and in signs is read as quickly as one in Latin letters.
  const words = wordsOf(lookAlike(seen));
  if (words.some(looksLikeKey) || isListOfCharacters(words)) return undefined;
  return looksLikeKey(equalGroups(words).join('')) || looksLikeKey(keyGroups(words).join(''))
    ? undefined
    : clipped(seen, 80);
}

/** Whether a text holds a link or a parameter that carries a key, however it is escaped. */
export function holdsKeyLink(text: string): boolean {
  const seen = asSeen(text).replaceAll(/\s/gu, '');
  return /otp-?auth(?:-migration)?(?::|\W{0,2}3a)|motp:\/|steam:\/\/[a-z2-7]{16}|countersign-kit:|secret["']?[=:]["']?[a-z2-7+/_-]{8}/iu.test(
    seen,
  );
}

/** Returns the text as a person reads it: escapes undone, wide and ornamental letters as plain ones, one line. */
function asSeen(text: string): string {
  // The end of a long text is not quoted, but it may say what the beginning is.
  const plain = unescaped(text.slice(0, 5_000)).normalize('NFKC').replaceAll(INVISIBLE, '');
  return plain.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

/** Undoes what links, HTML and JSON do to letters, three times over. A key written as `%4A%42` is still a key. */
function unescaped(text: string): string {
  const letter = (digits: string, base: number) =>
    String.fromCodePoint(Number.parseInt(digits, base) % 0x11_0000);
  let plain = text;
  for (let times = 0; times < 3 && /[%&\\]|U\+/i.test(plain); times += 1) {
    plain = decodePercent(plain)
      .replaceAll(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => letter(hex, 16))
      .replaceAll(/&#(\d{1,7});?/g, (_, decimal: string) => letter(decimal, 10))
      .replaceAll(/(?:\\u\{|U\+)0*([0-9a-f]{1,6})\}?\s?/gi, (_, hex: string) => letter(hex, 16))
      .replaceAll(/\\(?:u|x(?=[0-9a-f]{2}))((?<=u)[0-9a-f]{4}|[0-9a-f]{2})/gi, (_, hex: string) =>
        letter(hex, 16),
      );
  }
  return plain;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isPlainWord(word: string): boolean {
  if (/\p{N}/u.test(word)) return false;
  // Scripts without the letters of Base32 cannot hold a key, and some write without spaces.
  if (!/[a-z]/i.test(word)) return true;
  if (word.length > LONGEST_WORD) return false;
  const capitals = word.slice(1).replaceAll(/[^A-Z]/g, '').length;
  if (capitals > 0 && (word.length > 4 || capitals < word.length - 1)) return false;
  return word.length <= 4 || (/[aeiouyà-ž]/i.test(word) && !/[bcdfghjklmnpqrstvwxz]{5}/i.test(word));
}

/** Keys are written in groups of three to eight: three groups of one length are not quoted. */
function hasEqualGroups(words: readonly string[]): boolean {
  const groups = equalGroups(words);
  return groups.length >= 3 && groups.join('').length >= 12;
}

/** The longest run of words of one length, with the shorter rest of a key after it. */
function equalGroups(words: readonly string[]): string[] {
  let longest: string[] = [];
  for (let from = 0; from < words.length; ) {
    const { length } = words[from] ?? '';
    let to = from;
    while (words[to]?.length === length) to += 1;
    const rest = (words[to]?.length ?? length) < length ? 1 : 0;
    if (to - from >= 2 && to + rest - from > longest.length) longest = words.slice(from, to + rest);
    from = to;
  }
  return longest;
}

/** The characters of a text as numbers: `74 66 83`, in decimal, binary or hexadecimal. Dates and versions are shorter. */
function isListOfCharacters(words: readonly string[]): boolean {
  let row = 0;
  for (const word of words) {
    row = /^(?:\d{2,3}|[01]{6,8}|(?:0x)?[0-9a-f]{2})$/i.test(word) ? row + 1 : 0;
    if (row >= 10) return true;
  }
  return false;
}

/** The groups of a key, whatever words stand between them: “JBSW und Y3DP und EHPK und 3PXP”. */
function keyGroups(words: readonly string[]): string[] {
  const groups = words.filter((word) => /^[A-Z2-7]{3,8}$/.test(word));
  const [first] = groups;
  const even = groups.filter(({ length }) => length === first?.length);
  return even.length >= 3 && even.some((group) => /\d/.test(group)) ? even : [];
}

/** The form of a key in Base32, hexadecimal or Base64, as far as one word shows it. */
function looksLikeKey(word: string): boolean {
  const mixed = /[a-z]/i.test(word) && /\d/.test(word);
  const [base32] = /[a-z2-7]{14,}/i.exec(word) ?? [];
  if (base32 !== undefined && (/\d/.test(base32) || /^[A-Z]+$/.test(base32))) return true;
  if (/^[0-9a-f]{16,}$/i.test(word)) return mixed;
  return word.length >= 20 && mixed;
}

function clipped(text: string, most = MOST_QUOTED): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
