import { quotableName } from '../../../shared/quotable.ts';
import { translate } from '../texts/translator.ts';

/** The names of an account that messages and buttons use. */
export interface Named {
  issuer: string;
  account: string;
}

/** Returns the name for an account in a message: the issuer, or the account if there is no issuer. */
export function shortName({ issuer, account }: Named): string {
  return issuer || account || translate('list.unnamed');
}

/** Returns the first and second line of a row. The second is empty if there is nothing to add. */
export function nameLines(named: Named): { first: string; second: string } {
  return { first: shortName(named), second: named.issuer ? named.account : '' };
}

/** Returns both lines as one name, for a button that must differ from those of the issuer's other accounts. */
export function fullName(named: Named): string {
  const { first, second } = nameLines(named);
  return second === '' ? first : `${first}, ${second}`;
}

/** Returns the short name for a message, which may be read by others: no name that may hold a key. */
export function nameInSentence(named: Named): string {
  return quotableName(shortName(named)) ?? translate('list.unnamed');
}

/** Returns "GitHub", "GitHub and Fastmail", or "GitHub, Fastmail and 3 more". */
export function listNames(accounts: readonly Named[]): string {
  const [first = '', second = '', third = ''] = accounts.map(nameInSentence);
  if (accounts.length <= 1) return first;
  if (accounts.length === 2) return translate('list.names.two', { first, second });
  if (accounts.length === 3) return translate('list.names.three', { first, second, third });
  return translate('list.names.more', { first, second, count: accounts.length - 2 });
}
