/**
 * Key URIs: the `otpauth://` text inside an enrolment QR.
 *
 * Source: the Key URI Format (google-authenticator wiki), with the two Steam spellings found in the wild
 * (`otpauth://steam/…`, `…&encoder=steam`, and `steam://KEY`).
 */
import { Base32Error, base32FromBytes, bytesFromBase32 } from './base32.ts';
import { type KeySentences, SaidError } from './key-sentences/said-error.ts';

/** How codes are made: from the time, from a counter, or as Steam does. */
export const KEY_TYPES = ['totp', 'hotp', 'steam'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

export const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** What every key URI carries, whatever its type. */
interface KeyUriCommon {
  /** Who issued the key ("GitHub"). Empty if the URI names no issuer. */
  issuer: string;
  /** Whose account it is ("ann@example.com"). May be empty: some sites leave it out. */
  account: string;
  /** The issuer in the label, kept only where it disagrees with the `issuer` parameter (which wins). */
  labelIssuer?: string;
  /** The key, canonical: upper-case Base32 without padding (RFC 4648 §6). */
  secret: string;
  algorithm: Algorithm;
  /** Parameters this format does not define, in order, kept so that nothing is lost on the way through. */
  extra: readonly (readonly [name: string, value: string])[];
}

/** Time-based (RFC 6238): a new code each `period` seconds. */
export interface TotpKeyUri extends KeyUriCommon {
  type: 'totp';
  /** Length of the code, 6 to 10. */
  digits: number;
  /** Length of a time step, in seconds. */
  period: number;
}

/** Counter-based (RFC 4226): a new code each time one is asked for. */
export interface HotpKeyUri extends KeyUriCommon {
  type: 'hotp';
  /** Length of the code, 6 to 10. */
  digits: number;
  /** The moving factor the next code is made from. */
  counter: number;
}

/** Steam Guard: RFC 6238 up to the 31-bit number, then five letters of Steam's own alphabet. */
export interface SteamKeyUri extends KeyUriCommon {
  type: 'steam';
  algorithm: 'SHA1';
  digits: 5;
  period: 30;
}

export type KeyUri = TotpKeyUri | HotpKeyUri | SteamKeyUri;

/** Defaults of the Key URI Format, and the bounds read here. */
export const KEY_URI_DEFAULTS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
export const MIN_DIGITS = 6;
export const MAX_DIGITS = 10;
/** A period is any whole number of seconds; the bound keeps arithmetic on milliseconds exact. */
export const MAX_PERIOD = 2 ** 32 - 1;
/** Longest text read as a key URI, in UTF-16 units. The largest QR holds 4,296 characters. */
export const MAX_KEY_URI_LENGTH = 16_384;

/** The part of a key URI a fault lies in. */
export type KeyUriParameter =
  | 'uri'
  | 'scheme'
  | 'type'
  | 'label'
  | 'secret'
  | 'issuer'
  | 'algorithm'
  | 'digits'
  | 'period'
  | 'counter'
  | 'encoder';

/** A text that is no usable key URI. `message` is one sentence for people; it never holds the key. */
export class KeyUriError extends SaidError {
  override name = 'KeyUriError';
  readonly parameter: KeyUriParameter;

  constructor(
    parameter: KeyUriParameter,
    sentence: (say: KeySentences['keyUri'], all: KeySentences) => string,
  ) {
    super((all) => sentence(all.keyUri, all));
    this.parameter = parameter;
  }
}

const KNOWN = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'] as const;
type KnownName = (typeof KNOWN)[number];

/**
 * Reads a key URI.
 *
 * Forgiving where apps in the field differ without doubt about the meaning (case, spaces and padding in the
 * key, `SHA-256`, `HmacSHA256`, `+` for a space in a parameter), strict where a guess could make wrong codes.
 *
 * @throws KeyUriError naming the parameter that is wrong; nothing else, whatever the input
 */
export function parseKeyUri(text: string): KeyUri {
  if (typeof text !== 'string') throw new KeyUriError('uri', (say) => say.noText);
  const trimmed = text.trim();
  if (trimmed.length > MAX_KEY_URI_LENGTH) {
    throw new KeyUriError('uri', (say) => say.tooLong(trimmed.length));
  }

  const bareSteam = /^steam:\/\/([^/?#]*)\/?$/i.exec(trimmed);
  if (bareSteam) {
    return steam({ issuer: 'Steam', account: '', secret: readSecret(bareSteam[1] ?? ''), extra: [] });
  }

  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?(?:#.*)?$/is.exec(trimmed);
  if (!parts) {
    throw new KeyUriError('scheme', (say) => say.notOne);
  }
  const [, scheme = '', host = '', rawLabel = '', rawQuery = ''] = parts;
  if (scheme.toLowerCase() !== 'otpauth') {
    throw new KeyUriError('scheme', (say) => say.otherScheme(clip(scheme)));
  }

  const { known, extra } = readQuery(rawQuery);
  const type = readType(host, known.get('encoder'));
  const names = readLabel(rawLabel, known.get('issuer'));
  const secretText = known.get('secret');
  if (secretText === undefined) {
    throw new KeyUriError('secret', (say) => say.noSecret);
  }
  const common = { ...names, secret: readSecret(secretText), extra };

  if (type === 'steam') {
    // Steam fixes the algorithm, length and period; writers disagree on what they put there. None of it counts.
    return steam(common);
  }
  const algorithm = readAlgorithm(known.get('algorithm'));
  const digits =
    readInteger('digits', known.get('digits'), MIN_DIGITS, MAX_DIGITS) ?? KEY_URI_DEFAULTS.digits;
  if (type === 'hotp') {
    const counter = readInteger('counter', known.get('counter'), 0, Number.MAX_SAFE_INTEGER);
    if (counter === undefined) {
      throw new KeyUriError('counter', (say) => say.noCounter);
    }
    return { type, ...common, algorithm, digits, counter };
  }
  const period = readInteger('period', known.get('period'), 1, MAX_PERIOD) ?? KEY_URI_DEFAULTS.period;
  return { type, ...common, algorithm, digits, period };
}

/**
 * Writes a key URI that every authenticator reads: the issuer in the label and as a parameter, spaces as `%20`
 * (never `+`, which some apps show), defaults written out, unknown parameters last.
 *
 * `parseKeyUri(formatKeyUri(k))` is `k` again for every `k` that `parseKeyUri` can return.
 */
export function formatKeyUri(key: KeyUri): string {
  const labelIssuer = key.labelIssuer ?? key.issuer;
  const label = labelIssuer === '' ? encode(key.account) : `${encode(labelIssuer)}:${encode(key.account)}`;

  const query: [string, string][] = [['secret', key.secret]];
  // An account with a colon and no issuer would read as "issuer:account"; an empty issuer parameter says it is not.
  if (key.issuer !== '' || key.account.includes(':')) query.push(['issuer', key.issuer]);
  query.push(['algorithm', key.algorithm], ['digits', String(key.digits)]);
  if (key.type === 'hotp') query.push(['counter', String(key.counter)]);
  else query.push(['period', String(key.period)]);
  if (key.type === 'steam') query.push(['encoder', 'steam']);
  for (const [name, value] of key.extra) query.push([name, value]);

  const host = key.type === 'steam' ? 'totp' : key.type;
  return `otpauth://${host}/${label}?${query.map(([n, v]) => `${encode(n)}=${encode(v)}`).join('&')}`;
}

/** Whether a text announces itself as a key URI, right or wrong. */
export function looksLikeKeyUri(text: string): boolean {
  return /^\s*(otpauth|steam):\/\//i.test(text);
}

function steam(common: Omit<KeyUriCommon, 'algorithm'>): SteamKeyUri {
  return { type: 'steam', ...common, algorithm: 'SHA1', digits: 5, period: 30 };
}

function readType(host: string, encoder: string | undefined): KeyUri['type'] {
  const type = host.toLowerCase();
  if (type !== 'totp' && type !== 'hotp' && type !== 'steam') {
    throw new KeyUriError('type', (say) => say.unknownType(clip(host)));
  }
  if (encoder === undefined || type === 'steam') return type;
  if (encoder.toLowerCase() !== 'steam' || type === 'hotp') {
    throw new KeyUriError('encoder', (say) => say.unknownEncoder(clip(encoder)));
  }
  return 'steam';
}

/** Splits the query into the parameters this format defines, each at most once, and the rest in order. */
function readQuery(query: string): { known: Map<KnownName, string>; extra: [string, string][] } {
  const known = new Map<KnownName, string>();
  const extra: [string, string][] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals < 0 ? pair : pair.slice(0, equals);
    const rawValue = equals < 0 ? '' : pair.slice(equals + 1);
    // RFC 3986 gives "+" no meaning, but Android and every form encoder read it as a space here.
    const name = decode(rawName.replaceAll('+', ' '), 'uri');
    const knownName = KNOWN.find((candidate) => candidate === name.toLowerCase());
    const value = decode(rawValue.replaceAll('+', ' '), knownName ?? 'uri');
    if (!knownName) {
      extra.push([name, value]);
    } else if (known.has(knownName)) {
      throw new KeyUriError(knownName, (say) => say.twice(knownName));
    } else {
      known.set(knownName, value);
    }
  }
  return { known, extra };
}

/**
 * Label rules of the Key URI Format: `issuer ":" spaces account`, the colon literal or `%3A`, and the `issuer`
 * parameter stronger than the label's prefix.
 */
function readLabel(
  rawLabel: string,
  issuerParameter: string | undefined,
): Pick<KeyUriCommon, 'issuer' | 'account' | 'labelIssuer'> {
  const label = decode(rawLabel, 'label').trim();
  const issuer = issuerParameter?.trim();
  if (issuer === '') return { issuer, account: label };
  // An issuer with a colon in it splits a label at the wrong place unless the parameter says where it ends.
  if (issuer !== undefined && label.startsWith(`${issuer}:`)) {
    return { issuer, account: label.slice(issuer.length + 1).trim() };
  }
  const colon = label.indexOf(':');
  if (colon < 0) return { issuer: issuer ?? '', account: label };

  const labelIssuer = label.slice(0, colon).trim();
  const account = label.slice(colon + 1).trim();
  if (issuer === undefined) return { issuer: labelIssuer, account };
  return labelIssuer === '' || labelIssuer === issuer
    ? { issuer, account }
    : { issuer, account, labelIssuer };
}

function readSecret(text: string): string {
  try {
    return base32FromBytes(bytesFromBase32(text));
  } catch (error) {
    if (error instanceof Base32Error)
      throw new KeyUriError('secret', (say, all) => say.badSecret(error.in(all)));
    throw error;
  }
}

function readAlgorithm(text: string | undefined): Algorithm {
  if (text === undefined) return KEY_URI_DEFAULTS.algorithm;
  switch (text.toUpperCase().replace(/^HMAC/, '').replaceAll(/[-_]/g, '')) {
    case 'SHA1':
      return 'SHA1';
    case 'SHA256':
      return 'SHA256';
    case 'SHA512':
      return 'SHA512';
    default:
      throw new KeyUriError('algorithm', (say) => say.unknownAlgorithm(clip(text)));
  }
}

function readInteger(
  name: 'digits' | 'period' | 'counter',
  text: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new KeyUriError(name, (say) => say.badNumber(name, clip(text), min, max));
  }
  return value;
}

function decode(text: string, parameter: KeyUriParameter): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new KeyUriError(parameter, (say) => say.badPercent(parameter));
  }
}

/** Percent-encodes everything but RFC 3986 unreserved characters; lone surrogates become U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Shortens foreign text before it goes into a sentence. */
function clip(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
