/** Pictures of the app's states in both themes, for docs/app.md and the README. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SettingsChange } from '../desktop/settings.ts';
import * as app from '../e2e/fixtures/app-hands.ts';
import { type DesktopApp, makeDataFolder, startDesktopApp } from '../e2e/fixtures/desktop-app.ts';
import { startDisplay } from '../e2e/fixtures/display.ts';
import { startKeyStore } from '../e2e/fixtures/key-store.ts';
import { takeSafePictures } from './app-safe-pictures.ts';

/** Accounts that show what a list has to cope with; their keys are RFC 6238's seed, which everybody knows. */
const ACCOUNTS = [
  ['GitHub', 'ann@example.com', '', ['Work'], true],
  ['Fastmail', 'ann@fastmail.example', '', ['Home'], false],
  ['Proton Mail', 'ann.example', '', ['Home'], true],
  ['Steam', 'annplays', '&encoder=steam', [], false],
  ['Bank of Example · business', 'a.very.long.customer.name@bank.example', '&digits=8', ['Bank'], false],
  ['بنك المثال', 'ann@example.test', '', ['Bank'], false],
  ['Counter', 'ann', '&counter=7', [], false],
] as const;

/** @param folder where `app-STATE-THEME.png` go */
export async function takeAppPictures(folder: string): Promise<void> {
  const display = await startDisplay({ width: 1440, height: 900 });
  const keyStore = await startKeyStore();
  const anotherKeyStore = await startKeyStore();
  const data = await makeDataFolder();
  const desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  const both = (state: string, page: Page = desktop.window) =>
    inBothThemes(page, join(folder, `app-${state}`));
  try {
    const { window } = desktop;
    await both('welcome');
    await window.getByRole('button', { name: 'Continue' }).click();
    await both('ways');
    await window.getByRole('button', { name: 'Continue' }).click();
    await both('protection');
    await window.getByRole('button', { name: /^Protect with/ }).click();
    await both('empty');
    for (const account of ACCOUNTS) await add(window, account);
    await window.getByRole('button', { name: 'Dismiss' }).click();
    await both('list');
    for (const layout of ['compact', 'large', 'cosy'] as const) {
      await set(window, { layout });
      if (layout !== 'cosy') await both(layout);
    }
    await set(window, { hideCodes: true });
    await both('hidden');
    await set(window, { hideCodes: false, language: 'de' });
    await both('german');
    await set(window, { language: 'en' });
    await window.getByLabel('Search accounts').fill('zebra');
    await both('no-match');
    await window.getByLabel('Search accounts').fill('');
    await window.getByRole('button', { name: 'Actions for GitHub' }).click();
    await both('menu');
    await window.getByRole('menuitem', { name: 'Edit' }).click();
    await both('edit');
    await window.keyboard.press('Escape');
    await window.keyboard.press('?');
    await both('shortcuts');
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Settings' }).click();
    await both('settings');
    await window.getByRole('region', { name: 'Clock' }).scrollIntoViewIfNeeded();
    await both('settings-clock');
    await window.keyboard.press('Escape');
    await both('palette', await openPalette(desktop));
    // Another app would find the palette's shortcut taken.
    await desktop.close();
    await takeSafePictures(both, display, [keyStore, anotherKeyStore]);
  } finally {
    await desktop.close();
    await data.remove();
    await anotherKeyStore.stop();
    await keyStore.stop();
    await display.stop();
  }
}

async function add(
  page: Page,
  [issuer, account, more, tags, favourite]: (typeof ACCOUNTS)[number],
): Promise<void> {
  const type = issuer === 'Counter' ? 'hotp' : 'totp';
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const label = encodeURIComponent(`${issuer}:${account}`);
  await app.addKeyUri(
    page,
    `otpauth://${type}/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}${more}`,
  );
  await page.evaluate(
    async ({ name, given }) => {
      const list = await window.countersign.invoke('accounts:list', undefined);
      const added = list.ok && list.value.find((candidate) => candidate.issuer === name);
      if (!added) return;
      const {
        id,
        issuer: named,
        account: whose,
        type: kind,
        algorithm,
        digits,
        period = 30,
        counter = 0,
      } = added;
      await window.countersign.invoke('accounts:edit', {
        id,
        issuer: named,
        account: whose,
        type: kind,
        algorithm,
        // Steam's length is its own; the contract's bounds are those of digits.
        digits: Math.max(6, digits),
        period,
        counter,
        secret: '',
        ...given,
      });
    },
    { name: issuer, given: { tags: [...tags], favourite } },
  );
}

async function set(page: Page, change: SettingsChange): Promise<void> {
  await page.evaluate((wanted) => window.countersign.invoke('settings:change', wanted), change);
}

/** As another start of the program with `--palette` would. */
async function openPalette(desktop: DesktopApp): Promise<Page> {
  const opened = desktop.electron.waitForEvent('window');
  await desktop.electron.evaluate(({ app: running }) => {
    running.emit('second-instance', {}, [], '', { verb: 'palette' });
  });
  const palette = await opened;
  await palette.getByRole('option').first().waitFor();
  return palette;
}

async function inBothThemes(page: Page, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours change over a moment, and pages that come in later are drawn.
    await page.waitForTimeout(500);
    // Where this run keeps its files is nobody's concern.
    await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { currentNode: text } = texts;
        const said = text.nodeValue ?? '';
        const shown = said
          .replace(/\S*countersign-app-\w+/, '~/.config/countersign')
          .replace(/\S*countersign-backups-\w+/, '~/Backups');
        if (shown !== said) text.nodeValue = shown;
      }
    });
    await page.screenshot({ path: `${path}-${colorScheme}.png` });
  }
}
