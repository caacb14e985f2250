/**
 * Key URIs from other apps' exports. shared/key-uri.ts reads a site's key URI and refuses unclear ones. This reader is
 * tolerant, because exports contain mistakes. The collector reports each unusable entry.
 */
import type { RawEntry } from './collector.ts';

export function isOtpUri(text: string): boolean {
  return /^["'\s]*(?:otpauth:\/\/|steam:\/\/|motp:\/\/)/i.test(text);
}

const KNOWN = new Set(['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder']);

/** Returns the entry of a key URI; `undefined` for any other text. */
export function readOtpUri(text: string): RawEntry | undefined {
  const uri = unquoted(text.trim());
  const bareSteam = /^steam:\/\/([^/?#]*)/i.exec(uri);
  if (bareSteam) return { type: 'steam', issuer: 'Steam', secret: decode(bareSteam[1] ?? '') };

  const parts = /^([a-z]+):\/\/([^/?]*)\/?(.*)$/is.exec(uri);
  const [, scheme = '', host = '', rest = ''] = parts ?? [];
  // Mobile-OTP has no host: motp://ISSUER:NAME?secret=…
  if (scheme.toLowerCase() === 'motp') return { type: 'motp', ...splitLabel(decode(host)), secret: '' };
  if (scheme.toLowerCase() !== 'otpauth') return undefined;

  const { rawLabel, query } = splitQuery(rest);
  const { known, parameters } = readQuery(query, decode(rawLabel));
  const type = known.get('encoder')?.toLowerCase() === 'steam' ? 'steam' : host.toLowerCase();
  const names = readLabel(rawLabel, known.get('issuer'));
  return {
    type: type === 'totp' && isSteam(names.issuer, known.get('digits')) ? 'steam' : type,
    ...names,
    secret: known.get('secret') ?? '',
    algorithm: known.get('algorithm'),
    digits: known.get('digits'),
    period: known.get('period'),
    counter: known.get('counter'),
    ...(parameters.length > 0 && { parameters }),
  };
}

/** Whether it is a Steam key: five digits and the issuer "Steam". WinAuth and FreeOTP have no other mark. */
function isSteam(issuer: string | undefined, digits: string | undefined): boolean {
  return issuer?.toLowerCase() === 'steam' && digits === '5';
}

/** Removes quotes: some apps write each URI as a JSON string. */
function unquoted(text: string): string {
  return /^(["'])(.*)\1,?$/s.exec(text)?.[2] ?? text;
}

/** Splits label and query. A label may contain an unescaped “?” or “#”, so the query begins before the parameters. */
function splitQuery(rest: string): { rawLabel: string; query: string } {
  for (let at = rest.indexOf('?'); at >= 0; at = rest.indexOf('?', at + 1)) {
    const query = rest.slice(at + 1);
    if (/(?:^|&)secret=/i.test(query)) return { rawLabel: rest.slice(0, at), query: withoutFragment(query) };
  }
  const [rawLabel = '', query = ''] = rest.split('?', 2);
  return { rawLabel, query: withoutFragment(query) };
}

function withoutFragment(query: string): string {
  const hash = query.indexOf('#');
  return hash < 0 || query.slice(hash).includes('&') ? query : query.slice(0, hash);
}

function readQuery(query: string, label: string) {
  const known = new Map<string, string>();
  const parameters: [string, string][] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const raw = equals < 0 ? '' : pair.slice(equals + 1);
    const value = decodePlus(raw, label);
    const lower = name.toLowerCase();
    if (!KNOWN.has(lower) || known.has(lower)) parameters.push([name, value]);
    // For an absent parameter, some apps write no value or “null”.
    else if (lower === 'issuer' || (value !== '' && value !== 'null')) known.set(lower, value);
  }
  if (known.get('issuer') === 'null') known.delete('issuer');
  return { known, parameters };
}

/** Decodes “+”: a space in form encoding, a plus in other apps. The same text in the label decides. */
function decodePlus(raw: string, label: string): string {
  if (!raw.includes('+')) return decode(raw);
  const literal = decode(raw);
  return label.startsWith(`${literal}:`) ? literal : decode(raw.replaceAll('+', ' '));
}

function readLabel(rawLabel: string, issuerParameter: string | undefined) {
  const label = decode(rawLabel).trim();
  const issuer = issuerParameter?.trim();
  if (issuer === '' && !rawLabel.includes(':')) return { issuer, name: label };
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

/** Decodes percent escapes. Invalid escapes stay as they are. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
      try {
        return decodeURIComponent(escapes);
      } catch {
        return escapes;
      }
    });
  }
}
