/** Finding and merging accounts that make the same codes. */
import type { KeyUri } from '../../../shared/key-uri.ts';
import { mergeDetails } from '../../account-fields.ts';
import type { Entry } from '../vault/vault.ts';

/** Returns everything that determines an account's codes, without its names. */
export function functionOf(key: KeyUri): string {
  const step = key.type === 'hotp' ? '' : key.period;
  return [key.type, key.secret, key.algorithm, key.digits, step].join(' ');
}

/** Returns groups of two or more, in the order of the list. */
export function duplicateGroups(entries: readonly Entry[]): Entry[][] {
  return [...Map.groupBy(entries, ({ key }) => functionOf(key)).values()].filter(({ length }) => length > 1);
}

/** Whether two keys make the same codes, for any names. */
export function makeSameCodes(a: KeyUri, b: KeyUri): boolean {
  return functionOf(a) === functionOf(b);
}

/** Returns the kept account with the details of the others and the highest counter (RFC 4226 §7.2). */
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
