/**
 * Key URIs: the `otpauth://` text inside an enrolment QR code.
 *
 * Source: the Key URI Format (google-authenticator wiki), and the Steam spellings in use (`otpauth://steam/…`,
 * `…&encoder=steam`, and `steam://KEY`).
 */
import { Base32Error, base32FromBytes, bytesFromBase32 } from './base32.ts';
import { type KeySentences, SaidError } from './key-sentences/said-error.ts';
import { type KeyUriParts, type KnownParameter, keyUriParts } from './key-uri-parts.ts';
import { type KeyUriRemark, remark, remarksOn } from './key-uri-remarks.ts';
import { holdsKeyLink, quotable } from './quotable.ts';

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

export interface ReadKeyUri {
  key: KeyUri;
  remarks: readonly KeyUriRemark[];
}

/**
 * Reads a key URI. docs/key-uri.md lists what is forgiven and why.
 *
 * @throws KeyUriError with the wrong parameter; nothing else, for any input
 */
export function parseKeyUri(text: string): KeyUri {
  return readKeyUri(text).key;
}

/**
 * Reads a key URI, and says what was in it and not used.
 *
 * Forgiving where apps in the field differ without doubt about the meaning, strict where a guess could make wrong codes.
 * A parameter that is there and not understood is an error or a remark, never a default in silence.
 *
 * @throws KeyUriError naming the parameter that is wrong; nothing else, whatever the input
 */
export function readKeyUri(text: string): ReadKeyUri {
  if (typeof text !== 'string') throw new KeyUriError('uri', (say) => say.noText);
  const { length } = text.trim();
  if (length > MAX_KEY_URI_LENGTH) throw new KeyUriError('uri', (say) => say.tooLong({ characters: length }));
  const parts = keyUriParts(text);
  if (!parts) throw new KeyUriError('scheme', (say) => say.notOne);
  if (isBareSteam(parts)) {
    const key = steam({ issuer: 'Steam', account: '', secret: readSecret(parts.host), extra: [] });
    return { key, remarks: [] };
  }
  if (!OUR_SCHEMES.includes(parts.scheme)) {
    throw new KeyUriError('scheme', (say) => say.otherScheme({ scheme: quotable(parts.scheme) }));
  }
  return readParts(parts);
}

/** Apple's passwords open links with a scheme of their own. */
const OUR_SCHEMES = ['otpauth', 'apple-otpauth'];

/**
 * `steam://` also opens pages and games (`steam://friends`): only what is long enough to be a key is one. Some apps write
 * the key in Base64, which mixes large and small letters. In Base32 it would be another key, so it is none here; the
 * 32 characters of a key in Base32 may be mixed.
 */
function isBareSteam({ scheme, writtenHost, label, known }: KeyUriParts): boolean {
  const isKey = /^(?:[A-Z2-7]{16,}=*|[a-z2-7]{16,}=*|[A-Za-z2-7]{32})$/.test(writtenHost);
  return scheme === 'steam' && isKey && label === '' && known.size === 0;
}

function readParts({ host, label, known, extra }: KeyUriParts): ReadKeyUri {
  const remarks = remarksOn(extra);
  const one = (name: KnownParameter) => oneValue(name, known.get(name));
  const optional = (name: 'algorithm' | 'digits' | 'period') => {
    const value = one(name);
    if (value !== '') return value;
    remarks.push(
      remark(({ remark: say }) => say.empty({ parameter: name, used: KEY_URI_DEFAULTS[name] }), true),
    );
    return undefined;
  };
  const type = readType(host, one('encoder'));
  const names = withoutKeys(readLabel(label, one('issuer')), remarks);
  const secretText = one('secret');
  if (secretText === undefined) {
    throw new KeyUriError('secret', (say) => say.noSecret);
  }
  const common = { ...names, secret: readSecret(secretText), extra };

  // Steam fixes the algorithm, length and period. Sites write different values there, so they are ignored.
  if (type === 'steam') return { key: steam(common), remarks };
  if (type === 'totp' && isSteamIssuer(names)) {
    const given = one('digits') || undefined;
    if (given === undefined || given === '5') {
      remarks.push(remark(({ remark: say }) => say.steam));
      return { key: steam(common), remarks };
    }
    const length = readInteger('digits', given, MIN_DIGITS, MAX_DIGITS);
    remarks.push(remark(({ remark: say }) => say.noSteam({ digits: length }), true));
  }
  const algorithm = readAlgorithm(optional('algorithm'));
  const digits = optionalInteger('digits', optional('digits'), MIN_DIGITS, MAX_DIGITS);
  if (type === 'hotp') {
    const counter = one('counter');
    if (counter === undefined || counter === '') {
      throw new KeyUriError('counter', (say) => say.noCounter);
    }
    const value = readInteger('counter', counter, 0, Number.MAX_SAFE_INTEGER);
    return { key: { type, ...common, algorithm, digits, counter: value }, remarks };
  }
  const counter = one('counter');
  if (counter !== undefined && Number(counter) !== 0) {
    remarks.push(remark(({ remark: say }) => say.counterUnused, true));
  }
  const period = optionalInteger('period', optional('period'), 1, MAX_PERIOD);
  return { key: { type, ...common, algorithm, digits, period }, remarks };
}

