import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entry, memoryKeyStore, QUICK_COST, RFC_SECRET, temporaryFolder } from './testing/vaults.ts';
import { Vault, type VaultParts } from './vault.ts';

const PASSPHRASE = 'a calm green lantern';

async function parts(changes: Partial<VaultParts> = {}): Promise<VaultParts> {
  return {
    folder: await temporaryFolder(),
    keyStore: memoryKeyStore(),
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    cost: QUICK_COST,
    ...changes,
  };
}

const add = (vault: Vault, ...ids: string[]) =>
  vault.change((entries) => [...entries, ...ids.map((id) => entry(id))]);
const idsIn = (vault: Vault) => vault.entries().map(({ id }) => id);
const failure = (code: string) => expect.objectContaining({ name: 'Failure', code });

describe('a vault under the key store', () => {
  test('opens without a passphrase, with the stored accounts', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    expect(vault.status().state).toBe('new');
    await vault.create();
    await add(vault, 'a');
    await add(vault, 'b');

    const again = await Vault.open(common);
    expect(again.status()).toMatchObject({ state: 'open', protection: ['key-store'], readOnly: false });
    expect(again.entries()).toEqual([entry('a'), entry('b')]);
  });

  test('keeps every parameter of a key, also unknown ones', async () => {
    const common = await parts();
    const odd = entry('a', {
      labelIssuer: 'Other',
      period: 7,
      digits: 8,
      extra: [['image', 'https://x.test/?a=b']],
    });
    const vault = await Vault.open(common);
    await vault.create();
    await vault.change(() => [odd]);
    expect((await Vault.open(common)).entries()).toEqual([odd]);
  });

  test('does not lock without a passphrase', async () => {
    const vault = await Vault.open(await parts());
    await vault.create();
    await expect(vault.lock()).rejects.toEqual(failure('invalid-request'));
    expect(vault.status().state).toBe('open');
  });

  test('reports when the key store has lost the key, and stays unchanged', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create();
    const before = await readFile(join(common.folder, 'vault.json'), 'utf8');

    const other = await Vault.open({ ...common, keyStore: memoryKeyStore() });
    expect(other.status()).toMatchObject({ state: 'unreadable', cause: 'key-lost' });
    await expect(add(other, 'a')).rejects.toEqual(failure('locked'));
    expect(await readFile(join(common.folder, 'vault.json'), 'utf8')).toBe(before);
  });
});

describe('a vault under a passphrase', () => {
  test('is required if the key store does not protect', async () => {
    const vault = await Vault.open(await parts({ keyStore: memoryKeyStore(false) }));
    await expect(vault.create()).rejects.toEqual(failure('invalid-request'));
    expect(vault.status().state).toBe('new');
    expect(await vault.create(PASSPHRASE)).toMatchObject({ state: 'open', protection: ['passphrase'] });
  });

  test('opens only with the passphrase, in any Unicode form of its accents', async () => {
    const common = await parts({ keyStore: memoryKeyStore(false) });
    const vault = await Vault.open(common);
    await vault.create('cafe\u0301 au lait');
    await add(vault, 'a');

    const again = await Vault.open(common);
    expect(again.status()).toMatchObject({ state: 'locked', reason: 'passphrase' });
    expect(() => again.entries()).toThrow('locked');
    await expect(again.unlock('cafe au lait')).rejects.toEqual(failure('wrong-passphrase'));
    expect(again.status().state).toBe('locked');
    await again.unlock('caf\u00e9 au lait');
    expect(idsIn(again)).toEqual(['a']);
  });

  test('locks, refuses requests, and unlocks with all accounts', async () => {
    const vault = await Vault.open(await parts());
    await vault.create(PASSPHRASE);
    await add(vault, 'a');
    expect(await vault.lock()).toMatchObject({ state: 'locked', reason: 'passphrase' });
    expect(() => vault.entries()).toThrow('locked');
    await expect(add(vault, 'b')).rejects.toEqual(failure('locked'));
    await vault.unlock(PASSPHRASE);
    await add(vault, 'b');
    expect(idsIn(vault)).toEqual(['a', 'b']);
  });

  test('opens after the loss of the key store', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    expect(await vault.create(PASSPHRASE)).toMatchObject({ protection: ['key-store', 'passphrase'] });
    await add(vault, 'a');

    const other = await Vault.open({ ...common, keyStore: memoryKeyStore() });
    expect(other.status()).toMatchObject({ state: 'locked', reason: 'key-store-changed' });
    await other.unlock(PASSPHRASE);
    expect(idsIn(other)).toEqual(['a']);
  });
});

