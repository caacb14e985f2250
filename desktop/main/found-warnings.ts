/** What a person should know about a key before saving it. */
import { bytesFromBase32 } from '../../shared/base32.ts';
import { KEY_URI_DEFAULTS, type KeyUri } from '../../shared/key-uri.ts';

/** RFC 4226 §4, R6: the shared secret must be at least 128 bits. */
const MIN_KEY_BITS = 128;

export interface Advice {
  warnings: string[];
  /** Whether the key is worth adding without a second thought. */
  selected: boolean;
}

/** @param known keys to compare with: those in the vault, and those found before this one */
export function adviseOn(key: KeyUri, known: readonly KeyUri[]): Advice {
  const warnings: string[] = [];
  let selected = true;

  const sameKey = known.filter((other) => makesSameCodes(key, other));
  if (sameKey.some((other) => hasSameName(key, other))) {
    warnings.push('You have this account already, with the same key.');
    selected = false;
  } else if (sameKey[0]) {
    warnings.push(`Same key as your “${nameOf(sameKey[0])}”.`);
  } else if (known.some((other) => hasSameName(key, other))) {
    warnings.push('You have an account of this name with another key. Adding this one keeps both.');
  }

  if (key.labelIssuer !== undefined) {
    warnings.push(
      `The code names two issuers, “${key.issuer}” and “${key.labelIssuer}”. The first is used; add it only if you know both.`,
    );
  }
  const unusual = unusualParameters(key);
  if (unusual.length > 0) {
    warnings.push(`Less common: ${unusual.join(', ')}. Countersign supports it; some other apps do not.`);
  }
  const bits = bytesFromBase32(key.secret).length * 8;
  if (bits < MIN_KEY_BITS) {
    warnings.push(`The key is short: ${bits} bits, where at least ${MIN_KEY_BITS} are asked for (RFC 4226).`);
  }
  return { warnings, selected };
}

/** What a person calls an account. */
function nameOf({ issuer, account }: KeyUri): string {
  if (issuer === '') return account === '' ? 'account without a name' : account;
  return account === '' ? issuer : `${issuer} (${account})`;
}

function makesSameCodes(a: KeyUri, b: KeyUri): boolean {
  return (
    a.type === b.type &&
    a.secret === b.secret &&
    a.algorithm === b.algorithm &&
    a.digits === b.digits &&
    (a.type === 'hotp' || b.type === 'hotp' || a.period === b.period)
  );
}

function hasSameName(a: KeyUri, b: KeyUri): boolean {
  const spelt = ({ issuer, account }: KeyUri) =>
    JSON.stringify([issuer, account].map((name) => name.normalize('NFC').toLowerCase()));
  return spelt(a) === spelt(b);
}

function unusualParameters(key: KeyUri): string[] {
  if (key.type === 'steam') return [];
  const unusual: string[] = [];
  if (key.algorithm !== KEY_URI_DEFAULTS.algorithm) unusual.push(key.algorithm);
  if (key.digits !== KEY_URI_DEFAULTS.digits) unusual.push(`${key.digits} digits`);
  if (key.type === 'totp' && key.period !== KEY_URI_DEFAULTS.period) {
    unusual.push(key.period === 1 ? 'a new code each second' : `a new code each ${key.period} seconds`);
  }
  return unusual;
}