/** The issuer of Steam's own key URIs, which leave the five characters unsaid. No other site has this name. */
function isSteamIssuer({ issuer, labelIssuer }: Pick<KeyUriCommon, 'issuer' | 'labelIssuer'>): boolean {
  return /^steam$/i.test(issuer) && (labelIssuer === undefined || /^steam$/i.test(labelIssuer));
}

/** Encoded twice, a whole key URI has ended up in a label. A name is shown in many places; a key is in none. */
function withoutKeys<T extends Pick<KeyUriCommon, 'issuer' | 'account' | 'labelIssuer'>>(
  names: T,
  remarks: KeyUriRemark[],
): T {
  if (!Object.values(names).some((name) => name !== undefined && holdsKeyLink(name))) return names;
  remarks.push(remark(({ remark: say }) => say.keyInName));
  const { labelIssuer, ...rest } = names;
  const clean = (name: string) => (holdsKeyLink(name) ? '' : name);
  return { ...rest, issuer: clean(names.issuer), account: clean(names.account) } as T;
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
  const parts = keyUriParts(text.slice(0, MAX_KEY_URI_LENGTH));
  return parts !== undefined && (OUR_SCHEMES.includes(parts.scheme) || isBareSteam(parts));
}

function steam(common: Omit<KeyUriCommon, 'algorithm'>): SteamKeyUri {
  return { type: 'steam', ...common, algorithm: 'SHA1', digits: 5, period: 30 };
}

function readType(type: string, encoder: string | undefined): KeyUri['type'] {
  if (type !== 'totp' && type !== 'hotp' && type !== 'steam') {
    throw new KeyUriError('type', (say) => say.unknownType({ type: quotable(type) }));
  }
  if (encoder === undefined || encoder === '' || type === 'steam') return type;
  if (encoder.toLowerCase() !== 'steam' || type === 'hotp') {
    throw new KeyUriError('encoder', (say) => say.unknownEncoder({ encoder: quotable(encoder) }));
  }
  return 'steam';
}

/** Letter case, spaces and padding make no difference in a key, an algorithm or a number. */
function asRead(name: KnownParameter, value: string): string {
  return name === 'issuer' ? value : value.replaceAll(/[\s\p{Cf}=-]/gu, '').toUpperCase();
}

/** A parameter that is there twice is one if both say the same. */
function oneValue(name: KnownParameter, values: readonly string[] = []): string | undefined {
  const distinct = new Map(values.map((value) => [asRead(name, value), value]));
  const [value, ...others] = [...distinct.values()];
  if (others.length > 0) throw new KeyUriError(name, (say) => say.twice({ parameter: name }));
  return value;
}

/**
 * Applies the label rules of the Key URI Format: `issuer ":" spaces account`. The colon is literal or `%3A`, and the
 * `issuer` parameter has priority over the label's prefix.
 */
function readLabel(
  label: string,
  issuer: string | undefined,
): Pick<KeyUriCommon, 'issuer' | 'account' | 'labelIssuer'> {
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
      throw new KeyUriError('secret', (say, all) => say.badSecret({ why: error.in(all) }));
    throw error;
  }
}

function readAlgorithm(text: string | undefined): Algorithm {
  if (text === undefined) return KEY_URI_DEFAULTS.algorithm;
  const written = text.toUpperCase();
  switch (
    written
      .replaceAll(/[-_\s]/g, '')
      .replace(/^HMAC/, '')
      .replace(/^SHA2(?=256|512)/, 'SHA')
  ) {
    case 'SHA1':
      return 'SHA1';
    case 'SHA256':
      return 'SHA256';
    case 'SHA512':
      return 'SHA512';
    default:
      throw new KeyUriError('algorithm', (say) => say.unknownAlgorithm({ algorithm: quotable(text) }));
  }
}

/** @returns the default of the format for a parameter that is not there */
function optionalInteger(
  name: 'digits' | 'period',
  text: string | undefined,
  min: number,
  max: number,
): number {
  return text === undefined ? KEY_URI_DEFAULTS[name] : readInteger(name, text, min, max);
}

function readInteger(name: 'digits' | 'period' | 'counter', text: string, min: number, max: number): number {
  const [, whole] = /^([0-9]{1,16})(?:\.0+)?$/.exec(text) ?? [];
  const value = Number(whole);
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new KeyUriError(name, (say) => say.badNumber({ parameter: name, value: quotable(text), min, max }));
  }
  return value;
}

/** Percent-encodes everything except RFC 3986 unreserved characters. Lone surrogates become U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
