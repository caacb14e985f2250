/**
 * How unlikely a text is, in bits: the length it would have in a code made for texts that people write. The reading with
 * the fewest bits is the likeliest.
 */
import {
  FREQUENT_CHARACTERS,
  LANGUAGES_BY_LETTERS,
  type Language,
  type Region,
  type Script,
} from './letter-frequencies.ts';

/** A letter that the language does not have. */
const FOREIGN_LETTER = 13;
/** A word with an ASCII letter that the language does not have. */
const FOREIGN_WORD = 4;
/** A language of another region in a Western set, which has only some of its letters. */
const ABROAD = 5;
/** A sign beyond ASCII that stands for itself, */
const SIGN = 10;
/** and one between two letters, where nobody puts it. */
const SIGN_INSIDE = 15;
/** A sign right before a letter that is no opening quotation mark. */
const SIGN_BEFORE_LETTER = 12;
/** Quotation marks and dashes of typography. */
const TYPOGRAPHIC = 7;
/** What a frequent character of thousands saves. */
const FREQUENT = 3;
/** An opening quotation mark that nothing closes. */
const UNCLOSED = 5;
/** What breaks a rule of spelling: a capital inside a word, the form for the end of a word in its middle. */
const FAULT = 7;

/** Signs that stand beside the letters of any language. */
const TYPOGRAPHY = '‘’‚“”„–—…·•«»‹›€£°®©™\u00a0';

const SCRIPTS: Readonly<Record<Script, RegExp>> = {
  latin: /\p{sc=Latin}/u,
  cyrillic: /\p{sc=Cyrillic}/u,
  greek: /\p{sc=Greek}/u,
  // Letters alone: nobody writes the points of vowels in a label.
  hebrew: /[\u05d0-\u05ea]/u,
  arabic: /\p{sc=Arabic}/u,
  thai: /\p{sc=Thai}/u,
  kana: /[\p{sc=Hiragana}\p{sc=Katakana}ーｰﾞﾟ]/u,
  hangul: /\p{sc=Hangul}/u,
  han: /\p{sc=Han}/u,
};

/** What a character set is made for. */
export interface Purpose {
  scripts: readonly Script[];
  region?: Region;
}

export function readingCost(text: string, purpose: Purpose): number {
  // The parameters and plain words say nothing about the set.
  const words = (text.match(/[\p{L}\p{M}ーｰﾞﾟ]+/gu) ?? []).filter((word) => /[^\0-\x7f]/u.test(word));
  let bits = signsCost(text);
  for (const word of words) bits += shapeCost(word, purpose.scripts);
  return bits + lettersCost(words.join(''), purpose);
}

/** Returns the bits of all letters, in the language that needs the fewest. */
function lettersCost(letters: string, { scripts, region }: Purpose): number {
  const beyond = [...letters].filter((letter) => letter > '\x7f');
  const ofNoLanguage = beyond.filter((letter) => isIdeographic(letter));
  const rest = beyond.filter((letter) => !isIdeographic(letter)).map((letter) => lower(letter));
  const languages = LANGUAGES_BY_LETTERS.filter(({ script }) => scripts.includes(script));
  const least = Math.min(
    ...languages.map((language) => {
      // Western languages have their letters in other regions' sets, too.
      const isAbroad = region === 'west' && language.region !== region;
      return language.rare + (isAbroad ? ABROAD : 0) + costIn(language, rest, letters);
    }),
    ...(languages.length === 0 ? [rest.length * FOREIGN_LETTER] : []),
  );
  const foreign = ofNoLanguage.filter((letter) => !isOf(letter, scripts)).length;
  const frequent = ofNoLanguage.filter((letter) => FREQUENT_CHARACTERS.has(letter)).length;
  return (rest.length > 0 ? least : 0) + foreign * FOREIGN_LETTER - frequent * FREQUENT;
}

function costIn(
  { letters, first, step, without = '' }: Language,
  used: readonly string[],
  text: string,
): number {
  let bits = [...text].some((letter) => without.includes(letter.toLowerCase())) ? FOREIGN_WORD : 0;
  for (const letter of used) {
    const place = letters.indexOf(letter);
    bits += place < 0 ? FOREIGN_LETTER : first + step * place;
  }
  return bits;
}

/** Capital and small letters of one language cost the same. Turkish alone has a dotless i. */
function lower(letter: string): string {
  return letter === 'İ' ? 'i' : letter.toLowerCase().normalize('NFC');
}

