/**
 * Texts of QR codes in old character sets. A code should name its character set (ECI), and many makers do not: the bytes
 * are then GBK, Big5 or a Windows code page. Ten to sixty bytes are too few to be sure, so every reading is a guess that
 * people check. The key is in ASCII, which all of these sets share.
 */

import { type Purpose, readingCost } from './reading-cost.ts';

interface CharacterSet extends Purpose {
  /** As the Encoding Standard names it. */
  name: string;
  /** The bits of meeting it among the others. */
  rare: number;
}

const SETS: readonly CharacterSet[] = [
  { name: 'windows-1252', scripts: ['latin'], region: 'west', rare: 0 },
  { name: 'windows-1250', scripts: ['latin'], region: 'central', rare: 3.5 },
  { name: 'windows-1254', scripts: ['latin'], region: 'turkish', rare: 3.5 },
  { name: 'windows-1257', scripts: ['latin'], region: 'baltic', rare: 4 },
  { name: 'iso-8859-2', scripts: ['latin'], region: 'central', rare: 5 },
  { name: 'macintosh', scripts: ['latin'], region: 'west', rare: 5 },
  { name: 'iso-8859-15', scripts: ['latin'], region: 'west', rare: 6 },
  { name: 'iso-8859-4', scripts: ['latin'], region: 'baltic', rare: 7 },
  { name: 'windows-1251', scripts: ['cyrillic'], rare: 1 },
  { name: 'koi8-u', scripts: ['cyrillic'], rare: 3 },
  { name: 'ibm866', scripts: ['cyrillic'], rare: 4 },
  { name: 'iso-8859-5', scripts: ['cyrillic'], rare: 5 },
  { name: 'x-mac-cyrillic', scripts: ['cyrillic'], rare: 6 },
  { name: 'windows-1253', scripts: ['greek'], rare: 1 },
  { name: 'iso-8859-7', scripts: ['greek'], rare: 3 },
  { name: 'windows-1255', scripts: ['hebrew'], rare: 1 },
  { name: 'windows-1256', scripts: ['arabic'], rare: 1 },
  { name: 'iso-8859-6', scripts: ['arabic'], rare: 5 },
  { name: 'windows-874', scripts: ['thai'], rare: 1 },
  { name: 'gb18030', scripts: ['han'], rare: 0 },
  { name: 'big5', scripts: ['han'], rare: 1.5 },
  { name: 'euc-kr', scripts: ['hangul'], rare: 1.5 },
  { name: 'shift_jis', scripts: ['kana', 'han'], rare: 0.5 },
  { name: 'euc-jp', scripts: ['kana', 'han'], rare: 3 },
];

/** The lead bytes of kana and of the common characters: the first level of GB 2312, Big5, KS X 1001 and JIS X 0208. */
const LEADS: Readonly<
  Record<string, { common: readonly [number, number]; kana?: readonly [number, number] }>
> = {
  gb18030: { common: [0xb0, 0xd7] },
  big5: { common: [0xa4, 0xc6] },
  'euc-kr': { common: [0xb0, 0xc8] },
  'euc-jp': { common: [0xb0, 0xcf], kana: [0xa4, 0xa5] },
  shift_jis: { common: [0x88, 0x97], kana: [0x82, 0x83] },
};

/** The bits of a character of two bytes. */
const TWO_BYTES = { kana: 6.5, common: 11.5, rare: 15.5 };
/** The bits of half-width katakana, a single byte in Shift JIS. */
const HALF_WIDTH = 5.5;
/** Trail bytes in ASCII belong to characters that were added later and are rare, where the set began without them. */
const LATE_TRAIL = 3;

/** A reading with more bits for a byte is no text. */
const MOST_BITS = 12;
/** How many other readings are offered. */
const MOST_OTHERS = 3;

export interface LegacyText {
  text: string;
  /** Other readings, the likeliest first. */
  others: readonly string[];
}

/** Returns the likeliest readings of a code's bytes. `undefined` for ASCII and UTF-8, which need no guess. */
export function legacyText(bytes: Uint8Array): LegacyText | undefined {
  const beyond = bytes.filter((byte) => byte >= 0x80).length;
  if (beyond === 0 || decoded('utf-8', bytes) !== undefined) return undefined;
  const readings = SETS.flatMap(({ name, rare, ...purpose }) => {
    const text = inParts(name, bytes);
    if (text === undefined) return [];
    return [{ text, bits: rare + readingCost(text, purpose) + pairsCost(name, bytes) }];
  })
    .filter(({ bits }) => bits < MOST_BITS * beyond + 6)
    .sort((a, b) => a.bits - b.bits);
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

/** Returns the bits of the characters of two bytes: their place in the set says how common they are. */
function pairsCost(set: string, bytes: Uint8Array): number {
  const leads = LEADS[set];
  if (!leads) return 0;
  let bits = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    if (set === 'shift_jis' && byte >= 0xa1 && byte <= 0xdf) {
      bits += HALF_WIDTH;
      continue;
    }
    const isIn = (range: readonly [number, number] | undefined) =>
      range !== undefined && byte >= range[0] && byte <= range[1];
    bits += TWO_BYTES[isIn(leads.kana) ? 'kana' : isIn(leads.common) ? 'common' : 'rare'];
    at += 1;
    const hasLateTrail = set !== 'big5' && set !== 'shift_jis' && (bytes[at] ?? 0) < 0xa1;
    if (hasLateTrail) bits += LATE_TRAIL;
  }
  return bits;
}
