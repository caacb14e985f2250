/** Pictures of rare states for docs/gallery/app.md: adding, removing, a locked vault, protection of the vault. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as app from '../../../e2e/fixtures/app-hands.ts';
import { makeDataFolder } from '../../../e2e/fixtures/data-folder.ts';
import type { KeyStoreSession } from '../../../e2e/fixtures/key-store.ts';
import { type AppScene, chooses, PASSPHRASE, rowAction, SECRET, section } from './scene.ts';

/** Takes the pictures. @param keyStores the vault's key store, and another one without its key */
export async function takeSafePictures(
  { take, open: start }: AppScene,
  keyStores: readonly [KeyStoreSession, KeyStoreSession],
): Promise<void> {
  const data = await makeDataFolder();
  const backups = await mkdtemp(join(tmpdir(), 'countersign-backups-'));
  const open = (keyStore: KeyStoreSession) => start({ keyStore, dataFolder: data.path });
  let desktop = await open(keyStores[0]);
  let { window } = desktop;
  try {
    await take('welcome', window);
    await window.getByRole('button', { name: 'Continue' }).click();
    await take('ways', window);
    await window.getByRole('button', { name: 'Continue' }).click();
    await take('protection', window);
    await window.getByText('Add a passphrase too').click();
    for (const label of ['Passphrase', 'Repeat the passphrase']) {
      await window.getByLabel(label, { exact: true }).fill(PASSPHRASE);
    }
    await take('protection-both', window);
    await window.getByRole('button', { name: /^Protect with/ }).click();
    await window.getByText('Add your first account').waitFor();
    await take('empty', window);

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
    await rowAction(window, 'Harbour', 'Remove');
    await take('remove', window);
    await window.keyboard.press('Escape');
    await rowAction(window, 'Harbour', 'Show key or QR code');
    await take('show-key', window);
    await window.keyboard.press('Escape');

    await chooses(desktop, backups);
    await window.getByRole('button', { name: 'Settings' }).click();
    await window.getByRole('button', { name: 'Show earlier versions' }).click();
    await section(window, 'Protection');
    await take('settings-protection', window);
    await window.getByRole('button', { name: 'Choose a folder…' }).click();
    await window.getByRole('button', { name: /^Test backup/ }).click();
    await window.getByText(/^Backup opens/).waitFor();
    await window.getByRole('button', { name: 'Make a recovery kit' }).scrollIntoViewIfNeeded();
    await take('settings-backups', window);
    await window.getByRole('button', { name: 'Make a recovery kit' }).click();
    await window.getByRole('dialog', { name: 'Recovery kit on paper' }).waitFor();
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
