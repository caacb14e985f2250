import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SettingsFile } from '../settings/settings-file.ts';
import { handledVault } from './testing/handled-vault.ts';
import { entry, memoryKeyStore, temporaryFolder } from './testing/vaults.ts';
import { Vault } from './vault.ts';

/** Real disks that are full, read-only or gone. An administrator may mount them; others see these tests skipped. */

/** Mounts a small disk in memory. @param options for `mount` */
async function smallDisk(options: string): Promise<{ folder: string; remount: (options: string) => void }> {
  const folder = await temporaryFolder();
  mount(['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', [folder]));
  return { folder, remount: (changed) => mount(['-o', `remount,${changed}`, folder]) };
}

function mount(args: readonly string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}

const canMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

async function vaultOn(folder: string) {
  const parts = { folder, keyStore: memoryKeyStore(), now: () => Date.UTC(2026, 0, 2) };
  const vault = await Vault.open(parts);
  return { vault, parts };
}

/** Fills a disk to the last byte. */
async function fill(folder: string): Promise<string> {
  const filler = join(folder, 'filler');
  await writeFile(filler, Buffer.alloc(1024 * 1024)).catch(() => undefined);
  return filler;
}

describe.runIf(canMount)('a disk', () => {
  test('that is full loses nothing, says so, and takes the change once there is space', async () => {
    const { folder } = await smallDisk('size=128k');
    const { vault, parts } = await vaultOn(folder);
    await vault.create();
    await vault.change(() => [entry('a')]);
    const before = await readFile(join(folder, 'vault.json'), 'utf8');
    const filler = await fill(folder);
    const change = () => vault.change((entries) => [...entries, entry('b')]);
    await expect(change()).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringContaining('The disk is full'),
    });
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(before);
    expect(vault.entries()).toHaveLength(1);
    await expect(new SettingsFile(folder).change({ hideCodes: true })).rejects.toThrow('The disk is full');
    await rm(filler);
    await change();
    expect((await Vault.open(parts)).entries()).toHaveLength(2);
  });

  test('that has no room for another file is full, too', async () => {
    const { folder } = await smallDisk('size=128k,nr_inodes=2');
    const { vault } = await vaultOn(folder);
    await writeFile(join(folder, 'last'), '');
    await expect(vault.create()).rejects.toThrow('The disk is full');
    expect(vault.status().state).toBe('new');
  });

  test('that is read-only shows the accounts and the reason', async () => {
    const { folder, remount } = await smallDisk('size=128k');
    const { vault, parts } = await vaultOn(folder);
    await vault.create();
    await vault.change(() => [entry('a')]);
    remount('ro');
    await expect(vault.change(() => [])).rejects.toThrow('is on a read-only disk');
    await expect(new SettingsFile(folder).change({ hideCodes: true })).rejects.toThrow('read-only disk');

    const again = await Vault.open(parts);
    expect(again.entries()).toEqual([entry('a')]);
    expect(again.status()).toMatchObject({
      readOnly: true,
      readOnlyBecause: expect.stringContaining('is on a read-only disk'),
    });
    await expect(again.change(() => [])).rejects.toMatchObject({ code: 'read-only' });
  });

  test('for backups that fails is told by the status until a backup succeeds', async () => {
    const { folder, remount } = await smallDisk('size=128k');
    const { vault, backups, handlers, dialogs } = await handledVault();
    dialogs.folder = folder;
    await handlers['backup:choose-folder'](undefined);
    const filler = await fill(folder);
    await vault.change(() => [entry('a')]);
    await backups.runIfWanted();
    expect((await backups.status()).failure).toContain('The disk is full');
    await rm(filler);
    remount('ro');
    await backups.runIfWanted();
    expect((await backups.status()).failure).toContain('read-only disk');
    remount('rw');
    await backups.runIfWanted();
    expect((await backups.status()).failure).toBeUndefined();
  });
});

