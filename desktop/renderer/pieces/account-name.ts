import { quotableName } from '../../../shared/quotable.ts';
import { translate } from '../texts/translator.ts';

/** An account's names as sentences and buttons use them. */
export interface Named {
  issuer: string;
  account: string;
}

/** The one name to call an account by: its issuer, else its account. */
export function shortName({ issuer, account }: Named): string {
  return issuer || account || translate('list.unnamed');
}

/** The first and second line of a row; the second is empty where there is nothing more to say. */
export function nameLines(named: Named): { first: string; second: string } {
  return { first: shortName(named), second: named.issuer ? named.account : '' };
}

/** Returns the short name for a message, which may be read by others: no name that may hold a key. */
export function nameInSentence(named: Named): string {
  return quotableName(shortName(named)) ?? translate('list.unnamed');
}

/** "GitHub", "GitHub and Fastmail", "GitHub, Fastmail and 3 more". */
export function listNames(accounts: readonly Named[]): string {
  const [first = '', second = '', third = ''] = accounts.map(nameInSentence);
  if (accounts.length <= 1) return first;
  if (accounts.length === 2) return translate('list.names.two', { first, second });
  if (accounts.length === 3) return translate('list.names.three', { first, second, third });
  return translate('list.names.more', { first, second, count: accounts.length - 2 });
}
