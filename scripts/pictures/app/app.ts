/** Pictures of the app's states in both themes, for docs/gallery/app.md and the README. */
import type { Page } from '@playwright/test';
import { type DesktopApp, type DesktopOptions, startDesktopApp } from '../../../e2e/fixtures/desktop-app.ts';
import { startDisplay } from '../../../e2e/fixtures/display.ts';
import { startKeyStore } from '../../../e2e/fixtures/key-store.ts';
import { takeAddPictures } from './add.ts';
import { appCameraInto, type Take } from './camera.ts';
import { takeListPictures } from './list.ts';
import { takeMovingPictures } from './moving.ts';
import { takePalettePictures } from './palette.ts';
import { takeReviewPictures } from './review.ts';
import { takeSafePictures } from './safe.ts';
import { type AppScene, account, dialogOf, rowAction, section, set, withAccounts } from './scene.ts';
import { takeSettingsPictures } from './settings.ts';
import { takeSeveralPictures } from './several.ts';
import { takeVaultPictures } from './vault.ts';

/** Accounts with unusual names and parameters. */
const ACCOUNTS = [
  account('GitHub', 'ann@example.com', {
    tags: ['Work'],
    favourite: true,
    note: 'Recovery codes: printed, in the blue folder.\nThe old laptop still has this key.',
  }),
  account('Fastmail', 'ann@fastmail.example', { tags: ['Home'] }),
  account('Proton Mail', 'ann.example', { tags: ['Home'], favourite: true }),
  account('Steam', 'annplays', { type: 'steam', digits: 5 }),
  account('Bank of Example · business', 'a.very.long.customer.name@bank.example', {
    digits: 8,
    tags: ['Bank'],
  }),
  account('بنك المثال', 'ann@example.test', { tags: ['Bank'] }),
  account('Counter', 'ann', { type: 'hotp', counter: 7 }),
];

/** Takes the pictures. @param folder for `app-STATE-THEME.png` */
export async function takeAppPictures(folder: string): Promise<void> {
  await walkApp(await appCameraInto(folder));
}

/**
 * Brings the app into each state that there is a picture of.
 *
 * @param take called in each state @param open starts the app in another way
 */
export async function walkApp(
  take: Take,
  open: (options: DesktopOptions) => Promise<DesktopApp> = startDesktopApp,
): Promise<void> {
  const display = await startDisplay({ width: 1400, height: 960 });
  const keyStores = [await startKeyStore(), await startKeyStore()] as const;
  try {
    const scene: AppScene = { take, open: (options) => open({ display, ...options }) };
    await withAccounts(scene, ACCOUNTS, ({ window }) => takeEveryDay(scene, window));
    await takeListPictures(scene);
    await takeAddPictures(scene);
    await takeReviewPictures(scene);
    await takePalettePictures(scene);
    await takeSettingsPictures(scene);
    await takeSafePictures(scene, keyStores);
    await takeVaultPictures(scene, keyStores[1]);
    await takeSeveralPictures(scene);
    await takeMovingPictures(scene);
  } finally {
    for (const keyStore of keyStores) await keyStore.stop();
    await display.stop();
  }
}

async function takeEveryDay({ take }: AppScene, window: Page): Promise<void> {
  await take('list', window);
  for (const layout of ['compact', 'large', 'cosy'] as const) {
    await set(window, { layout });
    if (layout !== 'cosy') await take(layout, window);
  }
  await set(window, { hideCodes: true });
  await take('hidden', window);
  await set(window, { hideCodes: false, language: 'de' });
  await take('german', window);
  await set(window, { language: 'en' });
  await window.getByLabel('Search accounts').fill('zebra');
  await take('no-match', window);
  await window.getByLabel('Search accounts').fill('');
  await window.getByRole('button', { name: 'Actions for GitHub' }).click();
  await take('menu', window);
  await window.keyboard.press('Escape');
  await rowAction(window, 'GitHub', 'Edit');
  await take('edit', window);
  await window.keyboard.press('Escape');
  await window.keyboard.press('?');
  await dialogOf(window);
  await take('shortcuts', window);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Settings' }).click();
  await take('settings', window);
  await section(window, 'Clock');
  await take('settings-clock', window);
}
