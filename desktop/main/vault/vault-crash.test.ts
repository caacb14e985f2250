import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, lstat, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { entry, memoryKeyStore, QUICK_COST, temporaryFolder } from './testing/vaults.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'a calm green lantern';
const WRITER = join(import.meta.dirname, 'fixtures', 'writer.ts');

async function emptyVault() {
  const parts = {
    folder: await temporaryFolder(),
    keyStore: memoryKeyStore(false),
    now: Date.now,
    cost: QUICK_COST,
  };
  await (await Vault.open(parts)).create(PASSPHRASE);
  return {
    folder: parts.folder,
    async reopened() {
      const vault = await Vault.open(parts);
      await vault.unlock(PASSPHRASE);
      return vault;
    },
  };
}

/** Starts a separate process that writes. `told` lists the entries that it reported as stored. */
function startWriter(folder: string, prefix: string, count: number) {
  const child = spawn(process.execPath, [WRITER, folder, PASSPHRASE, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: string[] = [];
  let complaints = '';
  const lines = createInterface({ input: child.stdout }).on('line', (line) => told.push(line));
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  /** Resolves after this many reports. Never resolves if the process ends earlier. */
  const toldSoMany = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => told.length >= count && resolve();
      lines.on('line', look);
      look();
    });
  return { child, told, toldSoMany, complaints: () => complaints, ended: once(child, 'close') };
}

