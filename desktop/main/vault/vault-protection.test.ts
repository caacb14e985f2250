import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KeyStoreAccess } from './key-store.ts';
import { entry, memoryKeyStore, QUICK_COST, temporaryFolder } from './testing/vaults.ts';
import { Vault, type VaultParts } from './vault.ts';

const PASSPHRASE = 'a calm green lantern';

async function parts(changes: Partial<VaultParts> = {}): Promise<VaultParts> {
  return {
    folder: await temporaryFolder(),
    keyStore: memoryKeyStore(),
    now: () => 0,
    cost: QUICK_COST,
    ...changes,
  };
}
const contentOf = async ({ folder }: VaultParts) =>
  JSON.parse(await readFile(join(folder, 'vault.json'), 'utf8'));

describe('a lost key store', () => {
  test('needs the passphrase once: its slot is repaired, and the next start opens without it', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    await vault.change(() => [entry('a')]);
    const sealed = (await contentOf(common)).entries;

    const reset = { ...common, keyStore: memoryKeyStore() };
    const other = await Vault.open(reset);
    expect(other.status()).toMatchObject({ state: 'locked', reason: 'key-store-changed' });
    expect(await other.unlock(PASSPHRASE)).toMatchObject({ protection: ['key-store', 'passphrase'] });

    const next = await Vault.open(reset);
    expect(next.status()).toMatchObject({ state: 'open' });
    expect(next.entries()).toEqual([entry('a')]);
    expect((await contentOf(common)).entries).toEqual(sealed);
  });

  test('may read noise from the slot, and the vault does not count as damaged', async () => {
    const common = { ...(await parts()), keyStore: linuxKeyStore() };
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    await vault.change(() => [entry('a')]);
    const slot = Buffer.from((await contentOf(common)).header.slots[0].wrapped, 'base64');

    const other = await keyStoreThatOpens(slot);
    const locked = await Vault.open({ ...common, keyStore: other });
    expect(locked.status()).toMatchObject({ state: 'locked', reason: 'key-store-changed' });
    await locked.unlock(PASSPHRASE);
    expect(locked.entries()).toEqual([entry('a')]);
  });

  test('leaves the vault open even if it cannot be repaired', async () => {
    const common = await parts();
    await (await Vault.open(common)).create(PASSPHRASE);
    const keyStore = memoryKeyStore();
    const refusing = { ...keyStore, wrap: () => Promise.reject(new Error('no')) };
    const vault = await Vault.open({ ...common, keyStore: refusing });
    expect(await vault.unlock(PASSPHRASE)).toMatchObject({ state: 'open' });
  });
});

