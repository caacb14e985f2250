import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../shared/durations.ts';
import { entry, memoryKeyStore, temporaryFolder } from '../vault/testing/vaults.ts';
import { type Entry, Vault } from '../vault/vault.ts';
import { Accounts } from './accounts.ts';
import { duplicateGroups, merged } from './duplicates.ts';

async function accountsWith(...entries: Entry[]) {
  const clock = { now: 100 * DAY };
  const parts = { folder: await temporaryFolder(), keyStore: memoryKeyStore(), now: () => clock.now };
  const vault = await Vault.open(parts);
  await vault.create();
  await vault.change(() => entries);
  return { accounts: new Accounts({ vault, now: () => clock.now }), vault, clock };
}

const idsIn = (accounts: Accounts) => accounts.list().map(({ id }) => id);

describe('the bin', () => {
  test('takes an account out of the list, keeps it 30 days, and gives it back to its place', async () => {
    const { accounts, clock } = await accountsWith(entry('a'), entry('b'), entry('c'));
    await accounts.remove('b');
    expect(idsIn(accounts)).toEqual(['a', 'c']);
    expect(() => accounts.codeOf('b', 'present')).toThrow('no longer in the vault');
    expect(accounts.bin()).toEqual([
      { id: 'b', issuer: 'Example', account: 'b@example.com', removedAt: 100 * DAY, goesAt: 130 * DAY },
    ]);
    clock.now = 130 * DAY - 1;
    await accounts.restore('b');
    expect(idsIn(accounts)).toEqual(['a', 'b', 'c']);
    await expect(accounts.restore('b')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('after 30 days shows an account no more, and the next removal takes it from the file', async () => {
    const { accounts, vault, clock } = await accountsWith(entry('a'), entry('b'));
    await accounts.remove('a');
    clock.now = 130 * DAY;
    expect(accounts.bin()).toEqual([]);
    await accounts.remove('b');
    expect(vault.entries().map(({ id }) => id)).toEqual(['b']);
  });

  test('is emptied for good only of what is in it', async () => {
    const { accounts, vault } = await accountsWith(entry('a'), entry('b'));
    await accounts.remove('a');
    await accounts.purge(['a', 'b']);
    expect(vault.entries()).toEqual([entry('b')]);
  });
});

describe('the own order', () => {
  test('loses and doubles nothing, wherever an account is put', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    const { accounts } = await accountsWith(...ids.map((id) => entry(id)));
    const some = fc.constantFrom(...ids);
    await fc.assert(
      fc.asyncProperty(some, fc.option(some, { nil: undefined }), async (id, before) => {
        const rest = idsIn(accounts).filter((other) => other !== id);
        const was = idsIn(accounts);
        await accounts.move(id, before);
        const now = idsIn(accounts);
        expect(now.filter((other) => other !== id)).toEqual(rest);
        if (id === before) expect(now).toEqual(was);
        else expect(now[now.indexOf(id) + 1]).toBe(before);
      }),
      { numRuns: 40 },
    );
  });
});

describe('duplicates', () => {
  test('share the function, not the name; what is in the bin does not count', async () => {
    const twin = { ...entry('twin', { issuer: 'Other' }), tags: ['Work'], favourite: true };
    const other = entry('other', { digits: 8 });
    const { accounts } = await accountsWith(entry('a'), other, twin);
    expect(accounts.duplicates().map((group) => group.map(({ id }) => id))).toEqual([['a', 'twin']]);

    expect(await accounts.merge('a', ['twin'])).toMatchObject({ id: 'a', tags: ['Work'], favourite: true });
    expect(idsIn(accounts)).toEqual(['a', 'other']);
    expect(accounts.bin().map(({ id }) => id)).toEqual(['twin']);
    expect(accounts.duplicates()).toEqual([]);
  });

  test('with another key are not merged', async () => {
    const { accounts } = await accountsWith(entry('a'), entry('b', { digits: 8 }));
    await expect(accounts.merge('a', ['b'])).rejects.toThrow('do not share a key');
    expect(accounts.bin()).toEqual([]);
  });

  test('that count are merged to the furthest counter', () => {
    const counted = (id: string, counter: number): Entry => {
      const { type: _, period: __, ...rest } = { ...entry(id).key, period: 0 };
      return { ...entry(id), key: { ...rest, type: 'hotp', counter } };
    };
    expect(merged(counted('a', 3), [counted('b', 9)]).key).toMatchObject({ counter: 9 });
    expect(duplicateGroups([counted('a', 3), counted('b', 9), entry('c')])).toHaveLength(1);
  });
});
