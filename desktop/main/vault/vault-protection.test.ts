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
  test('costs one passphrase: its slot is repaired, and the next start asks nothing', async () => {
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

  test('that reads noise out of the slot is a lost one, too: the vault is not taken for damaged', async () => {
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

  test('that cannot be repaired still leaves the vault open', async () => {
    const common = await parts();
    await (await Vault.open(common)).create(PASSPHRASE);
    const keyStore = memoryKeyStore();
    const refusing = { ...keyStore, wrap: () => Promise.reject(new Error('no')) };
    const vault = await Vault.open({ ...common, keyStore: refusing });
    expect(await vault.unlock(PASSPHRASE)).toMatchObject({ state: 'open' });
  });
});

describe('the passphrase', () => {
  test('is changed by wrapping one key anew: no entry is sealed again, the old one no longer opens', async () => {
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

  test('can be added to a vault that had none, and locks it then', async () => {
    const vault = await Vault.open(await parts());
    await vault.create();
    await expect(vault.authenticate(undefined, 'show a key')).rejects.toThrow(
      'This vault has no passphrase.',
    );
    expect(await vault.setPassphrase(PASSPHRASE)).toMatchObject({ protection: ['key-store', 'passphrase'] });
    await vault.authenticate(PASSPHRASE, 'show a key');
    expect(await vault.lock()).toMatchObject({ state: 'locked' });
  });

  test('guessed wrong slows down, for everything that asks for it; the right one ends the wait', async () => {
    let now = 0;
    const vault = await Vault.open(await parts({ keyStore: memoryKeyStore(false), now: () => now }));
    await vault.create(PASSPHRASE);
    await vault.lock();
    // Asked for all at once: each is judged in its turn.
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

  test('opens a locked vault through the key store, and only when it was confirmed', async () => {
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

  test('is not offered where no key store could open the vault', async () => {
    const common = await parts({ keyStore: memoryKeyStore(false), systemPrompt: prompt(async () => {}) });
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    expect(await vault.lock()).not.toHaveProperty('systemPrompt');
    await expect(vault.unlockBySystem()).rejects.toThrow('Use your passphrase');
  });
});

test('an altered slot costs that slot: the other still opens what can be vouched for, or nothing does', async () => {
  const common = await parts();
  const vault = await Vault.open(common);
  await vault.create(PASSPHRASE);
  const content = await contentOf(common);
  content.header.slots[1].kdf.memory = 16_384;
  await writeFile(join(common.folder, 'vault.json'), JSON.stringify(content));
  expect((await Vault.open(common)).status()).toMatchObject({ state: 'unreadable', cause: 'damaged' });
});

/** A key store as Chromium has it on Linux: AES-128-CBC, whose padding is all that tells a wrong key. */
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

/** Another key store whose padding happens to be right: about one in 256 is. */
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
