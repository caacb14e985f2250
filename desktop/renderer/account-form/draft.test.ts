import { describe, expect, it, test } from 'vitest';
import type { AccountDetails } from '../../account-fields.ts';
import { accountEdit, typedAccount } from '../../ipc/accounts.ts';
import { accountView } from '../../testing/account-view.ts';
import { type AccountDraft, draftOf, EMPTY_DRAFT, readDraft, tagBegun, tagsIn } from './draft.ts';

const draft = (changes: Partial<AccountDraft>): AccountDraft => ({
  ...EMPTY_DRAFT,
  issuer: 'GitHub',
  secret: 'jbsw y3dp-ehpk 3pxp',
  ...changes,
});

describe('the form of a new account', () => {
  it.each([
    [{}],
    [{ type: 'hotp' as const, counter: '9007199254740991' }],
    [{ type: 'steam' as const }],
    [{ algorithm: 'SHA512' as const, digits: '8', period: '60' }],
    [{ note: ' Printed codes:\nin the safe ', tags: 'Work, Bank', favourite: true }],
  ])('reads an account that the contract accepts: %j', (changes) => {
    const { account } = readDraft(draft(changes), true);
    expect(typedAccount.safeParse(account).data).toEqual(account);
  });

  it.each([
    [{ issuer: ' ', account: '' }, 'issuer'],
    [{ secret: '  ' }, 'secret'],
    [{ secret: 'JBSW0' }, 'secret'],
    [{ period: '0' }, 'period'],
    [{ period: '30s' }, 'period'],
    [{ period: '' }, 'period'],
    [{ type: 'hotp' as const, counter: '-1' }, 'counter'],
    [{ type: 'hotp' as const, counter: '9007199254740992' }, 'counter'],
    [{ tags: 'x'.repeat(41) }, 'tags'],
    [{ tags: Array.from({ length: 21 }, (_, index) => index).join() }, 'tags'],
    [{ note: 'x'.repeat(2_001) }, 'note'],
  ])('reports an error at the field: %j', (changes, field) => {
    expect(Object.keys(readDraft(draft(changes), true).faults ?? {})).toEqual([field]);
  });

  it('takes numbers with the digits of any script', () => {
    expect(readDraft(draft({ period: '６０' }), true).account?.period).toBe(60);
    expect(readDraft(draft({ type: 'hotp', counter: '٤٢' }), true).account?.counter).toBe(42);
  });

  it('reports every wrong field at once', () => {
    const { faults } = readDraft({ ...EMPTY_DRAFT, period: 'x' }, true);
    expect(Object.keys(faults ?? {})).toEqual(['issuer', 'secret', 'period']);
  });

  it('ignores fields that the chosen type does not have', () => {
    expect(readDraft(draft({ type: 'hotp', period: 'x' }), true).account?.period).toBe(30);
    expect(readDraft(draft({ type: 'steam', digits: '8', algorithm: 'SHA512' }), true).account).toMatchObject(
      { digits: 6, algorithm: 'SHA1' },
    );
  });

  it('never repeats the key in a message', () => {
    const { faults } = readDraft(draft({ secret: 'SECRETSECRET1' }), true);
    expect(JSON.stringify(faults)).not.toContain('SECRETSECRET');
  });
});

describe('the form of an existing account', () => {
  const details: AccountDetails = {
    favourite: true,
    tags: ['Work', 'Bank'],
    note: 'Old laptop\nin the safe',
  };

  it('changes nothing if it is not edited', () => {
    expect(readDraft(draftOf(accountView('a', details)), false).account).toMatchObject({
      issuer: 'Example',
      digits: 6,
      period: 30,
      secret: '',
      ...details,
    });
  });

  it.each([
    ['totp', { period: 60 }],
    ['hotp', { counter: 4 }],
    ['steam', { digits: 5 }],
  ] as const)('of type %s is an account that the main process accepts', (type, more) => {
    const { account } = readDraft(draftOf(accountView('a', { type, ...more })), false);
    expect(typedAccount.safeParse(account).success).toBe(true);
    if (type !== 'steam') expect(account).toMatchObject(more);
  });

  it('accepts a new key or none, and refuses one that is not Base32', () => {
    const read = (secret: string) => readDraft({ ...draftOf(accountView('a')), secret }, false);
    expect(read('').account).toBeDefined();
    expect(read('jbsw y3dp').account).toBeDefined();
    expect(Object.keys(read('JBSW0').faults ?? {})).toEqual(['secret']);
  });

  it('may keep what is over a limit, and blames it once it is changed', () => {
    const imported = {
      ...accountView('a', {
        period: 100_000,
        digits: 5,
        note: 'n'.repeat(3_000),
        tags: ['a, b', 'c'.repeat(50)],
      }),
      issuer: 'i'.repeat(300),
    };
    const before = draftOf(imported);
    const edited = readDraft({ ...before, account: 'bob' }, false, imported).account;
    expect(edited).toMatchObject({
      account: 'bob',
      issuer: imported.issuer,
      tags: imported.tags,
      note: imported.note,
      period: 100_000,
      digits: 5,
    });
    expect(accountEdit.safeParse({ ...edited, id: 'a' }).success).toBe(true);
    const longer = { ...before, issuer: `${before.issuer}!`, note: `${before.note}!`, period: '100001' };
    expect(Object.keys(readDraft(longer, false, imported).faults ?? {})).toEqual([
      'issuer',
      'note',
      'period',
    ]);
    expect(readDraft({ ...before, issuer: 'short' }, false, imported).account).toBeDefined();
  });

  it('blames names with characters that nobody sees', () => {
    const typed = { ...draftOf(accountView('a')), issuer: 'Ba\u202Enk', account: 'ann\u200B' };
    expect(Object.keys(readDraft(typed, false).faults ?? {})).toEqual(['issuer', 'account']);
  });
});

test.each([
  ['', []],
  ['Work', ['Work']],
  [' Work ,Bank,, Work; a  b ', ['Work', 'Bank', 'a b']],
  ['仕事、銀行，家；学校､駅', ['仕事', '銀行', '家', '学校', '駅']],
  ['عمل، بنك؛ بيت', ['عمل', 'بنك', 'بيت']],
])('the tags in %j are %j', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});

test.each([
  ['', undefined],
  ['Work, Ba', 'Ba'],
  ['Work, ', undefined],
  ['Work, Bank, Work', 'Work'],
  ['仕事、', undefined],
  ['仕事、銀', '銀'],
])('in %j the tag that is being typed is %j', (text, tag) => {
  expect(tagBegun(text)).toBe(tag);
});