test('a process killed at random during 500 writes loses no stored entry, and every version opens', async () => {
  const { folder, reopened } = await emptyVault();
  const acknowledged: string[] = [];
  let writers = 0;
  while (acknowledged.length < 500) {
    writers += 1;
    const writer = startWriter(folder, `writer${writers}`, 60);
    // Some writers finish. Most are killed between opening the vault and the last write.
    await Promise.race([writer.toldSoMany(Math.floor(Math.random() * 60)), writer.ended]);
    await wait(Math.random() * 4);
    writer.child.kill('SIGKILL');
    await writer.ended;
    expect(writer.complaints()).toBe('');
    acknowledged.push(...writer.told);

    const vault = await reopened();
    const stored = new Set(vault.entries().map(({ id }) => id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(vault.quarantined()).toEqual([]);
    for (const { name } of await vault.versions.list()) {
      const text = await vault.versions.read(name);
      expect(vault.openText(text ?? '')?.quarantined, name).toEqual([]);
    }
  }
});

test('several processes that write at once never overwrite each other, and none has to stop', async () => {
  const { folder, reopened } = await emptyVault();
  const writers = ['red', 'green', 'blue'].map((name) => startWriter(folder, name, 40));
  await Promise.all(writers.map(({ ended }) => ended));
  const stored = new Set((await reopened()).entries().map(({ id }) => id));
  for (const { told, complaints } of writers) {
    expect(told.filter((id) => !stored.has(id))).toEqual([]);
    expect(complaints()).toBe('');
    expect(told).toHaveLength(40);
  }
  expect(stored.size).toBe(120);
});

test.skipIf(process.platform !== 'linux')('a full disk is reported, and nothing is lost', async () => {
  const { folder, reopened } = await emptyVault();
  const vault = await reopened();
  await vault.change((entries) => entries);
  const before = await readFile(join(folder, 'vault.json'), 'utf8');
  // The kernel's /dev/full answers every write with ENOSPC.
  await symlink('/dev/full', join(folder, 'vault.json.tmp'));
  const failed = vault.change(() => []);
  await expect(failed).rejects.toThrow('The disk is full, so nothing was saved.');
  expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(before);
  expect(await readdir(folder)).not.toContain('vault.json.tmp');
  await vault.change((entries) => entries);
});

test('two computers that synchronise one file keep the changes of both, whichever copy comes last', async () => {
  const [here, there] = [await emptyVault(), await temporaryFolder()];
  await (await here.reopened()).change(() => [entry('a'), { ...entry('b'), removedAt: 0 }]);
  const mine = await here.reopened();
  await copyFile(join(here.folder, 'vault.json'), join(there, 'vault.json'));
  const parts = { folder: there, keyStore: memoryKeyStore(false), now: Date.now, cost: QUICK_COST };
  const theirs = await Vault.open(parts);
  await theirs.unlock(PASSPHRASE);
  // Both change the same state, and the other computer's copy lands over this one's.
  await mine.change((entries) => [...entries, entry('mine')]);
  await theirs.change((entries) => [...entries.filter(({ id }) => id !== 'b'), entry('theirs')]);
  await copyFile(join(there, 'vault.json'), join(here.folder, 'vault.json'));
  expect(await mine.look()).toMatchObject({ kind: 'merged', conflicts: [] });
  const ids = (vault: Vault) =>
    vault
      .entries()
      .map(({ id }) => id)
      .sort();
  expect(ids(mine)).toEqual(['a', 'mine', 'theirs']);
  expect(ids(await here.reopened())).toEqual(['a', 'mine', 'theirs']);
  expect(await mine.look()).toBeUndefined();
});

test('the file of another vault is neither merged nor overwritten', async () => {
  const [one, other] = [await emptyVault(), await emptyVault()];
  const vault = await one.reopened();
  await vault.change(() => [entry('a')]);
  await copyFile(join(other.folder, 'vault.json'), join(one.folder, 'vault.json'));
  const foreign = await readFile(join(one.folder, 'vault.json'), 'utf8');
  await expect(vault.change((entries) => entries)).rejects.toMatchObject({ code: 'store-failed' });
  await expect(vault.look()).rejects.toMatchObject({ code: 'store-failed' });
  expect(await readFile(join(one.folder, 'vault.json'), 'utf8')).toBe(foreign);
});

test.each([
  ['emptied', ''],
  ['half written', '{"format":"countersign-vault","version":2,'],
  ['left with a conflict', '<<<<<<< HEAD\n{}\n======='],
])('a file that was %s is written again once it stays like that', async (_name, left) => {
  const { folder, reopened } = await emptyVault();
  const path = join(folder, 'vault.json');
  const vault = await reopened();
  await vault.change(() => [entry('a')]);
  await writeFile(path, left);
  expect(await vault.look()).toMatchObject({ kind: 'damaged' });
  expect(await readFile(path, 'utf8')).toBe(left);
  expect(await vault.look()).toMatchObject({ kind: 'replaced-damaged' });
  expect((await reopened()).entries()).toHaveLength(1);

  await writeFile(path, left);
  const change = () => vault.change((entries) => [...entries, entry('b')]);
  await expect(change()).rejects.toMatchObject({ message: expect.stringContaining('Try again') });
  await change();
  expect((await reopened()).entries()).toHaveLength(2);
  const kept = (await readdir(folder)).filter((name) => name.startsWith('vault.damaged-'));
  for (const name of kept) expect(await readFile(join(folder, name), 'utf8')).toBe(left);
  expect(kept.length > 0).toBe(left !== '');
});

test('a file that another program is still writing is left to it', async () => {
  const { folder, reopened } = await emptyVault();
  const path = join(folder, 'vault.json');
  const [mine, theirs] = [await reopened(), await reopened()];
  await theirs.change(() => [entry('theirs')]);
  const whole = await readFile(path, 'utf8');
  await writeFile(path, whole.slice(0, 100));
  expect(await mine.look()).toMatchObject({ kind: 'damaged' });
  await writeFile(path, whole.slice(0, 200));
  expect(await mine.look()).toMatchObject({ kind: 'damaged' });
  await writeFile(path, whole);
  expect(await mine.look()).toMatchObject({ kind: 'merged' });
  expect(mine.entries()).toHaveLength(1);
});

test('a file deleted while the vault is open is written again; deleted before a start, its versions are found', async () => {
  const { folder, reopened } = await emptyVault();
  const path = join(folder, 'vault.json');
  const vault = await reopened();
  await vault.change(() => [entry('a')]);
  await rm(path);
  expect(await vault.look()).toMatchObject({ kind: 'written-again' });
  await rm(path);
  await vault.change((entries) => [...entries, entry('b')]);
  expect((await reopened()).entries()).toHaveLength(2);

  await vault.change((entries) => entries);
  await rm(path);
  const parts = { folder, keyStore: memoryKeyStore(false), now: Date.now, cost: QUICK_COST };
  const restarted = await Vault.open(parts);
  expect(restarted.status()).toMatchObject({ state: 'unreadable', cause: 'missing' });
  expect(await restarted.useLatestVersion()).toMatchObject({ state: 'locked' });
  await restarted.unlock(PASSPHRASE);
  expect(restarted.entries()).toHaveLength(2);
  expect((await restarted.versions.list()).length).toBeGreaterThan(0);

  await rm(path);
  const without = await Vault.open(parts);
  expect(await without.setAside()).toMatchObject({ state: 'new' });
  expect(await readdir(folder)).toContainEqual(expect.stringMatching(/^vault\.missing-.*\.versions$/));
});

test.skipIf(process.platform === 'win32')(
  'a linked file stays a link, and its versions are files',
  async () => {
    const { folder, reopened } = await emptyVault();
    const synchronised = join(await temporaryFolder(), 'vault.json');
    const path = join(folder, 'vault.json');
    await rename(path, synchronised);
    await symlink(synchronised, path);
    const vault = await reopened();
    await vault.change(() => [entry('a')]);
    await vault.change((entries) => [...entries, entry('b')]);
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect(await readFile(synchronised, 'utf8')).toBe(await readFile(path, 'utf8'));
    expect((await reopened()).entries()).toHaveLength(2);
    for (const { name } of await vault.versions.list()) {
      expect((await lstat(join(vault.versions.folder, name))).isFile()).toBe(true);
      expect(vault.openText((await vault.versions.read(name)) ?? '')?.quarantined).toEqual([]);
    }
  },
);

test('links one behind another all stay, also after the file behind them was deleted', async () => {
  const { folder, reopened } = await emptyVault();
  const [shared, between] = [await temporaryFolder(), await temporaryFolder()];
  const [path, link, file] = [
    join(folder, 'vault.json'),
    join(between, 'link.json'),
    join(shared, 'synced.json'),
  ];
  await rename(path, file);
  await symlink(file, link);
  await symlink(link, path);
  const vault = await reopened();
  for (const id of ['a', 'b']) {
    await rm(file);
    await vault.change((entries) => [...entries, entry(id)]);
    for (const each of [path, link]) expect((await lstat(each)).isSymbolicLink()).toBe(true);
    expect((await lstat(file)).isFile()).toBe(true);
  }
  expect((await reopened()).entries()).toHaveLength(2);
});

test('a link to a disk that is not connected is no first start, and the vault is back with the disk', async () => {
  const { folder } = await emptyVault();
  const path = join(folder, 'vault.json');
  const disk = join(await temporaryFolder(), 'disk');
  await mkdir(disk);
  await rename(path, join(disk, 'vault.json'));
  await symlink(join(disk, 'vault.json'), path);
  await rename(disk, `${disk}-away`);
  const opened = () =>
    Vault.open({ folder, keyStore: memoryKeyStore(false), now: Date.now, cost: QUICK_COST });
  const vault = await opened();
  expect(vault.status()).toMatchObject({
    state: 'unreadable',
    cause: 'away',
    sentence: expect.stringContaining(disk),
  });
  await rename(`${disk}-away`, disk);
  expect(await vault.look()).toMatchObject({ kind: 'reloaded' });
  expect(vault.status()).toMatchObject({ state: 'locked' });

  // A link whose file need only be created is a first start.
  await rm(join(disk, 'vault.json'));
  await rm(vault.versions.folder, { recursive: true });
  expect((await opened()).status()).toMatchObject({ state: 'new' });
});

test.each([
  ['a folder', (path: string) => mkdir(path), 'There is a folder'],
  ['a link to itself', (path: string) => symlink('vault.json', path), 'leads back to itself'],
])(
  '%s in the place of the file is named, and the latest version can take its place',
  async (_name, put, sentence) => {
    const { folder, reopened } = await emptyVault();
    const path = join(folder, 'vault.json');
    await (await reopened()).change(() => [entry('a')]);
    await (await reopened()).change((entries) => entries);
    await rm(path);
    await put(path);
    const vault = await Vault.open({
      folder,
      keyStore: memoryKeyStore(false),
      now: Date.now,
      cost: QUICK_COST,
    });
    expect(vault.status()).toMatchObject({
      state: 'unreadable',
      cause: 'no-read',
      sentence: expect.stringContaining(sentence),
    });
    expect(await vault.useLatestVersion()).toMatchObject({ state: 'locked' });
    await vault.unlock(PASSPHRASE);
    expect(vault.entries()).toHaveLength(1);
  },
);
