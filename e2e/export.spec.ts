import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { independentCode } from './fixtures/independent-code.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { expectAccessible } from './fixtures/look.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';

/** Leaving: an export of one vault is imported into another, and both show the same codes. */

// RFC 6238 Appendix B's published seed.
const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const PASSWORD = 'a password for the file';
const ACCOUNTS = [
  ['ann', 6],
  ['ben', 8],
] as const;

let display: Display;
let folder: string;

test.beforeAll(async () => {
  display = await startDisplay();
  folder = await mkdtemp(join(tmpdir(), 'countersign-export-'));
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await display?.stop();
});

test('an encrypted Aegis export opens in a fresh vault with the same codes', async () => {
  const file = join(folder, 'aegis.json');
  await inFreshVault(async (desktop) => {
    const { window } = desktop;
    await addAccounts(window, ...ACCOUNTS.map(([name, digits]) => uriOf(name, digits)));
    await desktop.electron.evaluate(({ dialog, Menu }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
      file?.submenu?.items.find(({ label }) => label === 'Export…')?.click();
    }, file);
    const dialog = window.getByRole('dialog', { name: 'Export accounts' });
    const exportButton = dialog.getByRole('button', { name: 'Export 2 accounts' });

    // Without the passphrase nothing is written.
    await dialog.getByLabel('Export for').selectOption('aegis');
    await expect(dialog.getByText('This file is not encrypted')).toBeVisible();
    await exportButton.click();
    await expect(dialog.getByText('Enter your passphrase.')).toBeVisible();
    const passphrase = dialog.getByLabel('Passphrase of this vault', { exact: true });
    await passphrase.fill('not this one');
    await exportButton.click();
    await expect(dialog.getByText('That is not the passphrase of this vault.')).toBeVisible();
    await expect(stat(file)).rejects.toThrow('ENOENT');
    await expectAccessible(window);

    await dialog.getByLabel('Export for').selectOption('aegis-encrypted');
    for (const label of ['Password of the export', 'Repeat the password of the export']) {
      await dialog.getByLabel(label, { exact: true }).fill(PASSWORD);
    }
    await passphrase.fill(app.PASSPHRASE);
    await exportButton.click();
    await expect(window.getByRole('dialog', { name: '2 accounts exported' })).toContainText('aegis.json');
    await window.getByRole('button', { name: 'Export more' }).click();

    // A page for paper is read back from the PDF.
    const paper = join(folder, 'paper.pdf');
    await desktop.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, paper);
    await dialog.getByLabel('Export for').selectOption('paper-pdf');
    await passphrase.fill(app.PASSPHRASE);
    await exportButton.click();
    await expect(window.getByRole('dialog', { name: '2 accounts exported' })).toContainText('paper.pdf');
    expect((await readFile(paper, 'latin1')).slice(0, 5)).toBe('%PDF-');
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).not.toContain(SEED);

  await inFreshVault(async (desktop) => {
    const { window } = desktop;
    await desktop.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file);
    await window.getByRole('button', { name: 'Import from another app' }).click();
    await window.getByRole('button', { name: 'Choose a file…' }).click();
    await window.getByLabel('Password of the file', { exact: true }).fill(PASSWORD);
    await window.getByRole('button', { name: 'Open the file' }).click();
    await app.addEverythingFound(window);
    for (const [name, digits] of ACCOUNTS) {
      const { code } = await app.codeShown(window, name);
      expect(codesAround(digits)).toContain(code);
    }

    // The same file again adds nothing. One account is changed, so its details are compared.
    await app.pasteKeyUri(window, uriOf('ann', 7));
    const review = app.review(window);
    await expect(review).toContainText('makes other codes');
    await expect(review.getByRole('row', { name: 'Digits 6 7' })).toBeVisible();
    const choice = review.getByLabel('What to do with Example (ann)');
    await expect(choice).toHaveValue('new');
    await choice.selectOption('replace');
    await expect(review.getByRole('row', { name: 'Digits 6 7 7' })).toBeVisible();
    await expectAccessible(window);
    await review.getByRole('button', { name: 'Save 1 account' }).click();
    await expect(window.getByText('1 replaced; the old one is in the bin.')).toBeVisible();
    expect((await app.codeShown(window, 'ann')).code).toHaveLength(7);
    await window.getByRole('button', { name: 'Undo' }).click();
    await expect(async () => expect((await app.codeShown(window, 'ann')).code).toHaveLength(6)).toPass();
  });
});

const uriOf = (name: string, digits: number) =>
  `otpauth://totp/Example:${name}?secret=${SEED}&issuer=Example&digits=${digits}`;

/** Returns the codes of the seed now and one time step ago. */
function codesAround(digits: number): string[] {
  const now = Date.now();
  return [now, now - 30_000].map((ms) => independentCode(SEED, ms, 30, digits));
}

async function inFreshVault(work: (desktop: DesktopApp) => Promise<void>): Promise<void> {
  const data = await makeDataFolder();
  const desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
  try {
    await createVault(desktop.window, false);
    await work(desktop);
  } finally {
    await desktop.close();
    await data.remove();
  }
}
