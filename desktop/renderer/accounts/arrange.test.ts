import { expect, test } from 'vitest';
import type { AccountView } from '../../ipc/accounts.ts';
import { arrangeAccounts, tagsOf } from './arrange.ts';

const account = (id: string, more: Partial<AccountView>): AccountView => ({
  id,
  issuer: '',
  account: '',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  addedAt: 0,
  favourite: false,
  tags: [],
  ...more,
});

const ACCOUNTS = [
  account('z', { issuer: 'Zebra', account: 'ann', addedAt: 1, tags: ['work'] }),
  account('o', { issuer: 'Österreich', account: 'cem', addedAt: 4, favourite: true }),
  account('p', { issuer: 'Post', account: 'bob', addedAt: 2, tags: ['Home', 'work'] }),
  account('n', { account: 'nobody', addedAt: 3 }),
];
const ids = (accounts: readonly AccountView[]) => accounts.map(({ id }) => id).join('');

test.each([
  ['manual', 'zopn'],
  ['issuer', 'nopz'],
  ['account', 'zpon'],
  ['newest', 'onpz'],
] as const)('sorted %s', (sort, expected) => {
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'all' }, '', sort, 'de-DE'))).toBe(expected);
});

test('a shelf and a search together', () => {
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'favourites' }, '', 'manual', 'en'))).toBe('o');
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'tag', tag: 'work' }, '', 'manual', 'en'))).toBe('zp');
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'tag', tag: 'work' }, 'post', 'manual', 'en'))).toBe('p');
});

test('tags come once each, in the order of the language', () => {
  expect(tagsOf(ACCOUNTS, 'en')).toEqual(['Home', 'work']);
});
