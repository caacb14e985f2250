/** Pictures of what people see seldom: adding, removing, being locked, keeping the vault safe. For docs/app.md. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import * as app from '../e2e/fixtures/app-hands.ts';
import { makeDataFolder, startDesktopApp } from '../e2e/fixtures/desktop-app.ts';
import type { Display } from '../e2e/fixtures/display.ts';
import type { KeyStoreSession } from '../e2e/fixtures/key-store.ts';

/** RFC 6238 Appendix B's seed. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const PASSPHRASE = 'a calm green lantern';

/**
 * @param take takes `app-STATE-THEME.png` of a page in both themes
 * @param keyStores the vault's own, and another one that does not know it
 */
export async function takeSafePictures(
  take: (state: string, page: Page) => Promise<void>,
  display: Display,
  keyStores: readonly [KeyStoreSession, KeyStoreSession],
): Promise<void> {
  const data = await makeDataFolder();
  const backups = await mkdtemp(join(tmpdir(), 'countersign-backups-'));
  const open = (keyStore: KeyStoreSession) => startDesktopApp({ display, keyStore, dataFolder: data.path });
  let desktop = await open(keyStores[0]);
  let { window } = desktop;
  try {
    await window.getByRole('button', { name: 'Continue' }).click();
    await window.getByRole('button', { name: 'Continue' }).click();
    await window.getByText('Add a passphrase too').click();
    for (const label of ['Passphrase', 'The same passphrase again']) {
      await window.getByLabel(label, { exact: true }).fill(PASSPHRASE);
    }
    await take('protection-both', window);
    await window.getByRole('button', { name: /^Protect with/ }).click();

    await app.scanScreens(window);
    await window.getByRole('button', { name: 'Scan again' }).waitFor();
    await take('nothing-found', window);
    await window.keyboard.press('Escape');
    await app.pasteKeyUri(
      window,
      `otpauth://totp/Harbor:ann?secret=${SECRET}&issuer=Harbour&digits=8&period=60`,
    );
    await window.getByRole('button', { name: 'Add 1 account' }).waitFor();
    await take('review', window);
    await app.addEverythingFound(window);
    await take('added', window);
    await window.getByRole('button', { name: 'Dismiss' }).click();
    await window.getByRole('button', { name: 'Actions for Harbour' }).click();
    await window.getByRole('menuitem', { name: 'Remove' }).click();
    await take('remove', window);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Actions for Harbour' }).click();
    await window.getByRole('menuitem', { name: 'Show key or QR' }).click();
    await take('show-key', window);
    await window.keyboard.press('Escape');

    await desktop.electron.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
    }, backups);
    await window.getByRole('button', { name: 'Settings' }).click();
    await window.getByRole('button', { name: 'Show earlier versions' }).click();
    await window.getByRole('region', { name: 'Protection' }).scrollIntoViewIfNeeded();
    await take('settings-protection', window);
    await window.getByRole('button', { name: 'Choose a folder…' }).click();
    await window.getByRole('button', { name: /^Prove it opens/ }).click();
    await window.getByText(/^It opens/).waitFor();
    await window.getByRole('button', { name: 'Make a recovery kit' }).scrollIntoViewIfNeeded();
    await take('settings-backups', window);
    await window.getByRole('button', { name: 'Make a recovery kit' }).click();
    await window.getByRole('dialog', { name: 'Recovery kit on paper' }).waitFor();
    // Sealed as they are, codes that hold keys are made unreadable in every picture.
    for (const code of await window.getByRole('dialog').getByRole('img').all()) {
      await code.evaluate((element: HTMLElement) => {
        element.style.filter = 'blur(6px)';
      });
    }
    await take('kit', window);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Back to the accounts' }).click();

    await window.getByRole('button', { name: 'Lock', exact: true }).click();
    await window.getByLabel('Passphrase', { exact: true }).fill('not this one');
    await window.getByRole('button', { name: 'Unlock', exact: true }).click();
    await window.getByText('That is not the passphrase of this vault.').waitFor();
    await take('locked', window);

    await desktop.close();
    desktop = await open(keyStores[1]);
    window = desktop.window;
    await window.getByText('no longer opens this vault').waitFor();
    await take('key-store-lost', window);

    await desktop.close();
    await writeFile(join(data.path, 'vault.json'), 'no vault');
    desktop = await open(keyStores[0]);
    window = desktop.window;
    await window.getByRole('heading', { name: 'The vault file is damaged' }).waitFor();
    await take('damaged', window);
  } finally {
    await desktop.close();
    await data.remove();
    await rm(backups, { recursive: true, force: true });
  }
}
