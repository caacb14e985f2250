/** Pictures of a vault on several computers for docs/gallery/app.md. The other computer is one without windows. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { SeveralComputers } from '../../../desktop/main/sync/several-computers.ts';
import { Vault } from '../../../desktop/main/vault/vault.ts';
import { type AppScene, account, chooses, fillVault, PASSPHRASE, section, withAccounts } from './scene.ts';

const SECTION = 'Several computers';

/** Takes the pictures. */
export async function takeSeveralPictures(scene: AppScene): Promise<void> {
  const folders = await Promise.all(
    ['first', 'second'].map((name) => mkdtemp(join(tmpdir(), `countersign-backups-${name}`))),
  );
  const [first = '', second = ''] = folders;
  try {
    await takeFirstComputer(scene, first);
    await takeNewcomer(scene, second);
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

/** The app starts, admits a laptop, and hears of what happens to its files. */
async function takeFirstComputer(scene: AppScene, folder: string): Promise<void> {
  const { take } = scene;
  await withAccounts(scene, [account('Harbour', 'ann')], async (desktop) => {
    const { window } = desktop;
    await chooses(desktop, folder);
    await openSection(window);
    await take('several-off', window);
    await window.getByLabel('Name of this computer').fill('Desk');
    await window.getByRole('button', { name: 'Choose a folder and start' }).click();
    await prove(window, 'Choose the folder');
    await window.getByRole('button', { name: 'Add a computer' }).click();
    await window.getByRole('img', { name: 'QR code with the joining code' }).waitFor();
    await take('several-code', window);
    const code = await window.getByRole('dialog').locator('.several__words').innerText();
    const laptop = await otherComputer();
    try {
      await laptop.several.join(folder, laptop.several.readCode(code), 'Laptop');
      await window.getByRole('region', { name: '“Laptop” wants to join' }).waitFor();
      await take('several-admit', window);
      await laptop.several.confirm();
      await prove(window, 'Admit Laptop');
      await lookUntil(laptop, async () => laptop.several.status().state === 'on');
      await window.getByRole('button', { name: 'Remove Laptop' }).waitFor();
      await window.getByText('up to date').first().waitFor();
      await section(window, SECTION);
      await take('several-list', window);
      await window.getByRole('button', { name: 'Remove Laptop' }).click();
      await take('several-remove', window);
      await window.keyboard.press('Escape');
      await window.getByRole('button', { name: 'Back to the accounts' }).click();
      // Somebody empties the folder of the laptop's files.
      const before = new Set(await readdir(folder));
      await laptop.vault.change((entries) => [...entries, account('Lighthouse', 'ann')]);
      await laptop.several.look();
      await window.getByText('Lighthouse').first().waitFor();
      laptop.several.forget();
      for (const name of await readdir(folder)) if (!before.has(name)) await rm(join(folder, name));
      await window.getByRole('button', { name: 'Got it' }).waitFor({ timeout: 60_000 });
      await take('several-news', window);
    } finally {
      await laptop.remove();
    }
  });
}

/** The app joins another computer, and both show six words. */
async function takeNewcomer(scene: AppScene, folder: string): Promise<void> {
  const { take } = scene;
  const desk = await otherComputer();
  try {
    await desk.several.start(folder, 'Desk');
    const invited = await desk.several.invite();
    const words = invited.state === 'on' ? (invited.invitation?.words ?? '') : '';
    await withAccounts(scene, [account('Harbour', 'ann')], async (desktop) => {
      const { window } = desktop;
      await chooses(desktop, folder);
      await openSection(window);
      await window.getByRole('button', { name: 'Join with a code…' }).click();
      await window.getByLabel('Joining code').fill(words);
      await take('several-join', window);
      await window.getByRole('button', { name: 'Choose the folder and join' }).click();
      await window.getByText('Does the other computer show these words?').waitFor();
      await section(window, SECTION);
      await take('several-words', window);
      await desk.several.endInvitation();
      await window.getByText('no longer shows this code').waitFor({ timeout: 60_000 });
      await section(window, SECTION);
      await take('several-ended', window);
    });
  } finally {
    await desk.remove();
  }
}

async function otherComputer() {
  const data = await mkdtemp(join(tmpdir(), 'countersign-app-'));
  await fillVault(data, [account('Beacon', 'ann')]);
  const refuse = () => Promise.reject(new Error('There is no key store here.'));
  const vault = await Vault.open({
    folder: data,
    keyStore: { describe: async () => ({ available: false, name: 'none' }), wrap: refuse, unwrap: refuse },
    now: Date.now,
  });
  await vault.unlock(PASSPHRASE);
  const nothing = () => undefined;
  const several = new SeveralComputers({
    vault,
    folder: data,
    now: Date.now,
    onChange: nothing,
    onAccounts: nothing,
  });
  const remove = async () => {
    several.forget();
    await rm(data, { recursive: true, force: true });
  };
  return { vault, several, remove };
}

async function lookUntil(
  { several }: { several: SeveralComputers },
  isSo: () => Promise<boolean>,
): Promise<void> {
  while (!(await isSo())) {
    await several.look();
    await wait(200);
  }
}

async function openSection(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Settings' }).click();
  await section(window, SECTION);
}

async function prove(window: Page, action: string): Promise<void> {
  await window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await window.getByRole('button', { name: action }).click();
}
