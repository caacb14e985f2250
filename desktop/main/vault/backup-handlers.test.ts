import { copyFile, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../shared/durations.ts';
import { handledVault, PASSPHRASE } from './testing/handled-vault.ts';
import { entry, temporaryFolder } from './testing/vaults.ts';

describe('a backup', () => {
  test('is one file a day that the passphrase alone opens, and only the newest stay', async () => {
    const { vault, handlers, clock, backupFolder } = await handledVault();
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

  test('that was just written stays, whatever the clock says', async () => {
    const { vault, handlers, clock, backupFolder } = await handledVault();
    await handlers['backup:choose-folder'](undefined);
    for (let day = 0; day < 3; day += 1) {
      await handlers['backup:now'](undefined);
      clock.now += DAY;
    }
    clock.now = Date.UTC(2000, 0, 1);
    await vault.change(() => [entry('a')]);
    await handlers['backup:now'](undefined);
    expect(await handlers['backup:check']({ name: 'countersign-backup-2000-01-01.json' })).toMatchObject({
      accounts: 1,
      missing: 0,
    });
    expect(await readdir(backupFolder)).toHaveLength(3);
  });

  test('of another vault is never overwritten and never removed', async () => {
    const lost = await handledVault();
    await lost.vault.change(() => [entry('a')]);
    await lost.handlers['backup:choose-folder'](undefined);
    const { handlers, dialogs, clock, vault } = await handledVault('another passphrase');
    dialogs.folder = lost.backupFolder;
    await handlers['backup:choose-folder'](undefined);
    for (let day = 0; day < 4; day += 1) {
      clock.now += DAY;
      await handlers['backup:now'](undefined);
    }
    const names = (await readdir(lost.backupFolder)).sort();
    expect(names).toContain('countersign-backup-2026-01-02-2.json');
    expect(names.filter((name) => !name.includes('-02-2'))).toHaveLength(3);
    dialogs.file = join(lost.backupFolder, 'countersign-backup-2026-01-02-2.json');
    await handlers['backup:choose-file'](undefined);
    expect(await handlers['backup:restore']({ passphrase: PASSPHRASE })).toEqual({ added: 1, present: 0 });
    expect(vault.entries()).toHaveLength(1);
  });

  test('is not kept in the app’s own folder, nor inside it, nor by a link to it', async () => {
    const { handlers, dialogs, folder, backupFolder } = await handledVault();
    const inside = join(folder, 'copies');
    await mkdir(inside);
    const link = join(backupFolder, 'elsewhere');
    await symlink(inside, link);
    for (const own of [folder, inside, link]) {
      dialogs.folder = own;
      await expect(handlers['backup:choose-folder'](undefined)).rejects.toMatchObject({
        code: 'invalid-request',
        message: expect.stringContaining('Choose another folder'),
      });
    }
    expect(await readdir(inside)).toEqual([]);
    // A name that only begins with two dots is a folder like any other.
    dialogs.folder = join(folder, '..', '..beside');
    await mkdir(dialogs.folder);
    expect(await handlers['backup:choose-folder'](undefined)).toMatchObject({ folder: dialogs.folder });
    await rm(dialogs.folder, { recursive: true });
  });

  test('is written again only after a change', async () => {
    const { vault, handlers, backups, backupFolder, clock } = await handledVault();
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

  test('is tested, with a report of missing accounts and of damage', async () => {
    const { vault, handlers, backupFolder } = await handledVault();
    await vault.change(() => [entry('a'), entry('b')]);
    await handlers['backup:choose-folder'](undefined);
    const name = 'countersign-backup-2026-01-02.json';
    const check = (passphrase?: string) =>
      handlers['backup:check'](passphrase === undefined ? { name } : { name, passphrase });
    expect(await check()).toEqual({
      name,
      savedAt: Date.UTC(2026, 0, 2, 12),
      accounts: 2,
      unusable: 0,
      missing: 0,
      opensWith: 'present-passphrase',
    });
    expect(await check(PASSPHRASE)).toMatchObject({ accounts: 2, opensWith: 'typed-passphrase' });
    await expect(check('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });

    await vault.change((entries) => [...entries, entry('c')]);
    await vault.setPassphrase('another lantern', PASSPHRASE);
    expect(await check()).toMatchObject({ missing: 1, opensWith: 'earlier-passphrase' });
    expect(await check(PASSPHRASE)).toMatchObject({ accounts: 2, missing: 1 });

    const path = join(backupFolder, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -40));
    await expect(check()).rejects.toMatchObject({ code: 'bad-backup' });
    await expect(handlers['backup:check']({ name: '../vault.json' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('needs an existing folder, and its failure appears in the status', async () => {
    const { handlers, backups, backupFolder, vault } = await handledVault();
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

  test('restores into another vault: existing accounts stay, changed ones are added beside them', async () => {
    const from = await handledVault();
    const noted = { ...entry('b'), note: 'Printed codes:\nin the blue folder' };
    await from.vault.change(() => [entry('a'), noted, entry('c', { account: 'new name' })]);
    await from.handlers['backup:choose-folder'](undefined);
    const copied = join(await temporaryFolder(), 'copy.json');
    await copyFile(join(from.backupFolder, 'countersign-backup-2026-01-02.json'), copied);

    const to = await handledVault('quite another one');
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
    expect(to.vault.entries()).toContainEqual(noted);
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

describe('backups that were found', () => {
  test('are offered newest first, from every place that can be read, and one restores', async () => {
    const { vault, handlers, folder, backupFolder } = await handledVault();
    await vault.change(() => [entry('a')]);
    await handlers['backup:choose-folder'](undefined);
    const [name = ''] = await readdir(backupFolder);
    await copyFile(join(backupFolder, name), join(folder, 'countersign-backup-2025-12-31.json'));
    await writeFile(join(backupFolder, 'countersign-backup.json'), 'no backup');
    const found = await handlers['backup:found'](undefined);
    expect(found.map((backup) => [backup.name, backup.folder])).toEqual([
      [name, backupFolder],
      ['countersign-backup-2025-12-31.json', folder],
    ]);
    await vault.change(() => []);
    expect(await handlers['backup:choose-found']({ at: 1 })).toMatchObject({
      name: 'countersign-backup-2025-12-31.json',
    });
    expect(await handlers['backup:restore']({ passphrase: PASSPHRASE })).toEqual({ added: 1, present: 0 });
    expect(() => handlers['backup:choose-found']({ at: 2 })).toThrow('no longer in the folder');
  });
});
