import { expect, test } from 'vitest';
import type { AccountView } from '../../ipc/accounts.ts';
import { accountView } from '../../testing/account-view.ts';
import { arrangeAccounts, tagsOf } from './arrange.ts';

const ACCOUNTS = [
  accountView('z', { issuer: 'Zebra', tags: ['work'] }),
  accountView('o', { issuer: 'Österreich', favourite: true }),
  accountView('p', { issuer: 'Post', tags: ['Home', 'work'] }),
  accountView('n', { issuer: '', note: 'By post' }),
];
const ids = (accounts: readonly AccountView[]) => accounts.map(({ id }) => id).join('');

test('filters by shelf and search, and sorts', () => {
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'favourites' }, '', 'manual', 'en'))).toBe('o');
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'tag', tag: 'work' }, '', 'manual', 'en'))).toBe('zp');
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'tag', tag: 'work' }, 'post', 'manual', 'en'))).toBe('p');
  expect(ids(arrangeAccounts(ACCOUNTS, { kind: 'all' }, 'post', 'account', 'en'))).toBe('np');
});

test('returns each tag once, sorted for the language', () => {
  expect(tagsOf(ACCOUNTS, 'en')).toEqual(['Home', 'work']);
});
