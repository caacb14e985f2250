import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entry } from '../vault/fixtures/entry.ts';
import type { Entry } from '../vault/vault.ts';
import { type Brought, bringIn, mergeInto, takeBack } from './bring-in.ts';

const NOW = 5_000;
const ids = () => {
  let made = 0;
  return () => {
    made += 1;
    return `new-${made}`;
  };
};
const hotp = (id: string, counter: number): Entry => {
  const { key, ...rest } = entry(id);
  const { issuer, account, secret, extra } = key;
  return {
    ...rest,
    key: { type: 'hotp', issuer, account, secret, extra, algorithm: 'SHA1', digits: 6, counter },
  };
};
const bring = (entries: readonly Entry[], ...accounts: Brought[]) =>
  bringIn(entries, accounts, { now: NOW, newId: ids() });
const inUse = (entries: readonly Entry[]) => entries.filter(({ removedAt }) => removedAt === undefined);

describe('a merge', () => {
  const own: Entry = { ...entry('a'), tags: ['Work'], note: 'mine', icon: 'own' } as Entry;

  test('keeps the names, and takes tags, notes, the favourite mark and what only the other one has', () => {
    const merged = mergeInto(own, {
      key: { ...own.key, issuer: 'Other', extra: [['image', 'x']] },
      details: { tags: ['Work', 'Phone'], note: 'theirs', favourite: true },
      kept: { icon: 'theirs', extra: { format: 'aegis', fields: {} } },
      addedAt: 1,
    });
    expect(merged).toEqual({
      ...own,
      key: { ...own.key, extra: [['image', 'x']] },
      tags: ['Work', 'Phone'],
      note: 'mine\n\ntheirs',
      favourite: true,
      extra: { format: 'aegis', fields: {} },
    });
  });

  test('a second time changes nothing', () => {
    const given = { key: own.key, details: { tags: ['Phone'], note: 'theirs', favourite: false } };
    const once = mergeInto(own, given);
    expect(mergeInto(once, given)).toEqual(once);
    expect(mergeInto(once, { ...given, details: { tags: [], note: 'their', favourite: false } }).note).toBe(
      'mine\n\ntheirs\n\ntheir',
    );
  });

  test('never lowers a counter', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (mine, theirs) => {
        const { key } = mergeInto(hotp('a', mine), { key: hotp('a', theirs).key });
        expect(key).toMatchObject({ counter: Math.max(mine, theirs) });
      }),
    );
  });

  test('is refused for an account with other codes', () => {
    const { key } = own;
    for (const other of [
      { ...key, secret: 'JBSWY3DPEHPK3PXP' },
      { ...key, digits: 8 },
      { ...key, period: 60 },
    ]) {
      expect(() => mergeInto(own, { key: other as Entry['key'] })).toThrow('do not share a key');
    }
  });
});

describe('reviewed accounts', () => {
  const [a, b] = [entry('a'), entry('b')];
  const account = { key: a.key, details: { tags: ['x'], note: '', favourite: false } };

  test('are added, merged and put in the place of others, which move to the bin', () => {
    const { entries, saved } = bring(
      [a, b],
      { account, as: 'new', present: 'a' },
      { account, as: 'merge', present: 'a' },
      { account, as: 'replace', present: 'b' },
    );
    expect(entries.map(({ id, removedAt }) => [id, removedAt])).toEqual([
      ['a', undefined],
      ['b', NOW],
      ['new-2', undefined],
      ['new-1', undefined],
    ]);
    expect(entries[0]?.tags).toEqual(['x']);
    expect(saved.added.map(({ id }) => id)).toEqual(['new-2', 'new-1']);
  });

  test('an account is replaced once, and later ones are added or merged into the new one', () => {
    const { entries } = bring(
      [b],
      { account, as: 'replace', present: 'b' },
      { account, as: 'replace', present: 'b' },
      { account: { ...account, details: { ...account.details, note: 'n' } }, as: 'merge', present: 'b' },
    );
    expect(inUse(entries).map(({ id, note }) => [id, note])).toEqual([
      ['new-1', 'n'],
      ['new-2', ''],
    ]);
  });

  test('whose counterpart is gone are added', () => {
    const gone = { ...a, removedAt: 1 };
    for (const as of ['merge', 'replace'] as const) {
      expect(inUse(bring([gone], { account, as, present: 'a' }).entries)).toHaveLength(1);
      expect(inUse(bring([], { account, as, present: 'a' }).entries)).toHaveLength(1);
    }
  });
});

describe('an undo', () => {
  test('brings back exactly what was in use, for any choices', () => {
    const choice = fc.record({
      as: fc.constantFrom('new', 'merge', 'replace' as const),
      present: fc.constantFrom('a', 'b', 'c', undefined),
      note: fc.constantFrom('', 'x', 'y'),
      counter: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 6 }), (choices) => {
        const before = [hotp('a', 3), hotp('b', 5), { ...hotp('c', 1), removedAt: 1 }];
        const brought = choices.map(
          ({ as, present, note, counter }): Brought => ({
            as: as as Brought['as'],
            present,
            account: {
              key: hotp(present ?? 'a', counter).key,
              details: { tags: [], note, favourite: false },
            },
          }),
        );
        const { entries, saved } = bring(before, ...brought);
        const after = takeBack(entries, saved, NOW);
        expect(inUse(after)).toEqual(inUse(before));
        expect(after).toHaveLength(entries.length);
      }),
    );
  });

  test('keeps a counter that has advanced since', () => {
    const { entries, saved } = bring([hotp('a', 3)], {
      account: { key: hotp('a', 7).key },
      as: 'merge',
      present: 'a',
    });
    const used = entries.map((each) => ({ ...each, key: { ...each.key, counter: 9 } as Entry['key'] }));
    expect(takeBack(used, saved, NOW)[0]?.key).toMatchObject({ counter: 9 });
    expect(takeBack(entries, saved, NOW)[0]?.key).toMatchObject({ counter: 3 });
  });

  test('is refused if an account was changed or removed since', () => {
    const given = { key: entry('a').key, details: { tags: ['x'], note: '', favourite: false } };
    const { entries, saved } = bring(
      [entry('a')],
      { account: given, as: 'merge', present: 'a' },
      { account: given, as: 'new' },
    );
    const [merged, added] = entries;
    if (!merged || !added) return expect.unreachable();
    expect(() => takeBack([{ ...merged, note: 'edited' }, added], saved, NOW)).toThrow('was changed');
    expect(() => takeBack([merged, { ...added, removedAt: 1 }], saved, NOW)).toThrow(
      'no longer in the vault',
    );
    expect(() => takeBack([added], saved, NOW)).toThrow('no longer in the vault');
  });
});
