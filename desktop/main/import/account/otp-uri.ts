/**
 * Key URIs from other apps' exports. shared/key-uri.ts reads a site's key URI and refuses unclear ones. This reader takes
 * the same parts and is tolerant, because exports contain mistakes. The collector reports each unusable entry.
 */
import { type KeyUriParts, type KnownParameter, keyUriParts } from '../../../../shared/key-uri-parts.ts';
import { decodePercent } from '../../../../shared/percent.ts';
import type { RawEntry } from './collector.ts';

export function isOtpUri(text: string): boolean {
  return /^["'\s]*(?:(?:apple-)?otpauth|steam|motp):\/\//i.test(text);
}

/** Returns the entry of a key URI; `undefined` for any other text. */
export function readOtpUri(text: string): RawEntry | undefined {
  const parts = keyUriParts(text);
  if (!parts) return undefined;
  const { scheme, host, known } = parts;
  if (scheme === 'steam') return { type: 'steam', issuer: 'Steam', secret: host };
  // Mobile-OTP has names in the place of a host: motp://ISSUER:NAME?secret=…
  if (scheme === 'motp') return { type: 'motp', ...splitLabel(motpNames(text)), secret: '' };
  if (scheme !== 'otpauth' && scheme !== 'apple-otpauth') return undefined;

  const one = (name: KnownParameter) => firstValue(known.get(name));
  const names = namesOf(parts);
  const parameters = [...parts.extra, ...repeatedOnes(parts)];
  const type = one('encoder')?.toLowerCase() === 'steam' ? 'steam' : host;
  return {
    type: type === 'totp' && isSteam(names.issuer, one('digits')) ? 'steam' : type,
    ...names,
    secret: one('secret') ?? '',
    algorithm: one('algorithm'),
    digits: one('digits'),
    period: one('period'),
    counter: one('counter'),
    ...(parameters.length > 0 && { parameters }),
  };
}

/** Whether it is a Steam key: five digits and the issuer "Steam". WinAuth and FreeOTP have no other mark. */
function isSteam(issuer: string | undefined, digits: string | undefined): boolean {
  return issuer?.toLowerCase() === 'steam' && digits === '5';
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
  if (issuer === undefined || issuer === '') return splitLabel(label);
  // The issuer may contain a colon, which would split the label in the wrong place.
  if (label.toLowerCase().startsWith(`${issuer.toLowerCase()}:`)) {
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
