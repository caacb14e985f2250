import { describe, expect, it, test } from 'vitest';
import type { AccountDetails } from './account-fields.ts';
import { accountMeant, filterAccounts, rankAccounts } from './search-accounts.ts';
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
    ['zuerich', [1]],
    ['بنك', [2]],
    ['example', [0, 2]],
    ['work', [0, 2]],
    ['git work', [0]],
    ['BLUE', [1]],
    ['cafe folder', [1]],
    ['nothing', []],
    ['Café ZÜRICH', [1]],
  ])('a search for %j finds %j', (search, found) => {
    expect(filterAccounts(accounts, search)).toEqual(found.map((at) => accounts[at]));
  });

  it('finds names without umlauts by a search with them', () => {
    const spelled = [named('Mueller Zuerich', 'ann'), named('Muller', 'ann')];
    expect(filterAccounts(spelled, 'müller')).toEqual(spelled);
    expect(filterAccounts(spelled, 'ZÜRICH mü')).toEqual([spelled[0]]);
    expect(accountMeant(spelled, 'zürich')).toBe(spelled[0]);
    expect(rankAccounts(spelled, 'Müller')).toEqual([spelled[1], spelled[0]]);
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
});

describe('the account that words mean', () => {
  const accounts = [
    named('Digitales Amt', 'ann'),
    named('GitHub', 'ann@example.com', { tags: ['Work'] }),
    named('GitHub Enterprise', 'ann', { tags: ['Work'] }),
    named('Gitea', 'ann', { note: 'The wiki explains the backup' }),
    named('Banka Bankası', 'ayşe'),
  ];

  test.each([
    ['a whole name, though others begin with it', 'GITHUB', 'GitHub'],
    ['the beginning of a word, though others hold it', 'gite', 'Gitea'],
    ['a part that one name holds', 'gital', 'Digitales Amt'],
    ['a note, where no name has it', 'wiki', 'Gitea'],
    ['letters without their signs', 'bankasi', 'Banka Bankası'],
    ['words of several names', 'git', undefined],
    ['a tag of two', 'work', undefined],
    ['nothing', 'zz', undefined],
    ['no words', '  ', undefined],
  ])('%s', (_name, search, meant) => {
    expect(accountMeant(accounts, search)?.issuer).toBe(meant);
  });

  test('one beginning of a word decides against a part of another', () => {
    expect(accountMeant(accounts.slice(0, 2), 'git')?.issuer).toBe('GitHub');
  });
});
