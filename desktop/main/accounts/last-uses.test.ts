import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { entry, memoryKeyStore, QUICK_COST, temporaryFolder } from '../vault/testing/vaults.ts';
import { Vault } from '../vault/vault.ts';
import { LastUses, readLastUses } from './last-uses.ts';

const PASSPHRASE = 'a calm green lantern';

/** The uses of a real vault with the accounts a, b and c. */
async function usesOf(savedAfter = 60_000) {
  const folder = await temporaryFolder();
  const parts = { folder, keyStore: memoryKeyStore(), now: () => 0, cost: QUICK_COST };
  const vault = await Vault.open(parts);
  await vault.create(PASSPHRASE);
  await vault.change(() => [entry('a'), entry('b'), entry('c')]);
  const told: string[] = [];
  const onUse = ({ id, lastUse }: { id: string; lastUse: number }) => void told.push(`${id} ${lastUse}`);
  const uses = new LastUses({ folder, vault, sealed: undefined, savedAfter, onUse });
  /** Opens them as the next start of the app does. */
  const reopen = async () => {
    const again = await Vault.open(parts);
    return new LastUses({ folder, vault: again, sealed: await readLastUses(folder), savedAfter });
  };
  return { folder, file: join(folder, 'last-used.json'), vault, uses, told, reopen };
}

/** Identifiers, last used first. */
const order = (uses: LastUses) =>
  ['a', 'b', 'c']
    .filter((id) => uses.lastUse(id) !== undefined)
    .sort((one, other) => (uses.lastUse(other) ?? 0) - (uses.lastUse(one) ?? 0))
    .join('');

describe('the order of last use', () => {
  test('is available immediately, and after a restart', async () => {
    const { uses, told, reopen } = await usesOf();
    for (const id of ['a', 'b', 'a', 'c', 'b']) uses.record(id);
    expect(order(uses)).toBe('bca');
    expect(told).toEqual(['a 1', 'b 2', 'a 3', 'c 4', 'b 5']);
    await uses.save();
    const again = await reopen();
    expect(order(again)).toBe('bca');
    again.record('a');
    expect(order(again)).toBe('abc');
  });

  test('is written once for several copies, and the vault is not written', async () => {
    const { uses, folder, file } = await usesOf(20);
    const before = await readFile(join(folder, 'vault.json'), 'utf8');
    const versions = await readdir(join(folder, 'versions'));
    for (let count = 0; count < 100; count += 1) uses.record(count % 2 === 0 ? 'a' : 'b');
    expect(uses.isSaved).toBe(false);
    await expect.poll(() => uses.isSaved).toBe(true);
    const { mtimeMs } = await stat(file);
    await wait(60);
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(before);
    expect(await readdir(join(folder, 'versions'))).toEqual(versions);
  });

  test('is sealed: the file shows no account, and another key does not open it', async () => {
    const { uses, vault, file, folder } = await usesOf();
    await vault.change(() => [entry('an-account-of-mine')]);
    uses.record('an-account-of-mine');
    await uses.save();
    expect(await readFile(file, 'utf8')).not.toContain('mine');
    const other = await usesOf();
    const foreign = new LastUses({ folder, vault: other.vault, sealed: await readLastUses(folder) });
    expect(foreign.lastUse('an-account-of-mine')).toBeUndefined();
    // The right key does not open a text for another purpose either.
    const { sealed } = JSON.parse(await readFile(file, 'utf8'));
    expect(vault.openBeside('something else', sealed)).toBeUndefined();
  });

  test('is sealed before a lock, written after it, and unavailable until the vault is open again', async () => {
    const { uses, vault, reopen } = await usesOf();
    uses.record('c');
    const written = uses.save();
    await vault.lock();
    uses.forget();
    expect(() => uses.lastUse('c')).toThrow('locked');
    expect(() => uses.record('c')).toThrow('locked');
    await written;
    await vault.unlock(PASSPHRASE);
    expect(order(uses)).toBe('c');
    expect(order(await reopen())).toBe('c');
  });

  test('is lost without an error if it was not saved before a lock', async () => {
    const { uses, vault } = await usesOf();
    uses.record('c');
    await vault.lock();
    await uses.save();
    expect(uses.isSaved).toBe(true);
  });

  test('leaves out deleted accounts', async () => {
    const { uses, vault, reopen } = await usesOf();
    uses.record('a');
    uses.record('b');
    await vault.change((entries) => entries.filter(({ id }) => id !== 'a'));
    await uses.save();
    expect(order(await reopen())).toBe('b');
  });

  test.each([
    ['torn', '{"format":"countersign-last-used","ver'],
    ['of another version', '{"format":"countersign-last-used","version":2,"sealed":"AA=="}'],
    ['altered', '{"format":"countersign-last-used","version":1,"sealed":"AAAA"}'],
    ['something else', '[]'],
  ])('starts again if the file is %s', async (_name, text) => {
    const { uses, file, reopen } = await usesOf();
    await writeFile(file, text);
    const again = await reopen();
    expect(order(again)).toBe('');
    again.record('b');
    await again.save();
    expect(order(await reopen())).toBe('b');
    expect(uses.isSaved).toBe(true);
  });

  test('stays in memory without an error if it cannot be written', async () => {
    const { uses, file } = await usesOf();
    // A folder in place of the temporary file, because missing permissions do not stop root.
    await mkdir(`${file}.tmp`);
    uses.record('a');
    await uses.save();
    expect(uses.isSaved).toBe(true);
    expect(order(uses)).toBe('a');
  });
});
