/**
 * Key URIs: the `otpauth://` text inside an enrolment QR code.
 *
 * Source: the Key URI Format (google-authenticator wiki), and the Steam spellings in use (`otpauth://steam/…`,
 * `…&encoder=steam`, and `steam://KEY`).
 */
import { Base32Error, base32FromBytes, bytesFromBase32 } from './base32.ts';
import { type KeySentences, SaidError } from './key-sentences/said-error.ts';

/** How codes are made: from the time, from a counter, or Steam's way. */
export const KEY_TYPES = ['totp', 'hotp', 'steam'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

export const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** The parts of every key URI. */
interface KeyUriCommon {
  /** Who issued the key ("GitHub"). Empty if the URI names no issuer. */
  issuer: string;
  /** Whose account it is ("ann@example.com"). May be empty, because some sites omit it. */
  account: string;
  /** The issuer in the label, kept only if it differs from the `issuer` parameter, which has priority. */
  labelIssuer?: string;
  /** The key in canonical form: upper-case Base32 without padding (RFC 4648 §6). */
  secret: string;
  algorithm: Algorithm;
  /** Parameters that the format does not define, in order. They are kept so that nothing is lost. */
  extra: readonly (readonly [name: string, value: string])[];
}

/** Time-based (RFC 6238): a new code every `period` seconds. */
export interface TotpKeyUri extends KeyUriCommon {
  type: 'totp';
  /** Length of the code, 6 to 10. */
  digits: number;
  /** Length of a time step, in seconds. */
  period: number;
}

/** Counter-based (RFC 4226): a new code for each request. */
export interface HotpKeyUri extends KeyUriCommon {
  type: 'hotp';
  /** Length of the code, 6 to 10. */
  digits: number;
  /** The moving factor of the next code. */
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

/** The defaults of the Key URI Format, and the limits of this parser. */
export const KEY_URI_DEFAULTS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
export const MIN_DIGITS = 6;
export const MAX_DIGITS = 10;
/** Maximum period, in seconds. It keeps arithmetic on milliseconds exact. */
export const MAX_PERIOD = 2 ** 32 - 1;
/** Maximum length of a key URI, in UTF-16 units. The largest QR code contains 4,296 characters. */
export const MAX_KEY_URI_LENGTH = 16_384;

/** The part of a key URI with the error. */
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

/** A text is not a usable key URI. `message` is one sentence for users and never contains the key. */
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
 * Accepts variants whose meaning is certain: case, spaces and padding in the key, `SHA-256`, `HmacSHA256`, and `+` for
 * a space in a parameter. Refuses everything where a guess could make wrong codes.
 *
 * @throws KeyUriError with the wrong parameter; nothing else, for any input
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
    // Steam fixes the algorithm, length and period. Sites write different values there, so they are ignored.
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
 * Writes a key URI that every authenticator can read: the issuer in the label and as a parameter, spaces as `%20` (some
 * apps show a `+`), all defaults, unknown parameters last.
 *
 * `parseKeyUri(formatKeyUri(k))` equals `k` for every `k` that `parseKeyUri` can return.
 */
export function formatKeyUri(key: KeyUri): string {
  const labelIssuer = key.labelIssuer ?? key.issuer;
  const label = labelIssuer === '' ? encode(key.account) : `${encode(labelIssuer)}:${encode(key.account)}`;

  const query: [string, string][] = [['secret', key.secret]];
  // Without an issuer, an account with a colon would read as "issuer:account". An empty issuer parameter prevents that.
  if (key.issuer !== '' || key.account.includes(':')) query.push(['issuer', key.issuer]);
  query.push(['algorithm', key.algorithm], ['digits', String(key.digits)]);
  if (key.type === 'hotp') query.push(['counter', String(key.counter)]);
  else query.push(['period', String(key.period)]);
  if (key.type === 'steam') query.push(['encoder', 'steam']);
  for (const [name, value] of key.extra) query.push([name, value]);

  const host = key.type === 'steam' ? 'totp' : key.type;
  return `otpauth://${host}/${label}?${query.map(([n, v]) => `${encode(n)}=${encode(v)}`).join('&')}`;
}

/** Returns whether a text starts like a key URI, valid or not. */
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

/** Splits the query into the parameters that the format defines, each at most once, and the others in order. */
function readQuery(query: string): { known: Map<KnownName, string>; extra: [string, string][] } {
  const known = new Map<KnownName, string>();
  const extra: [string, string][] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals < 0 ? pair : pair.slice(0, equals);
    const rawValue = equals < 0 ? '' : pair.slice(equals + 1);
    // In RFC 3986, "+" is an ordinary character, but Android and every form encoder read it as a space here.
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
 * Applies the label rules of the Key URI Format: `issuer ":" spaces account`. The colon is literal or `%3A`, and the
 * `issuer` parameter has priority over the label's prefix.
 */
function readLabel(
  rawLabel: string,
  issuerParameter: string | undefined,
): Pick<KeyUriCommon, 'issuer' | 'account' | 'labelIssuer'> {
  const label = decode(rawLabel, 'label').trim();
  const issuer = issuerParameter?.trim();
  if (issuer === '') return { issuer, account: label };
  // A colon inside the issuer makes the label ambiguous. The parameter says where the issuer ends.
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

/** Percent-encodes everything except RFC 3986 unreserved characters. Lone surrogates become U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Shortens untrusted text before it is quoted. */
function clip(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
