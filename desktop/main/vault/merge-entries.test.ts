import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeEntries } from './merge-entries.ts';
import { entry } from './testing/vaults.ts';
import type { Entry } from './vault.ts';

const [a, b, c, d] = [entry('a'), entry('b'), entry('c'), entry('d')];
const renamed = (old: Entry, account: string): Entry => ({ ...old, key: { ...old.key, account } });
const merge = (base: Entry[], mine: Entry[], theirs: Entry[]) =>
  mergeEntries(base, mine, theirs, () => 'new');
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

test('additions, changes and deletions of both sides count', () => {
  const { entries, conflicts } = merge(
    [a, b, c],
    [a, renamed(b, 'mine'), d],
    [{ ...a, note: 'theirs' }, b, c, entry('e')],
  );
  expect(ids(entries)).toEqual(['a', 'b', 'd', 'e']);
  expect(entries[0]).toMatchObject({ note: 'theirs' });
  expect(entries[1]?.key.account).toBe('mine');
  expect(conflicts).toEqual([]);
});

test('what one side deleted and the other changed stays', () => {
  expect(ids(merge([a, b], [b], [renamed(a, 'x'), b]).entries)).toEqual(['b', 'a']);
  expect(ids(merge([a, b], [renamed(a, 'x'), b], [b]).entries)).toEqual(['b', 'a']);
});

test('a copy without an account that was in use is an older one, and deletes nothing', () => {
  const binned = { ...b, removedAt: 1 };
  expect(ids(merge([a, b], [a, b], [a, c]).entries)).toEqual(['a', 'c', 'b']);
  expect(ids(merge([a, binned], [a, binned], [a, c]).entries)).toEqual(['a', 'c']);
  // What is deleted here stays so.
  expect(ids(merge([a, b], [a], [a, b, c]).entries)).toEqual(['a', 'c']);
});

test('different fields of one account are merged; the same field keeps this computer’s value and is told', () => {
  const both = merge([a], [renamed({ ...a, tags: ['x'] }, 'mine')], [{ ...a, tags: ['y'], note: 'n' }]);
  expect(both).toMatchObject({
    entries: [{ tags: ['x', 'y'], note: 'n', key: { account: 'mine' } }],
    conflicts: [],
  });
  const same = merge([a], [renamed(a, 'mine')], [renamed(a, 'theirs')]);
  expect(same.entries[0]?.key.account).toBe('mine');
  expect(ids(same.conflicts)).toEqual(['a']);
});

test('two new keys become two accounts, and counters go up only', () => {
  const other = (secret: string): Entry => ({ ...a, key: { ...a.key, secret } });
  const two = merge([a], [other('JBSWY3DPEHPK3PXP')], [other('GEZDGNBVGY3TQOJQ')]);
  expect(ids(two.entries)).toEqual(['a', 'new']);
  expect(ids(two.conflicts)).toEqual(['a']);
  const counted = (counter: number): Entry => {
    const { issuer, account, secret, algorithm, digits, extra } = a.key as Entry['key'] & { digits: number };
    return { ...a, key: { type: 'hotp', issuer, account, secret, algorithm, digits, extra, counter } };
  };
  expect(merge([counted(3)], [counted(9)], [counted(5)]).entries[0]?.key).toMatchObject({ counter: 9 });
});

test('no side’s new account is ever lost, and merging with itself changes nothing', () => {
  const some = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
    .map((names) => names.map((name) => entry(name)));
  fc.assert(
    fc.property(some, some, some, (base, mine, theirs) => {
      const merged = new Set(ids(merge(base, mine, theirs).entries));
      const known = new Set(ids(base));
      for (const { id } of [...mine, ...theirs]) if (!known.has(id)) expect(merged).toContain(id);
      expect(merge(base, mine, mine).entries).toEqual(mine);
    }),
  );
});
