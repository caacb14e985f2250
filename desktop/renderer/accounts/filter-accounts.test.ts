import { expect, it } from 'vitest';
import { filterAccounts } from './filter-accounts.ts';

const accounts = [
  { issuer: 'GitHub', account: 'ann@example.com' },
  { issuer: 'Café Zürich', account: 'ann' },
  { issuer: 'بنك', account: 'ann@work.example' },
];

it.each([
  ['', [0, 1, 2]],
  ['  ', [0, 1, 2]],
  ['git', [0]],
  ['GITHUB', [0]],
  ['ann', [0, 1, 2]],
  ['ann cafe', [1]],
  ['zurich café', [1]],
  ['Ｇｉｔ', [0]],
  ['بنك', [2]],
  ['example', [0, 2]],
  ['nothing', []],
])('a search for %j finds %j', (search, found) => {
  expect(filterAccounts(accounts, search)).toEqual(found.map((at) => accounts[at]));
});

it('gives the very same list when there is nothing to search for', () => {
  expect(filterAccounts(accounts, ' ')).toBe(accounts);
});
