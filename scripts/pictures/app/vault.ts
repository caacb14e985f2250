/** Pictures of an unusual vault: from a newer version, partly unusable, without a key store, restored from paper. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '../../../desktop/main/vault/entry.ts';
import { wrapWithPassphrase } from '../../../desktop/main/vault/passphrase-slot.ts';
import { KEY_BYTES, seal, unseal } from '../../../desktop/main/vault/seal.ts';
import { sealContents } from '../../../desktop/main/vault/sealed-content.ts';
import { sealIdentity, writeVaultFile } from '../../../desktop/main/vault/vault-format.ts';
import * as app from '../../../e2e/fixtures/app-hands.ts';
import { makeDataFolder } from '../../../e2e/fixtures/data-folder.ts';
import { type KeyStoreSession, noKeyStore } from '../../../e2e/fixtures/key-store.ts';
import {
  type AppScene,
  account,
  chooses,
  fillVault,
  type OpenApp,
  PASSPHRASE,
  section,
  start,
  unlock,
  withAccounts,
} from './scene.ts';

const ACCOUNTS = [account('GitHub', 'ann@example.com'), account('Harbour', 'ann')];

/** Takes the pictures. @param keyStore for a vault without a passphrase */
export async function takeVaultPictures(scene: AppScene, keyStore: KeyStoreSession): Promise<void> {
  await takeFirstRun(scene);
  await takeRefusedLock(scene, keyStore);
  await takeNewerVault(scene);
  const odd = { id: 'odd', addedAt: 0, key: { type: 'yaotp', secret: 'A' } } as unknown as Entry;
  await withAccounts(scene, [...ACCOUNTS, odd], async (desktop) => {
    const { window } = desktop;
    await scene.take('quarantined', window);
    await window.getByRole('button', { name: /^Protected by/ }).click();
    await scene.take('trust', window);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Settings' }).click();
    await section(window, 'Protection');
    await scene.take('settings-quarantined', window);
  });
  await takeBackups(scene);
}

async function takeFirstRun({ take, open }: AppScene): Promise<void> {
  const data = await makeDataFolder();
  const desktop = await open({ keyStore: noKeyStore, dataFolder: data.path });
  const { window } = desktop;
  try {
    await window.getByRole('button', { name: 'Continue' }).click();
    await window.getByRole('button', { name: 'Continue' }).click();
    await window.getByText('This system has no secure key store').waitFor();
    await window.getByLabel('Passphrase', { exact: true }).fill('short');
    await window.getByRole('button', { name: 'Protect with a passphrase' }).click();
    await take('no-key-store', window);
  } finally {
    await desktop.close();
    await data.remove();
  }
}

async function takeRefusedLock({ take, open }: AppScene, keyStore: KeyStoreSession): Promise<void> {
  const data = await makeDataFolder();
  const desktop = await open({ keyStore, dataFolder: data.path });
  const { window } = desktop;
  try {
    await app.finishFirstRun(window, true);
    await app.addKeyUri(
      window,
      'otpauth://totp/Harbour:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harbour',
    );
    await window.getByRole('button', { name: 'Dismiss' }).click();
    await start(desktop, { verb: 'lock' });
    await window.getByText('it was not locked').waitFor();
    await take('lock-refused', window);
  } finally {
    await desktop.close();
    await data.remove();
  }
}

