import { copyFile, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../shared/durations.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings.ts';
import { Backups } from './backups.ts';
import { takeKitParts, vaultKeepingHandlers } from './handlers.ts';
import { KitCollector } from './recovery-kit.ts';
import { entry, memoryKeyStore, QUICK_COST, RFC_SECRET, temporaryFolder } from './testing/vaults.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'a calm green lantern';

/** The real handlers over a real vault; only the system's dialogs answer by themselves. */
async function safe(passphrase: string | undefined = PASSPHRASE) {
  const clock = { now: Date.UTC(2026, 0, 2, 12) };
  const now = () => clock.now;
  const [folder, backupFolder] = [await temporaryFolder(), await temporaryFolder()];
  const parts = { folder, keyStore: memoryKeyStore(), now, cost: QUICK_COST };
  const vault = await Vault.open(parts);
  await vault.create(passphrase);
  let settings: Settings = { ...DEFAULT_SETTINGS, backupsKept: 3 };
  const backups = new Backups(
    vault,
    () => ({ folder: settings.backupFolder, keep: settings.backupsKept }),
    now,
  );
  const dialogs: { folder?: string; file?: string } = { folder: backupFolder };
  const events: string[] = [];
  const kit = new KitCollector();
  const handlers = vaultKeepingHandlers({
    vault,
    backups,
    kit,
    now,
    settings: {
      change: async (change) => {
        settings = { ...settings, ...change };
        return settings;
      },
    },
    chooseBackupFolder: async () => dialogs.folder,
    chooseBackupFile: async () => dialogs.file,
    emit: (event) => events.push(event),
  });
  const scan = (texts: string[]) =>
    takeKitParts(
      texts.map((text) => ({ text })),
      { kit, emit: (event) => events.push(event) },
    );
  return { vault, parts, handlers, backups, clock, folder, backupFolder, dialogs, events, scan };
}

describe('a backup', () => {
  test('is one file a day that the passphrase alone opens, with the newest kept', async () => {
    const { vault, handlers, clock, backupFolder } = await safe();
    await vault.change(() => [entry('a')]);
    await handlers['backup:choose-folder'](undefined);
    for (let day = 0; day < 5; day += 1) {
      await handlers['backup:now'](undefined);
      clock.now += DAY;
    }
    expect((await readdir(backupFolder)).sort()).toEqual([
      'countersign-backup-2026-01-04.json',
      'countersign-backup-2026-01-05.json',
      'countersign-backup-2026-01-06.json',
    ]);
    const content = JSON.parse(
      await readFile(join(backupFolder, 'countersign-backup-2026-01-06.json'), 'utf8'),
    );
    expect(content.header.slots.map(({ kind }: { kind: string }) => kind)).toEqual(['passphrase']);
  });

  test('is written again only when something changed since', async () => {
    const { vault, handlers, backups, backupFolder, clock } = await safe();
    await handlers['backup:choose-folder'](undefined);
    clock.now += DAY;
    await backups.runIfWanted();
    expect(await readdir(backupFolder)).toHaveLength(1);
    await vault.change(() => [entry('a')]);
    await backups.runIfWanted();
    expect(await readdir(backupFolder)).toHaveLength(2);
    clock.now += DAY;
    await vault.setPassphrase('another lantern', PASSPHRASE);
    await backups.runIfWanted();
    expect(await readdir(backupFolder)).toHaveLength(3);
  });

  test('is proven to open, and what it lacks or what is wrong with it is said', async () => {
    const { vault, handlers, backupFolder } = await safe();
    await vault.change(() => [entry('a'), entry('b')]);
    await handlers['backup:choose-folder'](undefined);
    const name = 'countersign-backup-2026-01-02.json';
    const prove = (passphrase?: string) =>
      handlers['backup:prove'](passphrase === undefined ? { name } : { name, passphrase });
    expect(await prove()).toEqual({
      name,
      savedAt: Date.UTC(2026, 0, 2, 12),
      accounts: 2,
      unusable: 0,
      missing: 0,
      opensWith: 'present-passphrase',
    });
    expect(await prove(PASSPHRASE)).toMatchObject({ accounts: 2, opensWith: 'typed-passphrase' });
    await expect(prove('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });

    await vault.change((entries) => [...entries, entry('c')]);
    await vault.setPassphrase('another lantern', PASSPHRASE);
    expect(await prove()).toMatchObject({ missing: 1, opensWith: 'earlier-passphrase' });
    expect(await prove(PASSPHRASE)).toMatchObject({ accounts: 2, missing: 1 });

    const path = join(backupFolder, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -40));
    await expect(prove()).rejects.toMatchObject({ code: 'bad-backup' });
    await expect(handlers['backup:prove']({ name: '../vault.json' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('needs a folder that is there; a failure is kept to be shown', async () => {
    const { handlers, backups, backupFolder, vault } = await safe();
    await handlers['backup:choose-folder'](undefined);
    await rename(backupFolder, `${backupFolder}-gone`);
    await expect(handlers['backup:now'](undefined)).rejects.toThrow('was not found. Connect its disk');
    await backups.runIfWanted();
    expect(await handlers['backup:status'](undefined)).toMatchObject({
      failure: expect.stringContaining('was not found'),
      files: [],
    });
    await rename(`${backupFolder}-gone`, backupFolder);
    await handlers['backup:now'](undefined);
    expect(await handlers['backup:status'](undefined)).not.toHaveProperty('failure');
    expect(await handlers['backup:stop'](undefined)).not.toHaveProperty('folder');
    await vault.lock();
    await expect(handlers['backup:choose-file'](undefined)).rejects.toMatchObject({ code: 'locked' });
  });

  test('is restored into another vault: what is there already stays, what changed is kept beside', async () => {
    const from = await safe();
    await from.vault.change(() => [entry('a'), entry('b'), entry('c', { account: 'new name' })]);
    await from.handlers['backup:choose-folder'](undefined);
    const copied = join(await temporaryFolder(), 'copy.json');
    await copyFile(join(from.backupFolder, 'countersign-backup-2026-01-02.json'), copied);

    const to = await safe('quite another one');
    await to.vault.change(() => [entry('a'), entry('c')]);
    await expect(to.handlers['backup:restore']({ passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'not-found',
    });
    to.dialogs.file = copied;
    await to.handlers['backup:choose-file'](undefined);
    await expect(to.handlers['backup:restore']({ passphrase: 'quite another one' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(await to.handlers['backup:restore']({ passphrase: PASSPHRASE })).toEqual({ added: 2, present: 1 });
    expect(to.vault.entries().map(({ key }) => key.account)).toEqual([
      'a@example.com',
      'c@example.com',
      'b@example.com',
      'new name',
    ]);
    expect(await to.handlers['backup:restore']({ passphrase: PASSPHRASE })).toEqual({ added: 0, present: 3 });
    expect(new Set(to.vault.entries().map(({ id }) => id)).size).toBe(4);
  });
});

describe('the recovery kit', () => {
  test('goes on paper as parts that hold no key in the clear, and comes back in any order', async () => {
    const from = await safe();
    const many = Array.from({ length: 40 }, (_, index) => entry(`entry-${index}`));
    await from.vault.change(() => [...many, { ...entry('binned'), removedAt: 1 }]);
    const { parts, accounts } = await from.handlers['kit:make'](undefined);
    expect(accounts).toBe(40);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).not.toContain(RFC_SECRET);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(660);

    const to = await safe('quite another one');
    const [first = '', ...rest] = parts.toReversed();
    to.scan(['https://example.com', first, first, `${first}?`]);
    expect(await to.handlers['kit:progress'](undefined)).toEqual({ have: [parts.length], of: parts.length });
    await expect(to.handlers['kit:restore']({ passphrase: PASSPHRASE })).rejects.toThrow(/missing. Scan/);
    to.scan(rest);
    expect(to.events).toContain('kit:changed');
    await expect(to.handlers['kit:restore']({ passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(await to.handlers['kit:restore']({ passphrase: PASSPHRASE })).toEqual({ added: 40, present: 0 });
    expect(to.vault.entries()).toEqual(many);
    expect(await to.handlers['kit:progress'](undefined)).toBeUndefined();
  });

  test('with a part of another kit, or an altered one, is told apart', async () => {
    const { vault, handlers, scan } = await safe();
    await vault.change(() => Array.from({ length: 20 }, (_, index) => entry(`entry-${index}`)));
    const { parts } = await handlers['kit:make'](undefined);
    const again = (await handlers['kit:make'](undefined)).parts;
    scan([again[0] ?? '', ...parts]);
    expect(await handlers['kit:progress'](undefined)).toMatchObject({
      of: parts.length,
      have: parts.map((_, i) => i + 1),
    });
    scan([(parts[0] ?? '').replace(/.{4}$/, 'AAAA')]);
    await expect(handlers['kit:restore']({ passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'bad-backup',
    });
    await handlers['kit:discard'](undefined);
    expect(await handlers['kit:progress'](undefined)).toBeUndefined();
  });
});

describe('one key', () => {
  test('is shown for half a minute, and only to who knows the passphrase', async () => {
    const { vault, handlers } = await safe();
    await vault.change(() => [entry('a')]);
    const reveal = handlers['protection:reveal'];
    await expect(reveal({ id: 'a' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(reveal({ id: 'a', passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    await expect(reveal({ id: 'z', passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'not-found' });
    expect(await reveal({ id: 'a', passphrase: PASSPHRASE })).toEqual({
      issuer: 'Example',
      account: 'a@example.com',
      secret: RFC_SECRET,
      keyUri: expect.stringContaining(`secret=${RFC_SECRET}`),
      hidesAt: Date.UTC(2026, 0, 2, 12) + 30_000,
    });
  });
});

describe('earlier versions', () => {
  test('are listed with what they hold, and brought back without losing the present one', async () => {
    const { vault, handlers } = await safe();
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

  test('mend a damaged vault: the damaged file is set aside, the latest whole one opens', async () => {
    const { vault, parts, folder } = await safe();
    await vault.change(() => [entry('a')]);
    await vault.change(() => [entry('a'), entry('b')]);
    await writeFile(join(folder, 'vault.json'), 'torn');
    const damaged = await Vault.open(parts);
    expect(damaged.status()).toMatchObject({ state: 'unreadable', cause: 'damaged' });
    expect(await damaged.useLatestVersion()).toMatchObject({ state: 'open' });
    expect(damaged.entries()).toEqual([entry('a')]);
    await damaged.change((entries) => [...entries, entry('c')]);
    const names = await readdir(folder);
    const aside = names.find((name) => /^vault\.damaged-[^.]*\.json$/.test(name)) ?? '';
    expect(await readFile(join(folder, aside), 'utf8')).toBe('torn');
    expect((await Vault.open(parts)).entries()).toEqual([entry('a'), entry('c')]);
    await expect(damaged.useLatestVersion()).rejects.toMatchObject({ code: 'invalid-request' });
  });
});
