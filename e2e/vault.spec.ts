import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { startKeyStore } from './fixtures/key-store.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';

/** Protection of the accounts: passphrase, lock, backup, recovery kit, a lost key store. */

/** RFC 6238 Appendix B's seed. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const uri = (account: string) => `otpauth://totp/Example:${account}?secret=${SECRET}&issuer=Example`;
const PASSPHRASE = 'a calm green lantern';

let display: Display;
let backups: string;
/** Pictures of the printed recovery kit. */
let paper: string;

test.beforeAll(async () => {
  display = await startDisplay();
  backups = await mkdtemp(join(tmpdir(), 'countersign-backups-'));
  paper = await mkdtemp(join(tmpdir(), 'countersign-paper-'));
});
test.afterAll(async () => {
  for (const folder of [backups, paper]) await rm(folder, { recursive: true, force: true });
  await display.stop();
});

test('passphrase, backup, recovery kit, showing a key, locking, and a lost key store', async () => {
  test.skip(process.platform !== 'linux', 'deletes a key store, and only Linux has a separate one for tests');
  const data = await makeDataFolder();
  const first = await startKeyStore();
  const second = await startKeyStore();
  let desktop: DesktopApp = await startDesktopApp({ display, keyStore: first, dataFolder: data.path });
  let { window } = desktop;
  try {
    await createVault(window, true);
    await addAccounts(window, uri('ann@example.test'), uri('bob@example.test'));

    await test.step('a passphrase is set in the settings', async () => {
      await openSettings(window);
      await window.getByRole('button', { name: 'Set a passphrase' }).click();
      await window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
      await window.getByLabel('Repeat the passphrase', { exact: true }).fill(PASSPHRASE);
      await window.getByRole('dialog').getByRole('button', { name: 'Set a passphrase' }).click();
      await expect(window.getByRole('button', { name: 'Change the passphrase' })).toBeVisible();
    });

    await test.step('backups go to a folder, and one is tested', async () => {
      await desktop.electron.evaluate(({ dialog }, folder) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
      }, backups);
      await window.getByRole('button', { name: 'Choose a folder…' }).click();
      await window.getByRole('button', { name: /^Test backup: countersign-backup-/ }).click();
      await expect(window.getByText('Backup opens: 2 accounts, all intact.')).toBeVisible();
    });

    await test.step('the recovery kit is a sheet of codes to print', async () => {
      await window.getByRole('button', { name: 'Make a recovery kit' }).click();
      const sheet = window.getByRole('dialog', { name: 'Recovery kit on paper' });
      await expect(sheet.getByRole('img').first()).toBeVisible();
      await expect(sheet).toContainText('2 accounts, made on');
      // Like pictures of the printed page.
      for (const [index, code] of (await sheet.getByRole('img').all()).entries()) {
        await code.screenshot({ path: join(paper, `part-${index}.png`) });
      }
      await window.keyboard.press('Escape');
      await expect(sheet).toHaveCount(0);
      await leaveSettings(window);
    });

    await test.step('one key is shown for 30 seconds, and only with the passphrase', async () => {
      await window.clock.install();
      await window.getByRole('button', { name: 'Actions for Example' }).first().click();
      await window.getByRole('menuitem', { name: 'Show key or QR code' }).click();
      const dialog = window.getByRole('dialog');
      await dialog.getByLabel('Passphrase', { exact: true }).fill('not this one');
      await dialog.getByRole('button', { name: 'Show it for 30 seconds' }).click();
      await expect(dialog).toContainText('That is not the passphrase of this vault.');
      await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
      await dialog.getByRole('button', { name: 'Show it for 30 seconds' }).click();
      await expect(dialog).toContainText('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
      await expect(dialog.getByRole('img', { name: 'QR code that adds this account' })).toBeVisible();
      await window.clock.fastForward(29_000);
      await expect(dialog).toHaveCount(0);
    });

    await test.step('after locking, no window has a code or a name', async () => {
      // A message with an account's name also disappears.
      await window
        .getByRole('button', { name: /^Copy code for/ })
        .first()
        .click();
      await expect(window.getByText(/Example (next )?code copied/)).toBeVisible();
      await window.getByRole('button', { name: 'Lock', exact: true }).click();
      await expect(window.getByRole('heading', { name: 'Countersign is locked' })).toBeVisible();
      for (const page of desktop.electron.windows()) {
        const html = await page.evaluate(() => document.documentElement.outerHTML);
        expect(html.match(/example(\.test)?/gi)).toBeNull();
      }
      for (let wrong = 0; wrong < 3; wrong += 1) {
        await unlockWith(window, `wrong ${wrong}`);
        // An alert, so that a screen reader speaks it while the focus stays in the field.
        const alert = window.getByRole('alert').filter({ hasText: 'That is not the passphrase' });
        await expect(alert).toBeVisible();
      }
      await unlockWith(window, PASSPHRASE);
      await expect(window.getByText(/Too many wrong passphrases\. Wait \d+ seconds?/)).toBeVisible();
      await expect(async () => {
        await unlockWith(window, PASSPHRASE);
        await expect(window.getByText('ann@example.test')).toBeVisible({ timeout: 2000 });
      }).toPass();
    });

    await test.step('a new key store needs the passphrase once, and is repaired', async () => {
      await desktop.close();
      desktop = await startDesktopApp({ display, keyStore: second, dataFolder: data.path });
      window = desktop.window;
      await expect(window.getByText('no longer opens this vault')).toBeVisible();
      const prepared = await unlockAndReach(window, PASSPHRASE);
      expect(prepared).toEqual({ inert: true, hidden: 'true', seen: false, focused: false });
      await expect(window.getByText('ann@example.test')).toBeVisible();
      await expect(window.locator('.rehearsal')).toHaveCount(0);
      await desktop.close();
      desktop = await startDesktopApp({ display, keyStore: second, dataFolder: data.path });
      window = desktop.window;
      await expect(window.getByText('bob@example.test')).toBeVisible();
    });

    await test.step('sleep locks it with any open window', async () => {
      await desktop.electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
      await expect(window.getByRole('heading', { name: 'Countersign is locked' })).toBeVisible();
      for (const page of desktop.electron.windows()) {
        expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('example.test');
      }
      await desktop.close();
    });

    await test.step('the kit on paper restores into a new vault', async () => {
      const fresh = await makeDataFolder();
      desktop = await startDesktopApp({ display, keyStore: second, dataFolder: fresh.path });
      window = desktop.window;
      await createVault(window, true);
      await addAccounts(window, uri('ann@example.test'));
      const pictures = (await readdir(paper)).map((name) => join(paper, name));
      await app.openImages(desktop, pictures);
      const dialog = window.getByRole('dialog', { name: 'Recovery kit found' });
      await expect(dialog).toContainText(/All \d+ parts scanned\./);
      await dialog.getByLabel('The passphrase it was made with').fill(PASSPHRASE);
      await dialog.getByRole('button', { name: 'Restore' }).click();
      await expect(window.getByText('1 account restored.')).toBeVisible();
      await expect(window.getByText('bob@example.test')).toBeVisible();
      await desktop.close();
      await fresh.remove();
    });

    await test.step('the backup shows no name and no key', async () => {
      const [name = ''] = await readdir(backups);
      const text = await readFile(join(backups, name), 'utf8');
      expect(text).not.toMatch(/example|GEZDGNBV|key-store/);
    });
  } finally {
    await desktop.close();
    await data.remove();
    await first.stop();
    await second.stop();
  }
});

