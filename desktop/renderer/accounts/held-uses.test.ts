import { expect, test } from 'vitest';
import { accountView } from '../../testing/account-view.ts';
import { holdUses, withUses } from './held-uses.ts';

const used = (id: string, lastUse: number) => accountView(id, { lastUse });

test('keeps the last uses of the shown list, and applies the newer ones later', () => {
  const before = [accountView('a'), used('b', 1), used('c', 2)];
  const after = [used('a', 3), accountView('new', { lastUse: 4 }), used('b', 5), used('c', 2)];
  const held = holdUses(before, after);
  expect(held.accounts).toEqual([accountView('a'), used('new', 4), used('b', 1), used('c', 2)]);
  expect([...held.uses]).toEqual([
    ['a', 3],
    ['b', 5],
  ]);
  expect(withUses(held.accounts, held.uses)).toEqual(after);
});

test('keeps the same object for accounts that were not used', () => {
  const accounts = [accountView('a'), used('b', 1)];
  expect(withUses(accounts, new Map([['b', 2]]))[0]).toBe(accounts[0]);
});
