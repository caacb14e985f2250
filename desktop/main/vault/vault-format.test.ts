import { spawnSync } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatKeyUri, parseKeyUri } from '../../../shared/key-uri.ts';
import { entry, memoryKeyStore, QUICK_COST, RFC_SECRET, temporaryFolder } from './testing/vaults.ts';
import { Vault } from './vault.ts';
import { readVaultFile } from './vault-format.ts';

const FIXTURE = join(import.meta.dirname, 'fixtures', 'version-1.json');
const READER = join(import.meta.dirname, '..', '..', '..', 'docs', 'read-vault.mjs');
const PASSPHRASE = 'caf\u00e9 au lait';

async function parts() {
  return {
    folder: await temporaryFolder(),
    keyStore: memoryKeyStore(),
    now: () => Date.UTC(2026, 0, 2),
    cost: QUICK_COST,
  };
}

/** Node before 24.7 has no Argon2. Later ones have a function that refuses, if their OpenSSL has none. */
const WITHOUT_ARGON2 = {
  'too old': 'undefined',
  'built without it': `() => {
    throw Object.assign(new Error('x'), { code: 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED' });
  }`,
};

function nodeWith(argon2Sync: string): string {
  return `data:text/javascript,${encodeURIComponent(`
    import crypto from 'node:crypto';
    import { syncBuiltinESMExports } from 'node:module';
    crypto.argon2Sync = ${argon2Sync};
    syncBuiltinESMExports();
  `)}`;
}

/** Runs the independent reader as a user would. */
function readWithout(file: string, passphrase: string, { reader = READER, node = [] as string[] } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, reader, file], {
    input: `${passphrase}\n`,
    encoding: 'utf8',
  });
  return { status, keys: stdout.split('\n').filter(Boolean).map(parseKeyUri), stderr };
}

describe('a vault of the first version', () => {
  test('opens with its passphrase, and the first change writes it in the current version', async () => {
    const common = await parts();
    const path = join(common.folder, 'vault.json');
    await copyFile(FIXTURE, path);
    const vault = await Vault.open(common);
    expect(vault.status()).toMatchObject({ state: 'locked', reason: 'passphrase' });
    await vault.unlock('cafe\u0301 au lait');
    const before = vault.entries();
    expect(before.map(({ id, key }) => [id, key.type, key.issuer])).toEqual([
      ['a', 'totp', 'Example'],
      ['b', 'hotp', 'Grüße'],
      ['c', 'steam', 'Steam'],
    ]);
    expect(await readFile(path, 'utf8')).toBe(await readFile(FIXTURE, 'utf8'));

    await vault.change((entries) => [...entries, entry('d')]);
    expect(JSON.parse(await readFile(path, 'utf8')).version).toBe(2);
    const again = await Vault.open(common);
    await again.unlock(PASSPHRASE);
    expect(again.entries()).toEqual([...before, entry('d')]);
    const [version] = await again.versions.list();
    expect(await again.versions.read(version?.name ?? '')).toBe(await readFile(FIXTURE, 'utf8'));
    expect(again.openText(await readFile(FIXTURE, 'utf8'))?.entries).toEqual(before);
  });
});

describe('docs/read-vault.mjs, which shares no code with the app', () => {
  test('reads the app’s file with another implementation of Argon2id', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    const odd = entry('b', { issuer: 'Grüße & Söhne', account: 'a:b', digits: 8, extra: [['image', 'x y']] });
    await vault.change(() => [entry('a'), odd]);
    const path = join(common.folder, 'vault.json');

    const read = readWithout(path, PASSPHRASE);
    expect(read).toMatchObject({ status: 0, stderr: '' });
    expect(read.keys.map(formatKeyUri)).toEqual([entry('a'), odd].map(({ key }) => formatKeyUri(key)));
    expect(readWithout(path, 'another')).toMatchObject({ status: 1, keys: [] });

    const content = JSON.parse(await readFile(path, 'utf8'));
    content.entries[0] = content.entries[1];
    await writeFile(path, JSON.stringify(content));
    expect(readWithout(path, PASSPHRASE)).toMatchObject({
      keys: [{ issuer: 'Grüße & Söhne' }, { issuer: 'Grüße & Söhne' }],
      stderr: 'An entry of the manifest is not in the file.\n',
    });

    content.header.mood = 'new';
    await writeFile(path, JSON.stringify(content));
    expect(readWithout(path, PASSPHRASE)).toMatchObject({
      status: 1,
      keys: [],
      stderr: expect.stringMatching(/^The seal of this file does not open: [^\n]+\n$/),
    });
  });

  test('prints complete entries on request: favourites, tags, notes', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    const noted = {
      ...entry('a'),
      favourite: true,
      tags: ['Work'],
      note: 'Printed codes:\nin the blue folder',
    };
    await vault.change(() => [noted, entry('b')]);
    const { stdout } = spawnSync(process.execPath, [READER, join(common.folder, 'vault.json'), '--entries'], {
      input: `${PASSPHRASE}\n`,
      encoding: 'utf8',
    });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([noted, entry('b')]);
  });

  test('reads the first version', () => {
    expect(readWithout(FIXTURE, PASSPHRASE).keys).toMatchObject([
      { type: 'totp', secret: RFC_SECRET, extra: [['image', 'https://x.test/?a=b']] },
      { type: 'hotp', counter: 7, algorithm: 'SHA256' },
      { type: 'steam' },
    ]);
  });
});

