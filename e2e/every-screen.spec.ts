import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { type KeyStoreSession, noKeyStore, startKeyStore } from './fixtures/key-store.ts';
import { expectAccessible } from './fixtures/look.ts';

/** Accessibility of the app's rare pages and dialogs, in several views. */

/** RFC 6238 Appendix B's seed. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const PASSPHRASE = 'a calm green lantern';

let display: Display;
let keyStore: KeyStoreSession;
let backups: string;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  display = await startDisplay();
  keyStore = await startKeyStore();
  backups = await mkdtemp(join(tmpdir(), 'countersign-backups-'));
  data = await makeDataFolder();
  desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
});
test.afterAll(async () => {
  await desktop.close();
  await data.remove();
  await rm(backups, { recursive: true, force: true });
  await keyStore.stop();
  await display.stop();
});

test('the first start with a key store', async () => {
  const { window } = desktop;
  await look(window, 'Your second factors, on your desktop');
  await window.getByRole('button', { name: 'Continue' }).click();
  await look(window, 'Ways to add an account');
  await window.getByRole('button', { name: 'Continue' }).click();
  await look(window, 'Keep your second factors here');
  await window.getByText('Add a passphrase too').click();
  await window.getByLabel('Passphrase', { exact: true }).fill('short');
  await window.getByRole('button', { name: /^Protect with/ }).click();
  await expect(window.getByText(/^Too short/).first()).toBeVisible();
  await look(window, 'Keep your second factors here');
  for (const label of ['Passphrase', 'Repeat the passphrase']) {
    await window.getByLabel(label, { exact: true }).fill(PASSPHRASE);
  }
  await window.getByRole('button', { name: /^Protect with/ }).click();
  await expect(window.getByRole('button', { name: 'Scan screen' }).first()).toBeVisible();
  await look(window);
});

test('the first start without a key store', async () => {
  test.skip(process.platform !== 'linux', 'macOS and Windows always have one');
  const fresh = await makeDataFolder();
  const other = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: fresh.path });
  try {
    await other.window.getByRole('button', { name: 'Continue' }).click();
    await other.window.getByRole('button', { name: 'Continue' }).click();
    await expect(other.window.getByText('This system has no secure key store')).toBeVisible();
    await look(other.window, undefined, other);
  } finally {
    await other.close();
    await fresh.remove();
  }
});

test('adding: pasting, typing, reviewing', async () => {
  const { window } = desktop;
  await window.getByRole('button', { name: 'Add another way' }).click();
  await expect(window.getByRole('menuitem', { name: 'Paste a key URI' })).toBeVisible();
  await look(window);
  await window.keyboard.press('Escape');
  await app.addAnotherWay(window, 'Paste a key URI');
  await look(window, 'Paste a key URI');
  await window.keyboard.press('Escape');
  await app.addAnotherWay(window, 'Type the key');
  await window.getByRole('button', { name: 'Check the key' }).click();
  await look(window, 'Type the key');
  await window.keyboard.press('Escape');

  await app.pasteKeyUri(window, `otpauth://totp/A:ann?secret=${SECRET}&issuer=B&digits=8&period=60`);
  await expect(window.getByRole('button', { name: 'Add 1 account' })).toBeVisible();
  await look(window);
  await app.addEverythingFound(window);
  await app.addKeyUri(window, `otpauth://totp/Example:bob?secret=${SECRET}&issuer=Example`);
});

test('one account: its key, its removal, how a code is made', async () => {
  const { window } = desktop;
  const open = async (action: string) => {
    await window.getByRole('button', { name: 'Actions for Example' }).click();
    await window.getByRole('menuitem', { name: action }).click();
  };
  await window.getByRole('button', { name: 'Actions for Example' }).click();
  await look(window);
  await window.keyboard.press('Escape');
  await open('Show key or QR code');
  await look(window, /^Key of/);
  await window.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await window.getByRole('button', { name: 'Show it for 30 seconds' }).click();
  await expect(window.getByRole('button', { name: 'Hide it now' })).toBeVisible();
  await look(window);
  await window.keyboard.press('Escape');
  await open('Remove');
  await look(window, /Example/);
  await window.keyboard.press('Escape');
  await open('How this code is made');
  await expect(window.getByText('The key becomes bytes')).toBeVisible();
  await look(window);
  await window.keyboard.press('Escape');
});

test('safekeeping: passphrase, backups, recovery kit, versions, several computers, moving', async () => {
  const { window } = desktop;
  await desktop.electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = (async (_window: unknown, options: Electron.OpenDialogOptions) => {
      const isFolder = options.properties?.includes('openDirectory');
      return { canceled: false, filePaths: [isFolder ? folder : `${folder}/any.json`] };
    }) as typeof dialog.showOpenDialog;
  }, backups);
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Change the passphrase' }).click();
  await look(window, 'Change the passphrase');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Choose a folder…' }).click();
  await window.getByRole('button', { name: /^Test backup/ }).click();
  await expect(window.getByText(/^Backup opens: 2 accounts/)).toBeVisible();
  const [backup = ''] = await readdir(backups);
  await writeFile(join(backups, 'any.json'), backup);
  await window.getByRole('button', { name: 'Restore from a backup…' }).click();
  await look(window, 'Restore from any.json');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Make a recovery kit' }).click();
  await expect(window.getByRole('dialog', { name: 'Recovery kit on paper' })).toBeVisible();
  await look(window);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Show earlier versions' }).click();
  await window
    .getByRole('button', { name: /^Restore the version of/ })
    .first()
    .click();
  await look(window, /^Restore the version of/);
  await window.keyboard.press('Escape');
  await look(window, 'Settings');
  await expect(window.getByText(/^Electron \d+\.\d+\.\d+, Chromium \d/)).toBeVisible();
  await expect(window.getByText(data.path, { exact: true })).toBeVisible();
  await window.getByRole('button', { name: 'Licences' }).click();
  await window.getByText(/^zxing-wasm \d/).click();
  await expect(window.getByText('Permission is hereby granted')).toBeVisible();
  await look(window, 'Licences');
  await window.keyboard.press('Escape');
  const several = window.getByRole('region', { name: 'Several computers' });
  await several.getByRole('button', { name: 'Join with a code…' }).click();
  await window.getByLabel('Joining code').fill('lantern');
  await window.getByRole('button', { name: 'Choose the folder and join' }).click();
  await expect(window.getByText(/^“lantern” is not a word/)).toBeVisible();
  await look(window, 'Join your other computers');
  await window.keyboard.press('Escape');
  await several.getByRole('button', { name: 'Choose a folder and start' }).click();
  await window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await look(window, 'Share this vault with other computers');
  await window.getByRole('button', { name: 'Choose the folder' }).click();
  await several.getByRole('button', { name: 'Add a computer' }).click();
  await expect(window.getByRole('img', { name: 'QR code with the joining code' })).toBeVisible();
  await look(window, 'Add a computer');
  await window.keyboard.press('Escape');
  await several.getByRole('button', { name: 'Turn off' }).click();
  await look(window, 'Turn this off on this computer?');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Turn off' }).click();
  await window.getByRole('button', { name: 'Export…' }).click();
  await expect(window.getByRole('dialog', { name: 'Export accounts' })).toBeVisible();
  await window.getByText(/^Accounts: \d+ of \d+$/).click();
  await look(window);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Back to the accounts' }).click();
});

test('a locked vault and a damaged file', async () => {
  await desktop.window.getByRole('button', { name: 'Lock', exact: true }).click();
  await desktop.window.getByLabel('Passphrase', { exact: true }).fill('not this one');
  await desktop.window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(desktop.window.getByText('That is not the passphrase of this vault.')).toBeVisible();
  await look(desktop.window, 'Countersign is locked');

  await desktop.close();
  await writeFile(join(data.path, 'vault.json'), 'no vault');
  desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  await look(desktop.window, 'The vault file is damaged');
  await desktop.window.getByRole('button', { name: 'Rename the file and start empty' }).click();
  await look(desktop.window, 'Rename the file and start empty?');
});

/** Checks both themes and twice the size: no violation of axe, and no content wider than the window. */
async function look(window: Page, title?: string | RegExp, of: DesktopApp = desktop): Promise<void> {
  if (title !== undefined) {
    await expect(window.getByRole('heading', { name: title }).first()).toBeVisible();
  }
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(window);
  // Only the colours differ.
  await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(window, ['color-contrast']);
  await zoom(of, 2);
  const overflow = await window.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await zoom(of, 1);
}

/**
 * Changes the size of everything, and waits until the page has it and was told. A menu closes when its window says
 * `resize`, which comes with the next frame.
 */
async function zoom({ electron, window }: DesktopApp, factor: number): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, wanted) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomFactor(wanted);
  }, factor);
  await window.waitForFunction((wanted) => globalThis.devicePixelRatio === wanted, factor);
  await window.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
