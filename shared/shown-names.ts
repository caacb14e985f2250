import { hasHiddenCharacters, shownName } from './displayed-name.ts';
import type { KeyUri } from './key-uri.ts';

type Names = Pick<KeyUri, 'issuer' | 'account'>;

/**
 * Returns the names of a key as they are shown. A code from anywhere may hold characters that make “evil” read like
 * another issuer. The vault keeps the names as they came, so that an export loses nothing.
 */
export function shownNames({ issuer, account }: Names): Names {
  return { issuer: shownName(issuer), account: shownName(account) };
}

/** Returns whether the names of a key are not shown as they came. */
export function hasHiddenNames({ issuer, account }: Names): boolean {
  return hasHiddenCharacters(issuer) || hasHiddenCharacters(account);
}