/** Pictures of a file of a later version: with another slot and another property, covered by the seal. */
async function takeNewerVault({ take, open }: AppScene): Promise<void> {
  const data = await makeDataFolder();
  await fillVault(data.path, ACCOUNTS);
  const key = Buffer.alloc(KEY_BYTES, 7);
  const slots = [await wrapWithPassphrase(key, PASSPHRASE)];
  const present = sealContents(key, slots, { entries: ACCOUNTS, quarantined: [] }, 0);
  const manifest = unseal(key, present.seal, sealIdentity(present));
  const header = { readableFrom: 2, slots: [{ kind: 'security-key', id: 'x' }, ...slots] };
  const later = { ...present, version: 3, header };
  const text = writeVaultFile({ ...later, seal: seal(key, manifest, sealIdentity(later)) });
  await writeFile(join(data.path, 'vault.json'), text);
  const desktop = await open({ keyStore: noKeyStore, dataFolder: data.path });
  try {
    for (let wrong = 0; wrong < 3; wrong += 1) {
      await unlock(desktop.window, `wrong ${wrong}`);
      await desktop.window.getByText('That is not the passphrase').waitFor();
    }
    await unlock(desktop.window, PASSPHRASE);
    await desktop.window.getByText('Too many wrong passphrases').waitFor();
    await take('slowed', desktop.window);
    await desktop.window.waitForTimeout(2_000);
    await unlock(desktop.window, PASSPHRASE);
    await desktop.window.getByText('Read-only: codes work').waitFor();
    await take('read-only', desktop.window);
  } finally {
    await desktop.close();
    await data.remove();
  }
}

/** Pictures of a damaged backup, and of a recovery kit that is scanned part by part. */
async function takeBackups(scene: AppScene): Promise<void> {
  const { take } = scene;
  const backups = await mkdtemp(join(tmpdir(), 'countersign-backups-'));
  const many = Array.from({ length: 60 }, (_, at) => account('Example', `ann+${at}@example.com`));
  try {
    let parts: string[] = [];
    await withAccounts(scene, many, async (desktop) => {
      const { window } = desktop;
      await chooses(desktop, backups);
      const prove = window.getByRole('button', { name: /^Test backup/ });
      await window.getByRole('button', { name: 'Settings' }).click();
      await window.getByRole('button', { name: 'Choose a folder…' }).click();
      await prove.first().waitFor();
      const [name = ''] = await readdir(backups);
      const text = await readFile(join(backups, name), 'utf8');
      // An older backup, because today's would be written again.
      await writeFile(join(backups, 'countersign-backup-2026-01-02.json'), text.slice(0, text.length / 2));
      await window.getByRole('button', { name: 'Back to the accounts' }).click();
      await window.getByRole('button', { name: 'Settings' }).click();
      await section(window, 'Backups');
      for (const button of await prove.all()) await button.click();
      await window.getByText('This backup cannot be opened').waitFor();
      await take('backup-damaged', window);
      await chooses(desktop, join(backups, name));
      await window.getByRole('button', { name: 'Restore from a backup…' }).click();
      await window.getByLabel('The passphrase it was made with').fill('not this one');
      await window.getByRole('button', { name: 'Restore', exact: true }).click();
      await window.getByRole('dialog').getByRole('alert').waitFor();
      await take('backup-refused', window);
      await window.keyboard.press('Escape');
      parts = await printedKit(desktop, backups);
    });
    await withAccounts(scene, ACCOUNTS, async (desktop) => {
      const { window } = desktop;
      await chooses(desktop, ...parts.slice(1));
      await app.addAnotherWay(window, 'Open image…');
      const dialog = window.getByRole('dialog', { name: 'Recovery kit found' });
      await dialog.waitFor();
      await take('kit-part', window);
      await chooses(desktop, ...parts.slice(0, 1));
      await dialog.getByRole('button', { name: 'Open images of it…' }).click();
      await dialog.getByText('parts scanned.').waitFor();
      await dialog.getByLabel('The passphrase it was made with').waitFor();
      await take('kit-whole', window);
    });
  } finally {
    await rm(backups, { recursive: true, force: true });
  }
}

/** Takes pictures of the recovery kit, like a phone of the printed pages. @returns the pictures' paths */
async function printedKit({ window }: OpenApp, folder: string): Promise<string[]> {
  await window.getByRole('button', { name: 'Make a recovery kit' }).click();
  const codes = window.getByRole('dialog', { name: 'Recovery kit on paper' }).getByRole('img');
  await codes.first().waitFor();
  const paths: string[] = [];
  for (const [at, code] of (await codes.all()).entries()) {
    const path = join(folder, `part-${at + 1}.png`);
    await code.screenshot({ path });
    paths.push(path);
  }
  return paths;
}