test('a damaged vault is restored with its last change', async () => {
  const data = await makeDataFolder();
  const keyStore = await startKeyStore();
  const open = () => startDesktopApp({ display, keyStore, dataFolder: data.path });
  let desktop = await open();
  try {
    await createVault(desktop.window, true);
    await addAccounts(desktop.window, uri('ann@example.test'), uri('bob@example.test'));
    await desktop.close();
    await writeFile(join(data.path, 'vault.json'), '{"format":"countersign-vault","version":2,');
    desktop = await open();
    await desktop.window.getByRole('button', { name: 'Open the most recent earlier version' }).click();
    await expect(desktop.window.getByText('ann@example.test')).toBeVisible();
    await expect(desktop.window.getByText('bob@example.test')).toBeVisible();
  } finally {
    await desktop.close();
    await data.remove();
    await keyStore.stop();
  }
});

async function openSettings(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Settings' }).click();
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

async function leaveSettings(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Back to the accounts' }).click();
}

async function unlockWith(window: Page, passphrase: string): Promise<void> {
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
}

/** Unlocks, and tries to see and to reach the list that the page prepares while the key is derived. */
async function unlockAndReach(window: Page, passphrase: string): Promise<Record<string, unknown>> {
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  return window.evaluate(
    () =>
      new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          const list = document.querySelector('.rehearsal');
          const row = list?.querySelector<HTMLElement>('[data-row]');
          if (!list || !row) return;
          watch.disconnect();
          row.focus();
          resolve({
            inert: list.hasAttribute('inert'),
            hidden: list.getAttribute('aria-hidden'),
            seen: row.checkVisibility({ visibilityProperty: true }),
            focused: document.activeElement === row,
          });
        });
        watch.observe(document.body, { childList: true, subtree: true });
        [...document.querySelectorAll('button')].find(({ type }) => type === 'submit')?.click();
      }),
  );
}
