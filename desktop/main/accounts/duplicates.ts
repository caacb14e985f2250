/** Accounts that share one key, and what becomes of them when a person keeps one. */
import type { KeyUri } from '../../../shared/key-uri.ts';
import { mergeDetails } from '../../account-fields.ts';
import type { Entry } from '../vault/vault.ts';

/** What decides an account's codes. Its names do not. */
function functionOf(key: KeyUri): string {
  const step = key.type === 'hotp' ? '' : key.period;
  return [key.type, key.secret, key.algorithm, key.digits, step].join(' ');
}

/** Groups of two and more, in the order of the list. */
export function duplicateGroups(entries: readonly Entry[]): Entry[][] {
  return [...Map.groupBy(entries, ({ key }) => functionOf(key)).values()].filter(({ length }) => length > 1);
}

/** Whether two keys make the same codes, whatever their accounts are called. */
export function makeSameCodes(a: KeyUri, b: KeyUri): boolean {
  return functionOf(a) === functionOf(b);
}

/** The account kept, with the details of the others and the furthest counter (RFC 4226 §7.2). */
export function mergeAccounts(keep: Entry, others: readonly Entry[]): Entry {
  const all = [keep, ...others];
  const counters = all.flatMap(({ key }) => (key.type === 'hotp' ? [key.counter] : []));
  const { key } = keep;
  return {
    ...keep,
    key: key.type === 'hotp' ? { ...key, counter: Math.max(...counters) } : key,
    ...mergeDetails(all),
  };
}
