import { describe, expect, it, test } from 'vitest';
import type { AccountDetails } from './account-fields.ts';
import { filterAccounts, rankAccounts, rankAccountsByName } from './search-accounts.ts';
import { accountView } from './testing/account-view.ts';

const named = (issuer: string, account: string, details: Partial<AccountDetails> = {}) =>
  accountView(issuer, { issuer, account, ...details });

describe('the list', () => {
  const accounts = [
    named('GitHub', 'ann@example.com', { tags: ['Work'] }),
    named('Café Zürich', 'ann', { note: 'Codes on paper:\nin the blue folder' }),
    named('بنك', 'ann@work.example'),
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
    ['work', [0, 2]],
    ['git work', [0]],
    ['BLUE', [1]],
    ['cafe folder', [1]],
    ['nothing', []],
  ])('a search for %j finds %j', (search, found) => {
    expect(filterAccounts(accounts, search)).toEqual(found.map((at) => accounts[at]));
  });

  it('is the very same when there is nothing to search for', () => {
    expect(filterAccounts(accounts, ' ')).toBe(accounts);
  });
});

describe('the palette', () => {
  const accounts = [
    ...['Gmail', 'Proton Mail', 'Mailbox', 'Mail', 'Google Home', 'Hogh', 'GitHub'].map((issuer) =>
      named(issuer, 'ann@example.net'),
    ),
    named('Prosody', 'ann', { favourite: true, note: 'Home server' }),
  ];

  test.each([
    ['a whole name, its beginning, a word, a part', 'mail', ['Mail', 'Mailbox', 'Proton Mail', 'Gmail']],
    ['initials before parts', 'gh', ['Google Home', 'GitHub', 'Hogh']],
    ['favourites first among equals', 'pro', ['Prosody', 'Proton Mail']],
    ['notes last', 'ho', ['Hogh', 'Google Home', 'Prosody']],
    ['nothing', 'zz', []],
  ])('ranks %s', (_name, search, expected) => {
    expect(rankAccounts(accounts, search).map(({ issuer }) => issuer)).toEqual(expected);
  });

  test('shows favourites first before anything is typed', () => {
    expect(
      rankAccounts(accounts, '')
        .map(({ issuer }) => issuer)
        .slice(0, 2),
    ).toEqual(['Prosody', 'Gmail']);
  });

  test('leaves out what only a note would bring in, where names are asked for', () => {
    expect(rankAccountsByName(accounts, 'ho').map(({ issuer }) => issuer)).toEqual(['Hogh', 'Google Home']);
    expect(rankAccountsByName(accounts, 'server')).toEqual([]);
  });
});