describe('the file', () => {
  test('shows no key and no name, and only its owner can read it', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    await add(vault, 'a');
    await add(vault, 'b');
    const versions = await vault.versions.list();
    expect(versions).toHaveLength(2);
    for (const name of ['vault.json', ...versions.map(({ name }) => join('versions', name))]) {
      const path = join(common.folder, name);
      expect(await readFile(path, 'utf8')).not.toMatch(
        new RegExp(`${RFC_SECRET}|example\\.com|${PASSPHRASE}`, 'i'),
      );
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
  });

  test('keeps the versions before the last changes, and each one opens', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create();
    for (const id of ['a', 'b', 'c']) await add(vault, id);
    const texts = await Promise.all(
      (await vault.versions.list()).map(({ name }) => vault.versions.read(name)),
    );
    expect(texts.map((text) => vault.openText(text ?? '')?.entries.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['a'],
      [],
    ]);
    await writeFile(join(common.folder, 'vault.json'), texts[0] ?? '');
    expect(idsIn(await Vault.open(common))).toEqual(['a', 'b']);
  });

  test('loses none of many simultaneous changes', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create();
    const ids = Array.from({ length: 12 }, (_, index) => `entry-${index}`);
    await Promise.all(ids.map((id) => add(vault, id)));
    expect(idsIn(await Vault.open(common))).toEqual(ids);
  });

  test('keeps what another program wrote, and adds the own change to it', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create();
    const other = await Vault.open(common);
    await add(other, 'theirs');

    await add(vault, 'ours');
    expect(idsIn(vault)).toEqual(['theirs', 'ours']);
    expect(idsIn(await Vault.open(common))).toEqual(['theirs', 'ours']);
  });

  test('leaves memory unchanged when a write fails, and reports it', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create();
    await add(vault, 'a');
    // A file in place of the folder of versions makes the write fail, also for root.
    await rm(join(common.folder, 'versions'), { recursive: true });
    await writeFile(join(common.folder, 'versions'), '');
    await expect(add(vault, 'b')).rejects.toEqual(failure('store-failed'));
    expect(idsIn(vault)).toEqual(['a']);
    expect(idsIn(await Vault.open(common))).toEqual(['a']);
  });

  test('in a path that is not a folder gives one sentence, and does not stop the start', async () => {
    const folder = join(await temporaryFolder(), 'taken');
    await writeFile(folder, '');
    const vault = await Vault.open(await parts({ folder }));
    const made = vault.create();
    await expect(made).rejects.toThrow('nothing was saved');
    await expect(made).rejects.toEqual(failure('store-failed'));
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'still gives codes if it is read-only, and refuses changes',
    async () => {
      const common = await parts();
      const vault = await Vault.open(common);
      await vault.create();
      await add(vault, 'a');
      await chmod(join(common.folder, 'vault.json'), 0o400);
      const again = await Vault.open(common);
      expect(again.status()).toMatchObject({ state: 'open', readOnly: true });
      expect(idsIn(again)).toEqual(['a']);
      await expect(add(again, 'b')).rejects.toEqual(failure('read-only'));
    },
  );
});

describe('a file from a newer version', () => {
  test('stays unchanged, is renamed on request, and a new vault starts beside it', async () => {
    const common = await parts();
    const path = join(common.folder, 'vault.json');
    const text = JSON.stringify({ version: 3, something: 'else' });
    await writeFile(path, text);
    const vault = await Vault.open(common);
    expect(vault.status()).toMatchObject({ state: 'unreadable', cause: 'newer' });
    await expect(vault.create()).rejects.toEqual(failure('invalid-request'));
    expect(await readFile(path, 'utf8')).toBe(text);

    expect(await vault.setAside()).toMatchObject({ state: 'new' });
    await vault.create();
    await add(vault, 'a');
    const aside = join(common.folder, 'vault.newer-2026-01-02T030405Z.json');
    expect(await readFile(aside, 'utf8')).toBe(text);
    expect(idsIn(await Vault.open(common))).toEqual(['a']);
  });

  test('renamed twice in one second keeps both files and their versions', async () => {
    const common = await parts();
    for (const version of [3, 4]) {
      await writeFile(join(common.folder, 'vault.json'), JSON.stringify({ version }));
      await writeFile(join(common.folder, 'vault.json.previous'), `previous of ${version}`);
      await (await Vault.open(common)).setAside();
    }
    expect((await readdir(common.folder)).filter((name) => name !== 'vault.lock').sort()).toEqual([
      'vault.newer-2026-01-02T030405Z-2.json',
      'vault.newer-2026-01-02T030405Z.json',
      'vault.newer-2026-01-02T030405Z.previous-2.json',
      'vault.newer-2026-01-02T030405Z.previous.json',
    ]);
  });
});
