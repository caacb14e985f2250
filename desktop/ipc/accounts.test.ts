import { expect, test } from 'vitest';
import { detailsOf } from '../account-fields.ts';
import { type AccountEdit, accountEdit } from './accounts.ts';

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
  expect(read({ note: 'x'.repeat(2_000) }).success).toBe(true);
  expect(read({ note: 'x'.repeat(2_001) }).success).toBe(false);
});

test('each tag is kept once', () => {
  expect(read({ tags: ['Work', ' Work', 'Home'] }).data?.tags).toEqual(['Work', 'Home']);
  expect(read({ tags: Array.from({ length: 21 }, (_, index) => `${index}`) }).success).toBe(false);
});
