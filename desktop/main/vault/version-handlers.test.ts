import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handledVault } from './testing/handled-vault.ts';
import { entry } from './testing/vaults.ts';
import { Vault } from './vault.ts';

describe('earlier versions', () => {
  test('are listed with their number of accounts, and restored without losing the current one', async () => {
    const { vault, handlers } = await handledVault();
    await vault.change(() => [entry('a')]);
    await vault.change(() => [entry('a'), entry('b')]);
    await vault.change(() => []);
    const versions = await handlers['versions:list'](undefined);
    expect(versions.map(({ accounts }) => accounts)).toEqual([2, 1, 0]);
    await handlers['versions:restore']({ name: versions[0]?.name ?? '' });
    expect(vault.entries().map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await handlers['versions:list'](undefined))[0]).toMatchObject({ accounts: 0 });
    await expect(handlers['versions:restore']({ name: '../vault.json' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('repair a damaged vault: the damaged file is renamed, and what was written last opens', async () => {
    const { vault, parts, folder } = await handledVault();
    await vault.change(() => [entry('a')]);
    await vault.change(() => [entry('a'), entry('b')]);
    await writeFile(join(folder, 'vault.json'), 'torn');
    const damaged = await Vault.open(parts);
    expect(damaged.status()).toMatchObject({ state: 'unreadable', cause: 'damaged' });
    expect(await damaged.useLatestVersion()).toMatchObject({ state: 'open' });
    expect(damaged.entries()).toEqual([entry('a'), entry('b')]);
    await damaged.change((entries) => [...entries, entry('c')]);
    const names = await readdir(folder);
    const aside = names.find((name) => /^vault\.damaged-[^.]*\.json$/.test(name)) ?? '';
    expect(await readFile(join(folder, aside), 'utf8')).toBe('torn');
    expect((await Vault.open(parts)).entries()).toEqual([entry('a'), entry('b'), entry('c')]);
    await expect(damaged.useLatestVersion()).rejects.toMatchObject({ code: 'invalid-request' });
  });
});
