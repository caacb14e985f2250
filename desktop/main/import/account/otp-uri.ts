/**
 * Key URIs from other apps' exports. shared/key-uri.ts reads a site's key URI and refuses unclear ones. This reader takes
 * the same parts and is tolerant, because exports contain mistakes. The collector reports each unusable entry.
 */
import {
  type KeyUriParts,
  type KnownParameter,
  keyUriParts,
  withoutWrapping,
} from '../../../../shared/key-uri-parts.ts';
import { remarksOn } from '../../../../shared/key-uri-remarks.ts';
import { decodePercent } from '../../../../shared/percent.ts';
import { repeatsIssuer } from '../../../../shared/repeats-issuer.ts';
import { sentences } from '../../texts/texts.ts';
import type { Collector, RawEntry } from './collector.ts';

export function isOtpUri(text: string): boolean {
  return /^["'\s]*(?:(?:apple-)?otpauth|steam|motp):\/\//i.test(text);
}

/**
 * Adds the account of a key URI, or reports the text. What is reported is kept as it stands.
 *
 * @param mayGoOn whether what follows in the text may belong to the key
 */
export function addUri(collector: Collector, uri: string, mayGoOn = false): void {
  const entry = readOtpUri(uri);
  const cutOff = mayGoOn ? [sentences().keys.keyUri.remark.mayGoOn] : [];
  if (entry) collector.add({ ...entry, doubts: [...(entry.doubts ?? []), ...cutOff] }, { uri });
  else collector.refuse({}, sentences().importEntry.noUri, { uri });
}

/** Returns the entry of a key URI; `undefined` for any other text. */
export function readOtpUri(text: string): RawEntry | undefined {
  const parts = keyUriParts(text);
  if (!parts) return undefined;
  const { scheme, host, known } = parts;
  if (scheme === 'steam') return { type: 'steam', issuer: 'Steam', secret: steamSecret(text) };
  // Mobile-OTP has names in the place of a host: motp://ISSUER:NAME?secret=…
  if (scheme === 'motp') return { type: 'motp', ...splitLabel(motpNames(text)), secret: '' };
  if (scheme !== 'otpauth' && scheme !== 'apple-otpauth') return undefined;

  const one = (name: KnownParameter) => firstValue(known.get(name));
  const names = namesOf(parts);
  const others = parts.extra.filter(([name, value]) => name !== 'steam' || value !== '');
  const parameters = [...others, ...repeatedOnes(parts)];
  const doubts = remarksOn(others).filter(({ doubtful }) => doubtful);
  return {
    type: host === 'totp' && isSteam(parts, names.issuer) ? 'steam' : host,
    ...names,
    secret: one('secret') ?? '',
    algorithm: one('algorithm'),
    digits: one('digits'),
    period: one('period'),
    counter: one('counter'),
    ...(parameters.length > 0 && { parameters }),
    ...(doubts.length > 0 && { doubts: doubts.map((remark) => remark.in(sentences().keys)) }),
  };
}

/**
 * Whether it is a Steam key. KeePassXC and Ente write an encoder. Stratum writes “&steam”, or for the issuer “Steam” no
 * mark and no digits. WinAuth and FreeOTP write that issuer and five digits. Steam has no codes of other kinds.
 */
function isSteam({ known, extra }: KeyUriParts, issuer: string | undefined): boolean {
  if (firstValue(known.get('encoder'))?.toLowerCase() === 'steam') return true;
  if (extra.some(([name, value]) => name === 'steam' && value === '')) return true;
  const digits = firstValue(known.get('digits'));
  return issuer?.toLowerCase() === 'steam' && (digits === undefined || digits === '5');
}

/** Returns the first value. For an absent parameter, some apps write no value or “null”. */
function firstValue(values: readonly string[] = []): string | undefined {
  return values.find((value) => value !== '' && value !== 'null');
}

/** Returns further values of parameters that the format defines, so that they are kept. */
function repeatedOnes({ known }: KeyUriParts): [string, string][] {
  return [...known].flatMap(([name, values]) => {
    const used = name === 'issuer' ? 0 : values.indexOf(firstValue(values) ?? '');
    return values
      .filter((value, at) => at > used && value !== '' && value !== 'null')
      .map((value): [string, string] => [name, value]);
  });
}

function namesOf({ label, hasOpenColon, known }: KeyUriParts) {
  const [stated] = known.get('issuer') ?? [];
  const issuer = stated === 'null' ? undefined : stated;
  if (issuer === '' && !hasOpenColon) return { issuer, name: label };
  if (issuer === undefined || issuer === '') {
    const split = splitLabel(label);
    // An app that writes “null” for one absent name writes it for the other.
    return stated === 'null' ? { issuer: withoutNull(split.issuer), name: withoutNull(split.name) } : split;
  }
  if (label === issuer) return { issuer, name: label };
  // The issuer may contain a colon, which would split the label in the wrong place.
  if (repeatsIssuer(label, issuer)) {
    const prefix = label.slice(0, issuer.length);
    return {
      issuer,
      name: label.slice(issuer.length + 1).trim(),
      ...(prefix !== issuer && { labelIssuer: prefix }),
    };
  }
  const split = splitLabel(label);
  if (split.issuer === '') return { issuer, name: split.name };
  return { issuer, name: split.name, ...(split.issuer !== issuer && { labelIssuer: split.issuer }) };
}

function withoutNull(name: string): string {
  return name === 'null' ? '' : name;
}

/** Splits “issuer:name” at the first colon. Without a colon, the label is the name. */
export function splitLabel(label: string): { issuer: string; name: string } {
  const colon = label.indexOf(':');
  if (colon < 0) return { issuer: '', name: label.trim() };
  return { issuer: label.slice(0, colon).trim(), name: label.slice(colon + 1).trim() };
}

/** Returns the names with their letter case, which a host does not have. */
function motpNames(text: string): string {
  return decodePercent(/motp:\/*([^?]*)/i.exec(text)?.[1] ?? '');
}

/** The characters of Steam's keys, which have 20 bytes, in Base32. */
const STEAM_KEY_LENGTH = 32;

/**
 * Returns the key of `steam://KEY`, which has its letter case, unlike a host. Bitwarden writes Base32. Proton
 * Authenticator and steamguard-cli write Base64, as Steam does.
 */
function steamSecret(text: string): string | Uint8Array {
  const written = withoutWrapping(text).replace(/^[^/]*\/\/|[?#][\s\S]*$/g, '');
  const key = decodePercent(written).replace(/[\s-]/g, '');
  const base32 = key.replace(/\/+$/, '');
  const isOneCase = /^(?:[A-Z2-7]+|[a-z2-7]+)=*$/.test(base32);
  if (isOneCase || (/^[A-Z2-7]+$/i.test(base32) && base32.length === STEAM_KEY_LENGTH)) return base32;
  const isBase64 = /^[A-Z0-9+/]+={0,2}$/i.test(key) && key.replace(/=+$/, '').length % 4 !== 1;
  return isBase64 ? Buffer.from(key, 'base64') : key;
}