describe('the passphrase', () => {
  test('changes without sealing any entry again, and the old one no longer opens', async () => {
    const common = await parts({ keyStore: memoryKeyStore(false) });
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    await vault.change(() => [entry('a'), entry('b')]);
    const before = await contentOf(common);

    await expect(vault.setPassphrase('another lantern', 'wrong')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    await expect(vault.setPassphrase('another lantern')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(await contentOf(common)).toEqual(before);
    await vault.setPassphrase('another lantern', PASSPHRASE);
    const after = await contentOf(common);
    expect(after.entries).toEqual(before.entries);
    expect(after.header.slots).toHaveLength(1);

    const again = await Vault.open(common);
    await expect(again.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await again.unlock('another lantern');
    expect(again.entries()).toEqual([entry('a'), entry('b')]);
  });

  test('can be added to a vault that had none, and then locks it', async () => {
    const vault = await Vault.open(await parts());
    await vault.create();
    await expect(vault.authenticate(undefined, 'show a key')).rejects.toThrow(
      'This vault has no passphrase.',
    );
    expect(await vault.setPassphrase(PASSPHRASE)).toMatchObject({ protection: ['key-store', 'passphrase'] });
    await vault.authenticate(PASSPHRASE, 'show a key');
    expect(await vault.lock()).toMatchObject({ state: 'locked' });
  });

  test('delays every use after wrong guesses, and the right one ends the delay', async () => {
    let now = 0;
    const vault = await Vault.open(await parts({ keyStore: memoryKeyStore(false), now: () => now }));
    await vault.create(PASSPHRASE);
    await vault.lock();
    // All at once: they are checked one after the other.
    const guesses = await Promise.allSettled(Array.from({ length: 6 }, () => vault.unlock('wrong')));
    expect(guesses.map((guess) => guess.status === 'rejected' && guess.reason.code)).toEqual([
      ...Array(3).fill('wrong-passphrase'),
      ...Array(3).fill('too-many-guesses'),
    ]);
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('Wait 2 seconds');
    now += 2_000;
    await expect(vault.unlock('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    now += 3_999;
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('Wait 1 second and');
    now += 1;
    await vault.unlock(PASSPHRASE);
    await expect(vault.authenticate('wrong', 'show a key')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    for (let count = 0; count < 2; count += 1) await vault.authenticate('wrong', '').catch(() => undefined);
    await expect(vault.setPassphrase('next lantern', PASSPHRASE)).rejects.toMatchObject({
      code: 'too-many-guesses',
    });
  });
});

describe('the system’s own prompt', () => {
  const prompt = (answer: () => Promise<void>) => ({ name: 'Touch ID', ask: answer });

  test('opens a locked vault with the key store, and only after confirmation', async () => {
    let confirmed = false;
    const systemPrompt = prompt(async () => {
      if (!confirmed) throw new Error('cancelled');
    });
    const vault = await Vault.open(await parts({ systemPrompt }));
    await vault.create(PASSPHRASE);
    await vault.change(() => [entry('a')]);
    expect(await vault.lock()).toMatchObject({ state: 'locked', systemPrompt: 'Touch ID' });
    await expect(vault.unlockBySystem()).rejects.toThrow('Touch ID did not confirm');
    expect(vault.status().state).toBe('locked');
    confirmed = true;
    await vault.unlockBySystem();
    expect(vault.entries()).toEqual([entry('a')]);
  });

  test('is not offered if no key store can open the vault', async () => {
    const common = await parts({ keyStore: memoryKeyStore(false), systemPrompt: prompt(async () => {}) });
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    expect(await vault.lock()).not.toHaveProperty('systemPrompt');
    await expect(vault.unlockBySystem()).rejects.toThrow('Use your passphrase');
  });
});

test('a vault with an altered slot counts as damaged', async () => {
  const common = await parts();
  const vault = await Vault.open(common);
  await vault.create(PASSPHRASE);
  const content = await contentOf(common);
  content.header.slots[1].kdf.memory = 16_384;
  await writeFile(join(common.folder, 'vault.json'), JSON.stringify(content));
  expect((await Vault.open(common)).status()).toMatchObject({ state: 'unreadable', cause: 'damaged' });
});

/** A key store like Chromium's on Linux: AES-128-CBC, where only the padding shows a wrong key. */
function linuxKeyStore(): KeyStoreAccess {
  const key = randomBytes(16);
  const iv = Buffer.alloc(16, ' ');
  return {
    describe: async () => ({ available: true, name: 'Test key store' }),
    wrap: async (text) => {
      const cipher = createCipheriv('aes-128-cbc', key, iv);
      return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    },
    unwrap: async (wrapped) => {
      const decipher = createDecipheriv('aes-128-cbc', key, iv);
      return Buffer.concat([decipher.update(wrapped), decipher.final()]).toString('utf8');
    },
  };
}

/** Returns another key store that decrypts this text with valid padding, as about one in 256 does. */
async function keyStoreThatOpens(wrapped: Buffer): Promise<KeyStoreAccess> {
  for (;;) {
    const keyStore = linuxKeyStore();
    const opens = await keyStore.unwrap(wrapped).then(
      () => true,
      () => false,
    );
    if (opens) return keyStore;
  }
}
