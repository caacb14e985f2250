/**
 * A key URI taken apart, before anything in it is judged. What HTML, JSON, mail and careless writers did to it is
 * undone here, where the meaning is beyond doubt.
 */
import { decodePercent } from './percent.ts';

/** The parameters that the Key URI Format defines, and Steam's. */
export const KNOWN_PARAMETERS = [
  'secret',
  'issuer',
  'algorithm',
  'digits',
  'period',
  'counter',
  'encoder',
] as const;
export type KnownParameter = (typeof KNOWN_PARAMETERS)[number];

export interface KeyUriParts {
  /** Lower case: `otpauth`, or whatever else the text begins with. */
  scheme: string;
  /** What follows `otpauth://`: `totp`. Lower case. */
  host: string;
  /** The same in the letter case of the link. */
  writtenHost: string;
  /** Decoded and trimmed. */
  label: string;
  /** Whether the label has a colon that is not escaped. It separates the issuer from the account without doubt. */
  hasOpenColon: boolean;
  /** Each known parameter's values, in order. */
  known: ReadonlyMap<KnownParameter, readonly string[]>;
  /** All other parameters, in order. */
  extra: [name: string, value: string][];
}

/** Quotation marks, brackets and bullets that people and programs put around a link. */
const AROUND = String.raw`"'\x60‘’‚‛“”„‟«»‹›<>()\[\]{}「」『』*_|•·–—\-`;
const BEFORE = new RegExp(String.raw`^[\s\p{Cf}${AROUND}]+`, 'u');
const AFTER = new RegExp(String.raw`[\s\p{Cf}${AROUND},;.]+$`, 'u');
const UNSEEN_AFTER = /[\s\p{Cf}]+$/u;

/**
 * Returns the text without what stands around a link: quotation marks, a dash, an invisible character. What follows the
 * link goes only where something stood before it, because a name may end in a full stop. What cannot be seen always goes.
 */
export function withoutWrapping(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed.replace(BEFORE, '');
  return bare.replace(bare === trimmed ? UNSEEN_AFTER : AFTER, '');
}

