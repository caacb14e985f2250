import { expect, test } from 'vitest';
import { SORT_ORDERS, type SortOrder, sortAccounts } from './sort-accounts.ts';

const ACCOUNTS = [
  { id: 'z', issuer: 'Zebra', account: 'ann', addedAt: 1, lastUse: 1 },
  { id: 'o', issuer: 'Österreich', account: 'cem', addedAt: 4 },
  { id: 'p', issuer: 'Post', account: 'bob', addedAt: 2, lastUse: 2 },
  { id: 'n', issuer: '', account: 'nobody', addedAt: 3 },
];

const EXPECTED: Readonly<Record<SortOrder, string>> = {
  manual: 'zopn',
  issuer: 'nopz',
  account: 'zpon',
  newest: 'onpz',
  used: 'pzon',
};

test.each(SORT_ORDERS)('sorted %s', (order) => {
  const sorted = sortAccounts(ACCOUNTS, order, 'de-DE');
  expect(sorted.map(({ id }) => id).join('')).toBe(EXPECTED[order]);
});
