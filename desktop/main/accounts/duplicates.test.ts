import { describe, expect, test } from 'vitest';
import { entry } from '../vault/testing/vaults.ts';
import type { Entry } from '../vault/vault.ts';
import { duplicateGroups, mergeAccounts } from './duplicates.ts';
import { accountsWith } from './testing/accounts-with.ts';

describe('duplicates', () => {
  test('make the same codes under any name, without accounts in the bin', async () => {
    const twin = { ...entry('twin', { issuer: 'Other' }), tags: ['Work'], favourite: true, note: 'Old' };
    const other = entry('other', { digits: 8 });
    const { accounts } = await accountsWith(entry('a'), other, twin);
    expect(accounts.duplicates().map((group) => group.map(({ id }) => id))).toEqual([['a', 'twin']]);

    expect(await accounts.merge('a', ['twin'])).toMatchObject({
      id: 'a',
      tags: ['Work'],
      favourite: true,
      note: 'Old',
    });
    expect(accounts.list().map(({ id }) => id)).toEqual(['a', 'other']);
    expect(accounts.bin().map(({ id }) => id)).toEqual(['twin']);
    expect(accounts.duplicates()).toEqual([]);
  });

  test('are not merged with another key', async () => {
    const { accounts } = await accountsWith(entry('a'), entry('b', { digits: 8 }));
    await expect(accounts.merge('a', ['b'])).rejects.toThrow('do not share a key');
    expect(accounts.bin()).toEqual([]);
  });

  test('are not merged if the joined note would be too long', async () => {
    const noted = (id: string, length: number) => ({ ...entry(id), note: id.repeat(length) });
    const { accounts } = await accountsWith(noted('a', 1_000), noted('b', 998), noted('c', 1));
    await expect(accounts.merge('a', ['b', 'c'])).rejects.toThrow('longer than 2,000 characters');
    expect(accounts.bin()).toEqual([]);
    expect((await accounts.merge('a', ['b'])).note).toHaveLength(2_000);
  });

  test('with counters are merged to the highest counter', () => {
    const counted = (id: string, counter: number): Entry => {
      const { type: _, period: __, ...rest } = { ...entry(id).key, period: 0 };
      return { ...entry(id), key: { ...rest, type: 'hotp', counter } };
    };
    expect(mergeAccounts(counted('a', 3), [counted('b', 9)]).key).toMatchObject({ counter: 9 });
    expect(duplicateGroups([counted('a', 3), counted('b', 9), entry('c')])).toHaveLength(1);
  });
});
