import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { expectAccessible } from './fixtures/look.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';

/** Disks that are full or read-only. */

let display: Display;
test.beforeAll(async () => {
  test.skip(!canMount(), 'Only an administrator may mount small disks.');
  display = await startDisplay();
});
test.afterAll(async () => {
  await display?.stop();
});

test('a failed backup is told on the main page, and a read-only data folder opens a window', async () => {
  const data = await makeDataFolder();
  const backups = await makeDataFolder();
  for (const { path } of [data, backups]) mount('-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', path);
  let desktop: DesktopApp | undefined = await startDesktopApp({
    display,
    keyStore: noKeyStore,
    dataFolder: data.path,
  });
  try {
    let { window } = desktop;
    await createVault(window, false);
    await addAccounts(window, 'otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');

    const filler = join(backups.path, 'filler');
    await writeFile(filler, Buffer.alloc(64 * 1024 * 1024)).catch(() => undefined);
    await desktop.electron.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
    }, backups.path);
    await window.getByRole('button', { name: 'Settings' }).click();
    await window.getByRole('button', { name: 'Choose a folder…' }).click();
    await expect(window.getByRole('button', { name: 'Back up now' })).toBeVisible();
    await window.keyboard.press('Escape');
    const notice = window.getByRole('status').filter({ hasText: 'The last backup failed' });
    await expect(notice).toContainText('The disk is full');
    for (const theme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: theme });
      await expectAccessible(window);
    }
    await rm(filler);
    await notice.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(notice).toHaveCount(0);

    await desktop.close();
    mount('-o', 'remount,ro', data.path);
    desktop = await startDesktopApp({
      display,
      keyStore: noKeyStore,
      dataFolder: data.path,
    });
    window = desktop.window;
    await app.unlock(window, false);
    await expect(window.getByText('is on a read-only disk')).toBeVisible();
    expect((await app.codeShown(window, 'ann')).code).toMatch(/^\d{6}$/);
    await app.pasteKeyUri(window, 'otpauth://totp/Other:bob?secret=JBSWY3DPEHPK3PXP');
    await window.getByRole('button', { name: /^Add 1 account/ }).click();
    await expect(window.getByText('nothing can be changed').last()).toBeVisible();
  } finally {
    await desktop?.close();
    for (const folder of [data, backups]) {
      execFileSync('umount', [folder.path]);
      await folder.remove();
    }
  }
});

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
