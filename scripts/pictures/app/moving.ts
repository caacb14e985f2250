/** Pictures of accounts that come from elsewhere: another app's export, a backup at the first start, a new version. */
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aegisFile } from '../../../e2e/fixtures/aegis-file.ts';
import * as app from '../../../e2e/fixtures/app-hands.ts';
import { makeDataFolder } from '../../../e2e/fixtures/data-folder.ts';
import { noKeyStore } from '../../../e2e/fixtures/key-store.ts';
import { startUpdateServer, text } from '../../../e2e/fixtures/update-server.ts';
import { type AppScene, account, chooses, type OpenApp, PASSPHRASE, SECRET, withAccounts } from './scene.ts';

export async function takeMovingPictures(scene: AppScene): Promise<void> {
  const backups = await mkdtemp(join(tmpdir(), 'countersign-backups-'));
  try {
    await takeImport(scene, backups);
    await takeBackupNotice(scene);
    await takeRestore(scene, backups);
  } finally {
    await rm(backups, { recursive: true, force: true });
  }
  await takeFarVault(scene);
  await takeUpdates(scene);
}

async function takeImport(scene: AppScene, folder: string): Promise<void> {
  const { take } = scene;
  await withAccounts(scene, [account('Harbour', 'ann')], async (desktop) => {
    const { window } = desktop;
    const file = join(folder, 'aegis-export.json');
    await writeFile(
      file,
      aegisFile({ issuer: 'Pier', name: 'ann@example.com', key: SECRET, tags: ['Phone'] }, 'the right one'),
    );
    await app.addAnotherWay(window, 'Import from another app');
    const dialog = window.getByRole('dialog', { name: 'Import from another app' });
    await dialog.waitFor();
    await take('import', window);
    await chooses(desktop, file);
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    const password = window.getByLabel('Password of the file', { exact: true });
    await password.fill('another one');
    await window.getByRole('button', { name: 'Open the file' }).click();
    await window.getByText('That password does not open this Aegis file.').waitFor();
    await take('import-password', window);
    await password.fill('the right one');
    await window.getByRole('button', { name: 'Open the file' }).click();
    await window.getByText('aegis-export.json (Aegis)').first().waitFor();
    await take('import-review', window);
    await rm(file);
  });
}

/** The folder of the backups is gone, and the main page says so. */
async function takeBackupNotice(scene: AppScene): Promise<void> {
  await withAccounts(scene, [account('Harbour', 'ann'), account('Pier', 'ann')], async (desktop) => {
    const { window } = desktop;
    const gone = await mkdtemp(join(tmpdir(), 'countersign-backups-'));
    await chooseBackups(desktop, gone);
    await rm(gone, { recursive: true });
    await window.getByRole('button', { name: 'Back up now' }).click();
    await window.getByRole('button', { name: 'Back to the accounts' }).click();
    await window.getByText('The last backup failed').waitFor();
    await scene.take('backup-notice', window);
  });
}

async function chooseBackups(desktop: OpenApp, folder: string): Promise<void> {
  const { window } = desktop;
  await chooses(desktop, folder);
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Choose a folder…' }).click();
  await window.getByRole('button', { name: 'Back up now' }).waitFor();
}

/** The first start finds a backup by itself. */
async function takeRestore(scene: AppScene, folder: string): Promise<void> {
  const { take, open } = scene;
  await withAccounts(scene, [account('Harbour', 'ann')], (desktop) => chooseBackups(desktop, folder));
  const data = await makeDataFolder();
  await writeFile(join(data.path, 'settings.json'), JSON.stringify({ backupFolder: folder }));
  const desktop = await open({ keyStore: noKeyStore, dataFolder: data.path });
  const { window } = desktop;
  try {
    await window.getByText(/backups? (was|were) found/).waitFor();
    await take('restore-found', window);
    await window.getByRole('button', { name: 'Restore a backup' }).click();
    for (const label of ['Passphrase', 'Repeat the passphrase']) {
      await window.getByLabel(label, { exact: true }).fill(PASSPHRASE);
    }
    await window.keyboard.press('Enter');
    await window.getByRole('dialog', { name: 'Restore a backup' }).waitFor();
    await take('restore-choose', window);
  } finally {
    await desktop.close();
    await data.remove();
  }
}

/** The vault file is a link to a disk that is not connected. */
async function takeFarVault({ take, open }: AppScene): Promise<void> {
  const data = await makeDataFolder();
  await symlink('/media/ann/stick/vault.json', join(data.path, 'vault.json'));
  const desktop = await open({ keyStore: noKeyStore, dataFolder: data.path });
  try {
    await desktop.window.getByRole('heading', { name: 'The vault file cannot be reached' }).waitFor();
    await take('vault-away', desktop.window);
  } finally {
    await desktop.close();
    await data.remove();
  }
}

async function takeUpdates(scene: AppScene): Promise<void> {
  const server = await startUpdateServer();
  process.env.COUNTERSIGN_UPDATE_SOURCE = JSON.stringify(server.source);
  try {
    await withAccounts(scene, [account('Harbour', 'ann')], async ({ window }) => {
      server.answers(text(server.signed()));
      await window.getByRole('button', { name: 'Settings' }).click();
      await window.getByRole('button', { name: 'Check for a new version' }).click();
      await window.getByRole('heading', { name: 'Added' }).waitFor();
      await scene.take('updates', window);
    });
  } finally {
    delete process.env.COUNTERSIGN_UPDATE_SOURCE;
    await server.stop();
  }
}