/** Han, Hangul and Kana: their character sets say how common a character is. */
function isIdeographic(letter: string): boolean {
  return SCRIPTS.han.test(letter) || SCRIPTS.hangul.test(letter) || SCRIPTS.kana.test(letter);
}

function isOf(letter: string, scripts: readonly Script[]): boolean {
  return scripts.some((script) => SCRIPTS[script].test(letter));
}

function signsCost(text: string): number {
  let bits = /[‘“‚„][^’”‘“]*$/u.test(text) ? UNCLOSED : 0;
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f\p{L}\p{M}ーｰﾞﾟ]/gu)) {
    const isBefore = /^\p{L}/u.test(text.slice(index + sign.length));
    const isInside = isBefore && /\p{L}$/u.test(text.slice(0, index));
    if (sign === '’') bits += TYPOGRAPHIC;
    else if (isInside) bits += SIGN_INSIDE;
    else if (isBefore && !/\p{Pi}/u.test(sign)) bits += SIGN_BEFORE_LETTER;
    else bits += TYPOGRAPHY.includes(sign) ? TYPOGRAPHIC : SIGN;
  }
  return bits;
}

/** Returns the bits of what is unusual about the form of a word. */
function shapeCost(word: string, scripts: readonly Script[]): number {
  let bits = FAULT * capitalsInside(word);
  if (scripts.includes('latin')) {
    if (/^[\p{Lu}\p{Ll}]\p{Ll}{2,}$/u.test(word) && !LATIN_VOWEL.test(plain(word))) bits += FAULT;
    return bits + FAULT * (word.match(/[^\0-\x7f]{3,}/gu)?.length ?? 0);
  }
  // Other scripts do not mix with Latin letters inside a word. Asian ones stand behind Latin names and abbreviations.
  const isAsian = scripts.some((script) => ['han', 'hangul', 'kana'].includes(script));
  bits += FAULT * (word.match(isAsian ? /(?<=[^\0-\x7f])[a-z]+/g : /[a-z]+/gi)?.length ?? 0);
  if (/^\p{Lu}{2,}$/u.test(word)) bits += 3;
  bits += FAULT * (word.match(FINAL_INSIDE)?.length ?? 0);
  if (ENDS_UNUSUALLY.test(word)) bits += 4;
  if (/^\p{Mn}|[เแโใไ]$/u.test(word) && scripts.includes('thai')) bits += FAULT;
  if (lacksVowels(word)) bits += FAULT;
  // Marks of voice follow the consonants that have them.
  return bits + FAULT * (word.match(/(?<![ｶ-ﾄﾊ-ﾎｳ])ﾞ|(?<![ﾊ-ﾎ])ﾟ/gu)?.length ?? 0);
}

/** A name like “ПриватБанк” may have capitals inside. Another set's letters have them from the second one on. */
function capitalsInside(word: string): number {
  return (
    word.match(/(?<=^\p{Ll}+)\p{Lu}|(?<=\p{Ll})(?:\p{Lu}(?!\p{Ll})|[ЬЪЫ])|(?<=\p{Lu}{2})\p{Ll}/gu)?.length ??
    0
  );
}

const LATIN_VOWEL = /[aeiouyæøœıđ]/i;

/** Returns a word without its accents. */
function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Letters that have another form, or none, inside a word: five Hebrew ones, the Greek sigma, two Arabic ones. */
const FINAL_INSIDE = /[\u05da\u05dd\u05df\u05e3\u05e5ςىة](?=\p{L})/gu;
/** Words of these languages do not end like this: a letter with a final form in its other one, Greek consonants. */
const ENDS_UNUSUALLY = /[\u05db\u05de\u05e0\u05e6]$|[βγδζθκλμπστφχψξ]$|[ЪЫъ]\p{L}?[йьы]$/u;

/** Whether a Cyrillic or Greek word can hardly be spoken. An abbreviation is in capitals. */
function lacksVowels(word: string): boolean {
  if (!/^[\p{sc=Cyrillic}\p{sc=Greek}]{3,}$/u.test(word)) return false;
  const vowels = word.match(/[аеёиоуыэюяіїєўαεηιουωάέήίόύώ]/giu)?.length ?? 0;
  return vowels === 0 ? !/^\p{Lu}{1,5}$/u.test(word) : vowels / word.length < 0.15;
}
