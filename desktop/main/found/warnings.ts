/** Warnings about a key, before the user saves it. */
import { bytesFromBase32 } from '../../../shared/base32.ts';
import { KEY_URI_DEFAULTS, type KeyUri } from '../../../shared/key-uri.ts';
import type { KeyUriRemark } from '../../../shared/key-uri-remarks.ts';
import { quotableName } from '../../../shared/quotable.ts';
import { hasHiddenNames } from '../../../shared/shown-names.ts';
import { functionOf } from '../accounts/duplicates.ts';
import { sentences } from '../texts/texts.ts';

/** RFC 4226 §4, R6: the shared secret must be at least 128 bits. */
const MIN_KEY_BITS = 128;

export interface Advice {
  warnings: string[];
  /** Whether the key is selected at first. */
  selected: boolean;
}

/** Keys to compare with: those in the vault, and those found earlier in this scan. */
export class KnownKeys {
  readonly #byCodes = new Map<string, KeyUri[]>();
  readonly #names = new Set<string>();

  constructor(keys: readonly KeyUri[]) {
    for (const key of keys) this.add(key);
  }

  add(key: KeyUri): void {
    const codes = functionOf(key);
    this.#byCodes.set(codes, [...(this.#byCodes.get(codes) ?? []), key]);
    this.#names.add(spellingOf(key));
  }

  /** Returns the keys that make the same codes. */
  likeIt(key: KeyUri): readonly KeyUri[] {
    return this.#byCodes.get(functionOf(key)) ?? [];
  }

  hasNameOf(key: KeyUri): boolean {
    return this.#names.has(spellingOf(key));
  }
}

/** Returns the warnings about a key. @param remarks on its key URI */
export function adviseOn(key: KeyUri, known: KnownKeys, remarks: readonly KeyUriRemark[] = []): Advice {
  const { advice, keys } = sentences();
  const warnings: string[] = remarks.map((remark) => remark.in(keys));
  let selected = !remarks.some(({ doubtful }) => doubtful);

  const sameKey = known.likeIt(key);
  if (sameKey.some((other) => spellingOf(key) === spellingOf(other))) {
    warnings.push(advice.sameAccount);
    selected = false;
  } else if (sameKey[0]) {
    warnings.push(advice.sameKey(nameOf(sameKey[0])));
  } else if (known.hasNameOf(key)) {
    warnings.push(advice.sameName);
  }

  if (key.labelIssuer !== undefined) {
    const quoted = (name: string) => quotableName(name) ?? advice.noName;
    warnings.push(advice.twoIssuers(quoted(key.issuer), quoted(key.labelIssuer)));
  }
  if (hasHiddenNames(key)) {
    warnings.push(advice.hiddenCharacters);
    selected = false;
  }
  const unusual = unusualParameters(key);
  if (unusual.length > 0) {
    warnings.push(advice.unusual(unusual));
  }
  const bits = bytesFromBase32(key.secret).length * 8;
  if (bits < MIN_KEY_BITS) {
    warnings.push(advice.shortKey(bits, MIN_KEY_BITS));
  }
  return { warnings, selected };
}

/** Returns the account's name for a sentence. */
function nameOf({ issuer, account }: KeyUri): string {
  const [first, second] = [issuer, account].flatMap((name) => quotableName(name) ?? []);
  if (first === undefined) return sentences().advice.noName;
  return second === undefined ? first : `${first} (${second})`;
}

/** Returns both names as they are compared. */
function spellingOf({ issuer, account }: KeyUri): string {
  return JSON.stringify([issuer, account].map((name) => name.normalize('NFC').toLowerCase()));
}

function unusualParameters(key: KeyUri): string[] {
  if (key.type === 'steam') return [];
  const unusual: string[] = [];
  if (key.algorithm !== KEY_URI_DEFAULTS.algorithm) unusual.push(key.algorithm);
  if (key.digits !== KEY_URI_DEFAULTS.digits) unusual.push(sentences().advice.digits(key.digits));
  if (key.type === 'totp' && key.period !== KEY_URI_DEFAULTS.period) {
    unusual.push(sentences().advice.period(key.period));
  }
  return unusual;
}