describe.runIf(canMount)('a disk for backups', () => {
  /** A vault with a backup on a disk, below its mount point. */
  async function backedUp() {
    const mountPoint = await temporaryFolder();
    const attached = new Set<string>();
    const attach = (disk: string) => {
      mount(['--bind', disk, mountPoint]);
      attached.add(mountPoint);
    };
    const detach = () => {
      execFileSync('umount', [mountPoint]);
      attached.delete(mountPoint);
    };
    onTestFinished(() => {
      if (attached.size > 0) detach();
    });
    const { folder: disk } = await smallDisk('size=1m');
    attach(disk);
    const handled = await handledVault();
    handled.dialogs.folder = mountPoint;
    await handled.vault.change(() => [entry('a')]);
    await handled.handlers['backup:choose-folder'](undefined);
    expect(await readdir(disk)).toEqual(['countersign-backup-2026-01-02.json']);
    return { ...handled, mountPoint, disk, attach, detach };
  }

  test('that is away gets no backup at its mount point, and gets it when it is back', async () => {
    const { vault, backups, mountPoint, disk, attach, detach } = await backedUp();
    detach();
    await vault.change((entries) => [...entries, entry('b')]);
    await backups.runIfWanted();
    expect((await backups.status()).failure).toContain('does not have your last backup');
    expect(await readdir(mountPoint)).toEqual([]);
    attach(disk);
    await backups.runIfWanted();
    expect((await backups.status()).failure).toBeUndefined();
    expect(await backups.check('countersign-backup-2026-01-02.json')).toMatchObject({ missing: 0 });
  });

  test('is not taken for another disk that is at its place, until the user chooses that one', async () => {
    const { vault, backups, handlers, attach, detach } = await backedUp();
    detach();
    const { folder: other } = await smallDisk('size=1m');
    attach(other);
    await vault.change((entries) => [...entries, entry('b')]);
    await expect(handlers['backup:now'](undefined)).rejects.toMatchObject({ code: 'store-failed' });
    expect(await readdir(other)).toEqual([]);
    await handlers['backup:choose-folder'](undefined);
    expect(await readdir(other)).toEqual(['countersign-backup-2026-01-02.json']);
    expect((await backups.status()).failure).toBeUndefined();
  });

  test('that was emptied by the user gets the next backup', async () => {
    const { vault, backups, disk } = await backedUp();
    await rm(join(disk, 'countersign-backup-2026-01-02.json'));
    await vault.change((entries) => [...entries, entry('b')]);
    await backups.runIfWanted();
    expect((await backups.status()).failure).toBeUndefined();
    expect(await readdir(disk)).toHaveLength(1);
  });

  test('that was copied to another one with its backups goes on there', async () => {
    const { vault, backups, attach, detach, disk } = await backedUp();
    const name = 'countersign-backup-2026-01-02.json';
    const copy = await readFile(join(disk, name));
    detach();
    const { folder: other } = await smallDisk('size=1m');
    await writeFile(join(other, name), copy);
    attach(other);
    await vault.change((entries) => [...entries, entry('b')]);
    await backups.runIfWanted();
    expect((await backups.status()).failure).toBeUndefined();
    // It is now the folder of the last backup, also after the user deletes the files.
    await rm(join(other, name));
    await vault.change(() => []);
    await backups.runIfWanted();
    expect((await backups.status()).failure).toBeUndefined();
  });
});

test('a backup folder that was replaced by an empty one is told, too', async () => {
  const { vault, backups, handlers, backupFolder } = await handledVault();
  await handlers['backup:choose-folder'](undefined);
  await rm(backupFolder, { recursive: true });
  // Another folder first, so that the new one cannot get the old one's number.
  await mkdir(`${backupFolder}-between`);
  onTestFinished(() => rm(`${backupFolder}-between`, { recursive: true }));
  await mkdir(backupFolder);
  await vault.change(() => [entry('a')]);
  await backups.runIfWanted();
  expect((await backups.status()).failure).toContain('does not have your last backup');
  expect(await readdir(backupFolder)).toEqual([]);
});

test('a folder that has the name of one of the app’s files is named', async () => {
  for (const name of ['vault.json.tmp', 'vault.json']) {
    const folder = await temporaryFolder();
    const { vault } = await vaultOn(folder);
    await mkdir(join(folder, name));
    await expect(vault.create()).rejects.toThrow(`${name} in ${folder} is a folder`);
  }
});

test('a path that is too long, a file in place of the folder, and a folder in place of the file are told apart', async () => {
  const folder = await temporaryFolder();
  const { vault } = await vaultOn(join(folder, 'x'.repeat(300)));
  await expect(vault.create()).rejects.toThrow('is too long for this disk');
  await writeFile(join(folder, 'file'), '');
  await expect((await vaultOn(join(folder, 'file'))).vault.create()).rejects.toThrow('is not a folder');
  await expect((await vaultOn(join(folder, 'file', 'in'))).vault.create()).rejects.toThrow('is not a folder');
});