describe('docs/read-vault.mjs on a Node without Argon2', () => {
  test.each(Object.entries(WITHOUT_ARGON2))(
    'that is %s uses hash-wasm, and without it says what it needs',
    async (_, argon2Sync) => {
      const node = ['--import', nodeWith(argon2Sync)];
      const common = await parts();
      const vault = await Vault.open(common);
      await vault.create(PASSPHRASE);
      await vault.change(() => [entry('a')]);
      const path = join(common.folder, 'vault.json');
      const read = readWithout(path, PASSPHRASE, { node });
      expect(read).toMatchObject({ status: 0, stderr: '' });
      expect(read.keys.map(formatKeyUri)).toEqual([formatKeyUri(entry('a').key)]);

      const alone = join(common.folder, 'read-vault.mjs');
      await copyFile(READER, alone);
      expect(readWithout(path, PASSPHRASE, { reader: alone, node })).toEqual({
        status: 1,
        keys: [],
        stderr: expect.stringMatching(/^Node .+ has no Argon2id: use Node 24\.7 or newer, or .+\.\n$/),
      });
    },
  );

  test.each([['nowhere.json'], [import.meta.filename], ['']])('refuses %j with a sentence', (file) => {
    const { status, stderr } = readWithout(file, PASSPHRASE);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^[A-Z][^\n]+\n$/);
  });
});

describe('a vault of a later version', () => {
  test('opens read-only if it says that this version can read it', async () => {
    const common = await parts();
    const vault = await Vault.open(common);
    await vault.create(PASSPHRASE);
    await vault.change(() => [entry('a')]);
    const { sealContents } = await import('./sealed-content.ts');
    const { sealIdentity, writeVaultFile } = await import('./vault-format.ts');
    const { seal, unseal, KEY_BYTES } = await import('./seal.ts');
    const key = Buffer.alloc(KEY_BYTES, 7);
    // As a later version might write it: with another slot and another property, covered by the seal.
    const wrapped = await common.keyStore.wrap(key.toString('base64'));
    const slots = [{ kind: 'key-store' as const, wrapped: wrapped.toString('base64') }];
    const present = sealContents(key, slots, { entries: [entry('a')], quarantined: [] }, 0);
    const manifest = unseal(key, present.seal, sealIdentity(present));
    const header = { readableFrom: 2, slots: [{ kind: 'security-key', id: 'x' }, ...slots], mood: 'new' };
    const later = { ...present, version: 3, header };
    const text = writeVaultFile({ ...later, seal: seal(key, manifest, sealIdentity(later)) });
    const path = join(common.folder, 'vault.json');
    await writeFile(path, text);

    const opened = await Vault.open(common);
    expect(opened.status()).toMatchObject({
      state: 'open',
      readOnly: true,
      readOnlyBecause: expect.stringContaining('newer version of Countersign'),
    });
    expect(opened.entries()).toEqual([entry('a')]);
    await expect(opened.change(() => [])).rejects.toMatchObject({ code: 'read-only' });
    await expect(opened.setPassphrase('another one')).rejects.toMatchObject({ code: 'read-only' });
    expect(await readFile(path, 'utf8')).toBe(text);
  });
});

describe('readVaultFile', () => {
  test('never throws, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readVaultFile(text).kind).toMatch(/^(vault|newer|damaged)$/);
      }),
    );
  });

  test.each([
    ['a cost that uses all memory', { N: 2 ** 20, r: 32 }],
    ['a cost that is no protection', { N: 2 }],
    ['a cost that is no power of two', { N: 2 ** 15 + 1 }],
    ['an endless computation', { p: 1_000_000 }],
    ['no salt to speak of', { salt: 'AA==' }],
  ])('refuses scrypt with %s before computing it', (_name, changes) => {
    const kdf = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1, salt: 'AAAAAAAAAAAAAAAAAAAAAA==', ...changes };
    expect(readVaultFile(first(kdf))).toEqual({ kind: 'damaged' });
    expect(readVaultFile(second(kdf))).toEqual({ kind: 'damaged' });
  });

  test.each([
    ['a cost that uses all memory', { memory: 2 ** 21 }],
    ['a cost that is no protection', { memory: 1024 }],
    ['an endless computation', { memory: 2 ** 20, passes: 64 }],
    ['more lanes than any computer has', { lanes: 5_000 }],
    ['a memory that is no whole number', { memory: 65_536.5 }],
    ['no salt to speak of', { salt: 'AA==' }],
  ])('refuses Argon2id with %s before computing it', (_name, changes) => {
    const usual = { name: 'argon2id', memory: 65_536, passes: 3, lanes: 1, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' };
    expect(readVaultFile(second(usual)).kind).toBe('vault');
    expect(readVaultFile(second({ ...usual, ...changes }))).toEqual({ kind: 'damaged' });
  });
});

const passphraseSlot = (kdf: object) => ({ kind: 'passphrase', kdf, wrapped: 'AAAA' });
const first = (kdf: object) => JSON.stringify({ version: 1, slots: [passphraseSlot(kdf)], sealed: 'AAAA' });
const second = (kdf: object) =>
  JSON.stringify({
    format: 'countersign-vault',
    version: 2,
    header: { readableFrom: 2, slots: [passphraseSlot(kdf)] },
    seal: 'AAAA',
    entries: [],
  });
