/** The keys that an account is compared with. An import compares thousands with thousands, so they are found by hash. */
import type { KeyUri } from '../../../shared/key-uri.ts';
import { functionOf } from '../accounts/duplicates.ts';

export class KnownKeys {
  readonly #byFunction = new Map<string, KeyUri[]>();
  readonly #names = new Set<string>();

  constructor(keys: readonly KeyUri[]) {
    for (const key of keys) this.add(key);
  }

  add(key: KeyUri): void {
    const same = this.#byFunction.get(functionOf(key));
    if (same) same.push(key);
    else this.#byFunction.set(functionOf(key), [key]);
    this.#names.add(nameIn(key));
  }

  /** Returns the keys that make the same codes, for any names. */
  withSameCodes(key: KeyUri): readonly KeyUri[] {
    return this.#byFunction.get(functionOf(key)) ?? [];
  }

  hasName(key: KeyUri): boolean {
    return this.#names.has(nameIn(key));
  }
}

export function hasSameName(a: KeyUri, b: KeyUri): boolean {
  return nameIn(a) === nameIn(b);
}

/** Returns the name as accounts are compared by it: without letter case. */
export function nameIn({ issuer, account }: KeyUri): string {
  return JSON.stringify([issuer, account].map((name) => name.normalize('NFC').toLowerCase()));
}
