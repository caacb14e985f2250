import { expect, test } from 'vitest';
import { detailsOf } from '../account-fields.ts';
import { type AccountEdit, accountEdit, typedAccount } from './accounts.ts';

const EDIT = {
  id: 'a',
  issuer: 'GitHub',
  account: 'ann',
  secret: '',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
  ...detailsOf({}),
};
const read = (changes: Partial<AccountEdit>) => accountEdit.safeParse({ ...EDIT, ...changes });

test('a note keeps its lines and is trimmed', () => {
  expect(read({ note: '\n Printed codes:\n\tin the safe\n' }).data?.note).toBe(
    'Printed codes:\n\tin the safe',
  );
});

test('each tag is kept once', () => {
  expect(read({ tags: ['Work', ' Work', 'Home'] }).data?.tags).toEqual(['Work', 'Home']);
});

test('a new account is within every limit, and an edit may keep what an import brought', () => {
  const over = [
    { issuer: 'x'.repeat(201) },
    { account: 'x'.repeat(201) },
    { note: 'x'.repeat(2_001) },
    { tags: Array.from({ length: 21 }, (_, index) => `${index}`) },
    { tags: ['x'.repeat(41)] },
    { period: 86_401 },
    { digits: 5 },
  ];
  for (const changes of over) {
    expect(typedAccount.safeParse({ ...EDIT, ...changes }).success).toBe(false);
    expect(read(changes).success).toBe(true);
  }
  expect(read({ digits: 4 }).success).toBe(false);
});
