import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entry, memoryKeyStore, QUICK_COST, temporaryFolder } from './testing/vaults.ts';
import { Vault, type VaultParts } from './vault.ts';

async function vaultWithTwoSlots(): Promise<{ parts: VaultParts; path: string; text: string }> {
  const parts: VaultParts = {
    folder: await temporaryFolder(),
    keyStore: memoryKeyStore(),
    now: () => 0,
    cost: QUICK_COST,
  };
  const vault = await Vault.open(parts);
  await vault.create('a calm green lantern');
  await vault.change(() => [entry('a'), entry('b')]);
  const path = join(parts.folder, 'vault.json');
  return { parts, path, text: await readFile(path, 'utf8') };
}

describe('a damaged vault file', () => {
  test('cut short at any length is called damaged, never overwritten, and renamed unchanged', async () => {
    const { parts, path, text } = await vaultWithTwoSlots();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.trimEnd().length - 1 }), async (length) => {
        const cut = text.slice(0, length);
        await writeFile(path, cut);
        const vault = await Vault.open(parts);
        expect(vault.status()).toMatchObject({ state: 'unreadable', cause: 'damaged' });
        await expect(vault.create()).rejects.toMatchObject({ code: 'invalid-request' });
        await expect(vault.unlock('a calm green lantern')).rejects.toMatchObject({ code: 'invalid-request' });
        await expect(vault.change(() => [])).rejects.toMatchObject({ code: 'locked' });
        expect(await readFile(path, 'utf8')).toBe(cut);
      }),
      { numRuns: 150, examples: [[0], [1], [text.trimEnd().length - 1]] },
    );
    await writeFile(path, text.slice(0, 40));
    const vault = await Vault.open(parts);
    expect(vault.status()).toHaveProperty('sentence', expect.stringContaining('Earlier versions are in'));
    await vault.setAside();
    const [aside] = (await readdir(parts.folder)).filter((name) => /^vault\.damaged-[^.]*\.json$/.test(name));
    expect(await readFile(join(parts.folder, aside ?? ''), 'utf8')).toBe(text.slice(0, 40));
  });

  test('with one altered character never opens with other entries, and is never overwritten', async () => {
    const { parts, path, text } = await vaultWithTwoSlots();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom(...'0A/="{ 2'),
        async (at, character) => {
          const altered = text.slice(0, at) + character + text.slice(at + 1);
          await writeFile(path, altered);
          const vault = await Vault.open(parts);
          const { state } = vault.status();
          expect(['open', 'locked', 'unreadable']).toContain(state);
          if (state === 'open') {
            // An altered entry is not shown. The entries that are shown were stored.
            const shown = vault.entries();
            expect([entry('a'), entry('b')]).toEqual(expect.arrayContaining([...shown]));
            expect(shown.length + vault.quarantined().length).toBe(2);
          }
          expect(await readFile(path, 'utf8')).toBe(altered);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('does not open with a missing or swapped slot, because the seal covers the slots', async () => {
    const { parts, path, text } = await vaultWithTwoSlots();
    const content = JSON.parse(text);
    const [keyStoreSlot] = content.header.slots;
    await writeFile(
      path,
      JSON.stringify({ ...content, header: { ...content.header, slots: [keyStoreSlot] } }),
    );
    expect((await Vault.open(parts)).status()).toMatchObject({ state: 'unreadable', cause: 'damaged' });
  });
});
