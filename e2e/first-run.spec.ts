import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { expectAccessible } from './fixtures/look.ts';

/** From the first start to the first code, with keys only; and from a backup. */

const KEY_URI = 'otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example';

let display: Display;
test.beforeAll(async () => {
  display = await startDisplay({ width: 900, height: 800 });
});
test.afterAll(async () => {
  await display.stop();
});

test('the first code needs eight keys besides the passphrase, and no mouse; a backup restores elsewhere', async () => {
  const data = await makeDataFolder();
  const backups = await makeDataFolder();
  const desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
  const { window } = desktop;
  const keys = counted(window);
  await expect(window.getByRole('heading', { name: 'Your second factors' })).toBeVisible();
  await app.enterFirstPages(window, keys.press);
  await window.keyboard.type(app.PASSPHRASE);
  // Over the button that shows the passphrase.
  await keys.press('Tab');
  await keys.press('Tab');
  await window.keyboard.type(app.PASSPHRASE);
  await keys.press('Enter');
  await expect(window.getByRole('button', { name: 'Scan screen' }).first()).toBeVisible();
  await desktop.electron.evaluate(async ({ clipboard }, uri) => clipboard.writeText(uri), KEY_URI);
  await keys.press('ControlOrMeta+V');
  await expect(window.getByRole('button', { name: 'Add 1 account' })).toBeFocused();
  await keys.press('Enter');
  await expect(window.locator('[data-row]')).toBeFocused();
  await keys.press('Enter');
  await expect
    .poll(() => desktop.electron.evaluate(async ({ clipboard }) => clipboard.readText()))
    .toMatch(/^\d{6}$/);
  expect(keys.count).toBe(8);

  await desktop.electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, backups.path);
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(window.getByRole('button', { name: 'Back up now' })).toBeVisible();
  await desktop.close();

  const [name = ''] = await readdir(backups.path);
  const fresh = await makeDataFolder();
  const usual = join(fresh.path, 'old');
  await mkdir(usual);
  await copyFile(join(backups.path, name), join(usual, name));
  await writeFile(join(fresh.path, 'settings.json'), JSON.stringify({ backupFolder: usual }));
  const again = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: fresh.path });
  try {
    await expect(again.window.getByText(/^.*backups? (was|were) found/)).toBeVisible();
    await inBothThemes(again.window, 'first-run');
    await again.window.getByRole('button', { name: 'Restore a backup' }).press('Enter');
    await again.window.getByLabel('Passphrase', { exact: true }).fill(app.PASSPHRASE);
    await again.window.getByLabel('Repeat the passphrase', { exact: true }).fill(app.PASSPHRASE);
    await again.window.keyboard.press('Enter');
    const dialog = again.window.getByRole('dialog', { name: 'Restore a backup' });
    await expect(dialog).toContainText(usual);
    await inBothThemes(again.window, 'restore');
    await dialog.getByRole('button').filter({ hasText: usual }).press('Enter');
    await again.window.getByLabel('The passphrase it was made with').fill(app.PASSPHRASE);
    await again.window.keyboard.press('Enter');
    await expect(again.window.locator('[data-row]').filter({ hasText: 'Example' })).toBeVisible();
  } finally {
    await again.close();
    for (const folder of [data, backups, fresh]) await folder.remove();
  }
});

/** Presses keys and counts them. */
function counted(window: Page) {
  const keys = {
    count: 0,
    press: async (key: string) => {
      keys.count += 1;
      await window.keyboard.press(key);
    },
  };
  return keys;
}

async function inBothThemes(window: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    await expectAccessible(window);
    const folder = process.env.PICTURES;
    if (folder) await window.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
}
