import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { memoryKeyStore, QUICK_COST, temporaryFolder } from './testing/vaults.ts';
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
}, 240_000);

test('several processes that write at once never overwrite each other', async () => {
  const { folder, reopened } = await emptyVault();
  const writers = ['red', 'green', 'blue'].map((name) => startWriter(folder, name, 40));
  await Promise.all(writers.map(({ ended }) => ended));
  const stored = new Set((await reopened()).entries().map(({ id }) => id));
  for (const { told, complaints } of writers) {
    expect(told.filter((id) => !stored.has(id))).toEqual([]);
    // Every writer but the first gets an error and stops.
    if (told.length < 40) expect(complaints()).toContain('Another program changed the vault file');
  }
  expect(stored.size).toBe(writers.flatMap(({ told }) => told).length);
  expect(Math.max(...writers.map(({ told }) => told.length))).toBe(40);
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
