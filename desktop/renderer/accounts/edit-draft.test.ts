import { describe, expect, test } from 'vitest';
import { accountEdit } from '../../ipc/accounts.ts';
import { draftOf, readEdit, tagsIn } from './edit-draft.ts';

const ACCOUNT = {
  id: 'a',
  issuer: 'GitHub',
  account: 'ann',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  addedAt: 0,
  favourite: true,
  tags: ['Work', 'Bank'],
} as const;

describe('the form', () => {
  test('untouched changes nothing', () => {
    expect(readEdit('a', draftOf(ACCOUNT)).edit).toMatchObject({
      issuer: 'GitHub',
      digits: 6,
      period: 30,
      favourite: true,
      tags: ['Work', 'Bank'],
      secret: '',
    });
  });

  test.each([
    ['totp', { period: 60 }],
    ['hotp', { counter: 4 }],
    ['steam', { digits: 5 }],
  ] as const)('of a %s account makes what the main process takes', (type, more) => {
    const { edit } = readEdit('a', draftOf({ ...ACCOUNT, type, ...more }));
    expect(accountEdit.safeParse(edit).success).toBe(true);
    if (type !== 'steam') expect(edit).toMatchObject(more);
  });

  test('says per field what cannot be read', () => {
    const draft = { ...draftOf(ACCOUNT), issuer: ' ', account: '', period: '0', tags: 'x'.repeat(41) };
    expect(Object.keys(readEdit('a', draft).faults ?? {})).toEqual(['issuer', 'tags', 'period']);
    // A field that the type does not have is not asked for.
    expect(readEdit('a', { ...draftOf(ACCOUNT), type: 'hotp', period: 'x' }).edit).toBeDefined();
  });
});

test.each([
  ['', []],
  ['Work', ['Work']],
  [' Work ,Bank,, Work; a  b ', ['Work', 'Bank', 'a b']],
])('the tags in %j are %j', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});
