/** Pictures of the pages for accounts: the bin, duplicates, moving to another app, how codes are made. */

import type { Page } from '@playwright/test';
import { DAY } from '../../../shared/durations.ts';
import { type AppScene, account, PASSPHRASE, rowAction, SECRET_256, section, withAccounts } from './scene.ts';

export async function takeSettingsPictures(scene: AppScene): Promise<void> {
  const { take } = scene;
  const accounts = [
    account('GitHub', 'ann@example.com', { tags: ['Work'] }),
    account('GitHub (old)', 'ann@example.com', { tags: ['Home'] }),
    account('Harbour', 'ann', { secret: SECRET_256 }),
    account('Pier', 'ann', { removedAt: Date.now() - 3 * DAY }),
    account('Lighthouse', 'ann.with.a.rather.long.name@lighthouse.example', {
      removedAt: Date.now() - 29.5 * DAY,
    }),
  ];
  await withAccounts(scene, accounts, async ({ window }) => {
    await takeKeys({ take }, window);
    await window.getByRole('button', { name: 'Settings' }).click();
    await section(window, 'Duplicates');
    await take('settings-bin', window);
    await window.getByRole('button', { name: 'Empty the bin' }).click();
    await take('empty-bin', window);
    await window.keyboard.press('Escape');
    await section(window, 'Export accounts');
    await window.getByRole('button', { name: 'Export…' }).click();
    const dialog = window.getByRole('dialog');
    await dialog.getByLabel('Export for').selectOption('google-screen');
    await take('export', window);
    await dialog.getByLabel('Passphrase of this vault', { exact: true }).fill(PASSPHRASE);
    await dialog.getByRole('button', { name: /^Export \d+ account/ }).click();
    await dialog.getByRole('img').waitFor();
    await take('export-codes', window);
  });
}

/** Pictures of an account's key, and of how a code is made from it. */
async function takeKeys({ take }: Pick<AppScene, 'take'>, window: Page): Promise<void> {
  await rowAction(window, 'GitHub', 'Show key or QR code');
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('Passphrase', { exact: true }).fill('not this one');
  await dialog.getByRole('button', { name: 'Show it for 30 seconds' }).click();
  await dialog.getByText('That is not the passphrase').waitFor();
  await take('show-key-wrong', window);
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Show it for 30 seconds' }).click();
  await dialog.getByRole('img').waitFor();
  await take('key-shown', window);
  await window.keyboard.press('Escape');
  await rowAction(window, 'GitHub', 'How this code is made');
  await dialog.getByText('This is a demo account').waitFor();
  await take('making', window);
  await window.getByRole('button', { name: 'Use GitHub instead' }).click();
  await take('making-ask', window);
  await window.keyboard.press('Escape');
}
