import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entry, memoryKeyStore, QUICK_COST, temporaryFolder } from './testing/vaults.ts';
import { type Entry, Vault } from './vault.ts';

async function vaultOf(entries: readonly unknown[]) {
  const parts = {
    folder: await temporaryFolder(),
    keyStore: memoryKeyStore(),
    now: () => 0,
    cost: QUICK_COST,
  };
  const vault = await Vault.open(parts);
  await vault.create();
  // As a later version, or a bug in this one, may have stored it.
  await vault.change(() => entries as Entry[]);
  const path = join(parts.folder, 'vault.json');
  return { vault, path, again: () => Vault.open(parts) };
}

test.each([
  [
    'a kind of key this version does not know',
    { ...entry('b'), key: { type: 'yaotp', secret: 'A' } },
    '(key',
  ],
  ['a period of nothing', entry('b', { period: 0 }), '(key.period)'],
  ['a key that is no Base32', entry('b', { secret: '1!' }), '(key.secret)'],
  ['no identifier', { addedAt: 0, key: entry('b').key }, '(id)'],
  ['no key at all', { id: 'b', addedAt: 0 }, '(key)'],
  ['the identifier of another', entry('a', { account: 'twin' }), 'same ID'],
])(
  'an entry with %s is reported with its reason and kept through changes, and the others open',
  async (_name, odd, reason) => {
    const { path, again } = await vaultOf([entry('a'), odd, entry('c')]);
    const opened = await again();
    expect(opened.status()).toMatchObject({ state: 'open', quarantined: 1 });
    expect(opened.entries()).toEqual([entry('a'), entry('c')]);
    expect(opened.quarantined()[0]?.reason()).toContain(reason);

    const [, sealed] = JSON.parse(await readFile(path, 'utf8')).entries;
    await opened.change((entries) => [...entries, entry('d')]);
    expect(JSON.parse(await readFile(path, 'utf8')).entries).toContain(sealed);
    expect((await again()).status()).toMatchObject({ quarantined: 1 });
  },
);

test('a change keeps properties of a later version and removes invalid marks', async () => {
  const later = { ...entry('a'), colour: 'green', favourite: 'yes', tags: ['work', 7] };
  const { again } = await vaultOf([later]);
  const opened = await again();
  await opened.change((entries) => [...entries, entry('b')]);
  expect((await again()).entries()).toEqual([{ ...entry('a'), colour: 'green', tags: ['work'] }, entry('b')]);
});

test('an altered, older or missing entry is reported, and the others open', async () => {
  const { vault, path, again } = await vaultOf([entry('a'), entry('b')]);
  const older = JSON.parse(await readFile(path, 'utf8'));
  await vault.change(([, b]) => [entry('a', { account: 'new@example.com' }), ...(b ? [b] : [])]);
  const content = JSON.parse(await readFile(path, 'utf8'));
  expect(content.entries[1]).toBe(older.entries[1]);

  const spoil = async (entries: string[]) => {
    await writeFile(path, JSON.stringify({ ...content, entries }));
    const opened = await again();
    return {
      ids: opened.entries().map(({ id }) => id),
      reasons: opened.quarantined().map(({ reason }) => reason()),
    };
  };
  expect(await spoil([older.entries[0], content.entries[1]])).toEqual({
    ids: ['b'],
    reasons: [expect.stringContaining('changed or damaged')],
  });
  expect(await spoil([content.entries[0]])).toEqual({
    ids: ['a'],
    reasons: [expect.stringContaining('removed from the file')],
  });
  expect(await spoil([...content.entries, older.entries[0]])).toEqual({
    ids: ['a', 'b'],
    reasons: [expect.stringContaining('changed or damaged')],
  });
});
