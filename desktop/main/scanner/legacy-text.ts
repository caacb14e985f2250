/**
 * Texts of QR codes in old character sets. A code should name its character set (ECI), and many makers do not: the bytes
 * are then GBK, Big5 or a Windows code page. Ten to sixty bytes are too few to be sure, so every reading is a guess that
 * people check. The key is in ASCII, which all of these sets share.
 */

/** What the letters of a word show about its script. */
type Script = 'latin' | 'cyrillic' | 'greek' | 'hebrew' | 'arabic' | 'thai' | 'kana' | 'hangul' | 'han';

/** The character sets in the order of preference between equal readings, as the Encoding Standard names them. */
const SETS: readonly { name: string; scripts: readonly Script[] }[] = [
  { name: 'euc-kr', scripts: ['hangul'] },
  { name: 'shift_jis', scripts: ['kana', 'han'] },
  { name: 'euc-jp', scripts: ['kana', 'han'] },
  { name: 'gb18030', scripts: ['han'] },
  { name: 'big5', scripts: ['han'] },
  { name: 'windows-1252', scripts: ['latin'] },
  { name: 'windows-1251', scripts: ['cyrillic'] },
  { name: 'windows-1250', scripts: ['latin'] },
  { name: 'windows-1254', scripts: ['latin'] },
  { name: 'windows-1253', scripts: ['greek'] },
  { name: 'windows-1255', scripts: ['hebrew'] },
  { name: 'windows-1256', scripts: ['arabic'] },
  { name: 'windows-1257', scripts: ['latin'] },
  { name: 'koi8-r', scripts: ['cyrillic'] },
  { name: 'windows-874', scripts: ['thai'] },
];

const SCRIPTS: Readonly<Record<Script, RegExp>> = {
  latin: /\p{sc=Latin}/u,
  cyrillic: /\p{sc=Cyrillic}/u,
  greek: /\p{sc=Greek}/u,
  hebrew: /\p{sc=Hebrew}/u,
  arabic: /\p{sc=Arabic}/u,
  thai: /\p{sc=Thai}/u,
  kana: /[\p{sc=Hiragana}\p{sc=Katakana}ー]/u,
  hangul: /\p{sc=Hangul}/u,
  han: /\p{sc=Han}/u,
};

/** The lead bytes of the common characters: the first level of GB 2312, Big5, KS X 1001 and JIS X 0208. */
const COMMON_LEADS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  gb18030: [[0xb0, 0xd7]],
  big5: [[0xa4, 0xc6]],
  'euc-kr': [[0xb0, 0xc8]],
  'euc-jp': [
    [0xa4, 0xa5],
    [0xb0, 0xcf],
  ],
  shift_jis: [
    [0x82, 0x83],
    [0x88, 0x97],
  ],
};

/** A reading with less is no text: letters of several scripts in one word, signs between letters. */
const LEAST = 0.5;
/** How many other readings are offered. */
const MOST_OTHERS = 3;

export interface LegacyText {
  text: string;
  /** Other readings, the likeliest first. */
  others: readonly string[];
}

/** Returns the likeliest readings of a code's bytes. `undefined` for ASCII and UTF-8, which need no guess. */
export function legacyText(bytes: Uint8Array): LegacyText | undefined {
  if (bytes.every((byte) => byte < 0x80) || decoded('utf-8', bytes) !== undefined) return undefined;
  const readings = SETS.flatMap((set) => {
    const text = inParts(set.name, bytes);
    return text === undefined
      ? []
      : [{ text, score: scoreOf(text, set.scripts) + commonShare(set.name, bytes) }];
  })
    .filter(({ score }) => score > LEAST)
    .sort((a, b) => b.score - a.score);
  const [best, ...rest] = [...new Set(readings.map(({ text }) => text))];
  if (best === undefined) return undefined;
  return { text: best, others: rest.slice(0, MOST_OTHERS) };
}

/**
 * Decodes the parts between the signs that separate parameters, each by itself. So no wrong guess swallows a sign, and
 * whatever is ASCII, the key above all, stays as it is.
 */
function inParts(set: string, bytes: Uint8Array): string | undefined {
  let text = '';
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign !== undefined && sign !== 0x26 && sign !== 0x3d && sign !== 0x3f) continue;
    const part = decoded(set, bytes.subarray(from, at));
    if (part === undefined) return undefined;
    text += part + (sign === undefined ? '' : String.fromCharCode(sign));
    from = at + 1;
  }
  return text;
}

function decoded(set: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(set, { fatal: true, ignoreBOM: true }).decode(bytes);
    // Half a character at the end, and places without a character.
    return /[\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Returns how much a text looks written by people: 0 for signs only, 1 for plain words of the expected scripts. */
function scoreOf(text: string, scripts: readonly Script[]): number {
  const foreign = [...text].filter((character) => character > '\x7f');
  const letters = foreign.filter((character) => /[\p{L}\p{M}ー]/u.test(character));
  const expected = letters.filter((character) => scripts.some((script) => SCRIPTS[script].test(character)));
  let score = expected.length / foreign.length;
  for (const word of text.match(/[\p{L}\p{M}ー]{2,}/gu) ?? []) {
    if ([...word].some((letter) => letter > '\x7f')) score -= wordFault(word, scripts);
  }
  return score;
}

function wordFault(word: string, scripts: readonly Script[]): number {
  if (scripts.includes('latin')) {
    // Accents stand between plain letters. A word of accents alone is another script, read wrong.
    const accents = [...word].filter((letter) => letter > '\x7f').length;
    const plain = word.length - accents;
    if (plain === 0 && accents > 2) return 0.6;
    if (accents > plain * 2 && accents > 2) return 0.3;
    return hasCapitalInside(word) ? 0.4 : 0;
  }
  // Other scripts do not mix with Latin letters inside a word, and capitals come first.
  if (/[a-z]/i.test(word) && !scripts.includes('han') && !scripts.includes('hangul')) return 0.4;
  return hasCapitalInside(word) ? 0.4 : 0;
}

function hasCapitalInside(word: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(word) || /^\p{Ll}\p{Lu}/u.test(word);
}

/** Returns the share of characters of two bytes that are common ones, as a small bonus. */
function commonShare(set: string, bytes: Uint8Array): number {
  const leads = COMMON_LEADS[set];
  if (!leads) return 0;
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    // Half-width katakana of Shift JIS are single bytes, and rare.
    if (set === 'shift_jis' && byte >= 0xa1 && byte <= 0xdf) {
      pairs += 1;
      continue;
    }
    pairs += 1;
    if (leads.some(([least, most]) => byte >= least && byte <= most)) common += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : common / pairs - 0.6;
}