/** Returns the parts of a link with a scheme; `undefined` for any other text. */
export function keyUriParts(text: string): KeyUriParts | undefined {
  const uri = unescaped(withoutWrapping(text));
  const match = /^([a-z][a-z0-9+.-]*):\/*([^/?#]*)\/*(.*)$/is.exec(uri);
  if (!match) return undefined;
  const [, scheme = '', host = '', rest = ''] = match;
  const { rawLabel, rawQuery } = splitQuery(rest);
  const label = decodePercent(rawLabel).trim();
  const writtenHost = decodePercent(host).trim();
  return {
    scheme: scheme.toLowerCase(),
    host: writtenHost.toLowerCase(),
    writtenHost,
    label,
    hasOpenColon: rawLabel.includes(':'),
    ...parametersOf(rawQuery, label),
  };
}

/** Undoes an encoding of the whole link. Within a valid link none of these has another meaning. */
function unescaped(uri: string): string {
  let plain = uri.replaceAll(/\\+(?:u00|x)(3a|2f|3f|3d|26)/gi, (_, hex: string) => decodePercent(`%${hex}`));
  // A link within a link within a link is encoded twice.
  for (let times = 0; times < 3 && /^[a-z-]+(?:%(?:25)*3a|:%(?:25)*2f)/i.test(plain); times += 1) {
    plain = decodePercent(plain);
  }
  return plain
    .replaceAll(/\\+(?=[&=?%"])/g, '')
    .replaceAll(HTML_AND, (_, next: string) => (next === '' ? '%26' : '&') + next)
    .replaceAll(/&(?:#0*61|#x0*3d|equals);/gi, '=')
    .replaceAll(/&(?:#0*47|#x0*2f|sol);/gi, '/')
    .replaceAll(/\\u0026/gi, '&')
    .replaceAll(/\\u003d/gi, '=')
    .replaceAll('\\/', '/')
    .replaceAll(
      /&(?:#(\d{2,7})|#x([0-9a-f]{2,6})|(quot|apos|lt|gt|nbsp|shy|zwj|zwnj|zerowidthspace));/gi,
      escapedEntity,
    );
}

/** HTML's “&” with the parameter's name after it, or with an escape. Before anything else it is part of a name: “H&amp;M”. */
const HTML_AND =
  /&(?:(?:amp|#0*38|#x0*26);)+(?!(?:amp|#0*38|#x0*26);)((?:#|\s*[\w.-]{1,40}(?:\[\])?\s*(?:=|&(?:#0*61|#x0*3d|equals);|\\+u003d))?)/gi;

const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  shy: '',
};

/** A sign of a name that HTML wrote, percent-encoded, because it may separate parameters. */
function escapedEntity(_: string, decimal?: string, hex?: string, name?: string): string {
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const sign = name === undefined ? String.fromCodePoint(point % 0x11_0000) : NAMED[name.toLowerCase()];
  return encodeURIComponent((sign ?? '').toWellFormed()).replaceAll("'", '%27');
}

/** “#” before a parameter was meant as “&”, because a key URI has no fragment. */
const MEANT_AS_AND = new RegExp(`#(?=\\s*(?:${KNOWN_PARAMETERS.join('|')})\\s*=)`, 'gi');

/** A label may hold an unescaped “?” or “#”: the query begins where the parameters do. */
function splitQuery(rest: string): { rawLabel: string; rawQuery: string } {
  for (let at = rest.indexOf('?'); at >= 0; at = rest.indexOf('?', at + 1)) {
    const rawQuery = rest.slice(at + 1).replace(MEANT_AS_AND, '&');
    if (/(?:^|&)\s*secret\s*=/i.test(rawQuery)) return { rawLabel: rest.slice(0, at), rawQuery };
  }
  // Careless writers begin the parameters with “&”, too.
  const [, named, parameters] = rest.includes('?') ? [] : (/^([^&]*)&(secret\s*=.*)$/is.exec(rest) ?? []);
  if (named !== undefined && parameters !== undefined) return { rawLabel: named, rawQuery: parameters };
  const [, rawLabel = '', rawQuery = ''] = /^([^?#]*)(?:\?([^#]*))?/s.exec(rest) ?? [];
  return { rawLabel, rawQuery };
}

function parametersOf(rawQuery: string, label: string): Pick<KeyUriParts, 'known' | 'extra'> {
  const known = new Map<KnownParameter, string[]>();
  const extra: [string, string][] = [];
  for (const [rawName, rawValue] of withoutQuotedPrintable(withOpenAmpersands(pairsOf(rawQuery), label))) {
    const name = decodePercent(rawName.replaceAll('+', ' '));
    const knownName = knownNameOf(name);
    if (knownName === undefined) {
      extra.push([name, decodePercent(rawValue.replaceAll('+', ' '))]);
    } else if (knownName === 'issuer') {
      known.set(knownName, [...(known.get(knownName) ?? []), decodeIssuer(rawValue, label)]);
    } else {
      // What follows a “#” belongs to no parameter, unless it is part of a name.
      const [value = ''] = rawValue.split('#');
      const decoded = decodePercent(value.replaceAll('+', ' ')).trim();
      known.set(knownName, [...(known.get(knownName) ?? []), decoded]);
    }
  }
  return { known, extra };
}

function pairsOf(query: string): [name: string, value: string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    });
}

/** “H&M” is an issuer with an open “&” if the label names it, too. */
function withOpenAmpersands(
  pairs: [name: string, value: string][],
  label: string,
): [name: string, value: string][] {
  const at = pairs.findIndex(([name]) => knownNameOf(name) === 'issuer');
  let value = pairs[at]?.[1] ?? '';
  for (let rest = at + 1; at >= 0 && rest < pairs.length && pairs[rest]?.[1] === ''; rest += 1) {
    value += `&${pairs[rest]?.[0]}`;
    if (!label.startsWith(`${decodePercent(value.replaceAll('+', ' ')).trim()}:`)) continue;
    return [...pairs.slice(0, at), ['issuer', value.replaceAll('&', '%26')], ...pairs.slice(rest + 1)];
  }
  return pairs;
}

/**
 * Mail writes “=” as “=3D” (RFC 2045 §6.7). One value may begin with “3D” by chance; all of them do not, because no
 * number and no algorithm begins so.
 */
function withoutQuotedPrintable(pairs: [name: string, value: string][]): [name: string, value: string][] {
  const quoted = pairs.length > 1 && pairs.every(([, value]) => /^3d./i.test(value));
  return quoted ? pairs.map(([name, value]) => [name, value.slice(2)]) : pairs;
}

/** `SECRET`, `amp;period` and ` digits` are the names that they look like. */
function knownNameOf(name: string): KnownParameter | undefined {
  const plain = name
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .toLowerCase();
  return KNOWN_PARAMETERS.find((known) => known === plain.replace(/^(?:amp;)+/, ''));
}

/** Form encoding writes a space as “+”; others leave a real plus as it is. The label tells, where it says the same. */
function decodeIssuer(raw: string, label: string): string {
  const literal = decodePercent(raw).trim();
  if (!raw.includes('+') || label.startsWith(`${literal}:`)) return literal;
  return decodePercent(raw.replaceAll('+', ' ')).trim();
}
