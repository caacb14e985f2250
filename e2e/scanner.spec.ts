import { expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import { parseKeyUri } from '../shared/key-uri.ts';
import { writeMigration } from '../shared/migration.ts';
import * as app from './fixtures/app-hands.ts';
import { startBrowser } from './fixtures/browser.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';

/** The real app scans a real screen with many codes, and reads codes in every other way. */

// RFC 6238 Appendix B's published seed, and its first half twice.
const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const uriOf = (account: string) =>
  `otpauth://totp/Example:${account}?secret=${SEED}&issuer=Example&n=${account}`;
const [PART_1 = '', PART_2 = ''] = writeMigration(
  Array.from({ length: 9 }, (_, index) => parseKeyUri(uriOf(`moved${index}`))),
  7,
).texts;

let display: Display;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let desktop: DesktopApp;
let data: Awaited<ReturnType<typeof makeDataFolder>>;

test.beforeAll(async () => {
  display = await startDisplay({ width: 1600, height: 1000 });
  browser = await startBrowser(display, { width: 1100, height: 1000 });
  data = await makeDataFolder();
  desktop = await startDesktopApp({
    display,
    keyStore: noKeyStore,
    dataFolder: data.path,
    position: { x: 1120, y: 100 },
  });
  await createVault(desktop.window, false);
});
test.afterAll(async () => {
  await desktop?.close();
  await browser?.close();
  await data?.remove();
  await display?.stop();
});

test('one scan finds every code of any kind on the screen, and saving can be undone', async () => {
  const { window } = desktop;
  await show(browser.page, [
    { text: uriOf('ann') },
    { text: uriOf('ben'), dark: '#e8ecf4', light: '#12161e' },
    { text: uriOf('cleo'), width: 100 },
    { text: 'WIFI:T:WPA;S:Guest;P:secret;;' },
    { text: 'javascript:alert(1)' },
    { text: 'x'.repeat(2000), width: 420 },
  ]);
  await app.scanScreens(window);
  const review = app.review(window);
  await expect(review).toContainText('6 codes found on the screen');
  for (const name of ['ann', 'ben', 'cleo']) await expect(review).toContainText(name);
  await expect(review).toContainText('This is a Wi-Fi network: “Guest”.');
  await expect(review).toContainText('“javascript:”');
  await expect(review.locator('.found__picture img')).toHaveCount(6);

  await window.getByRole('button', { name: 'Add 3 accounts' }).click();
  await expect(window.getByRole('button', { name: /^Copy code for/ })).toHaveCount(3);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByRole('button', { name: /^Copy code for/ })).toHaveCount(0);
});

test('an incomplete export names its missing parts, and is watched until it is complete', async () => {
  const { window } = desktop;
  await show(browser.page, [{ text: PART_1, width: 500 }]);
  await app.scanScreens(window);
  const review = app.review(window);
  await expect(review).toContainText('Part 2 of 2 of the export is missing.');
  await review.getByRole('button', { name: 'Keep watching the screens' }).click();
  await show(browser.page, [{ text: PART_2, width: 400 }]);
  await expect(review).toContainText('moved8');
  await expect(review).not.toContainText('is missing');
  await window.keyboard.press('Escape');
});

test('after leaving the watch mode, the next scan starts immediately', async () => {
  const { window } = desktop;
  await show(browser.page, [{ text: PART_1, width: 500 }]);
  await app.scanScreens(window);
  const review = app.review(window);
  await review.getByRole('button', { name: 'Keep watching the screens' }).click();
  await expect(review.getByRole('button', { name: 'Stop watching' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(review).toHaveCount(0);
  await show(browser.page, [{ text: uriOf('kim') }]);
  await app.scanScreens(window);
  await expect(review).toContainText('kim');
  await window.keyboard.press('Escape');
  await expect(review).toHaveCount(0);
});

test('the window reads pasted text and dropped pictures', async () => {
  const { window } = desktop;
  await desktop.electron.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    `${uriOf('dora')}\n${uriOf('eli')}`,
  );
  await window.locator('body').press('Control+v');
  await expect(app.review(window)).toContainText('2 codes found in the clipboard');
  await window.keyboard.press('Escape');

  const pictures = await Promise.all(['finn', 'gus'].map((name) => QRCode.toDataURL(uriOf(name))));
  const taken = await window.evaluate(async (urls) => {
    const transfer = new DataTransfer();
    for (const [index, url] of urls.entries()) {
      const bytes = Uint8Array.from(atob(url.split(',')[1] ?? ''), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], `code-${index}.png`));
    }
    return ['dragenter', 'dragover', 'drop'].filter((step) => {
      const event = new DragEvent(step, { dataTransfer: transfer, bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(event);
    });
  }, pictures);
  // A program that gets no answer to the first step takes its files back when the user lets go.
  expect(taken).toEqual(['dragenter', 'dragover', 'drop']);
  await expect(app.review(window)).toContainText('2 codes found in 2 files');
  await window.keyboard.press('Escape');
});

test('accounts are exported after the passphrase, and read again from the screen', async () => {
  const { window } = desktop;
  await addAccounts(window, uriOf('jo'));
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Export…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('Export for').selectOption('google-screen');
  await dialog.getByLabel('Passphrase of this vault', { exact: true }).fill(app.PASSPHRASE);
  await dialog.getByRole('button', { name: /^Export \d+ account/ }).click();
  const code = dialog.getByRole('img', { name: 'Code 1 of 1' });
  await expect(code).toBeVisible();
  const picture = await code.screenshot();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await browser.page.setContent(`<img src="data:image/png;base64,${picture.toString('base64')}" alt="">`);
  await app.scanScreens(window);
  await expect(app.review(window)).toContainText('You already have this account, with the same key.');
  await window.keyboard.press('Escape');
});

test('a region is drawn around one of several codes, and Escape leaves', async () => {
  const { window } = desktop;
  await show(browser.page, [
    { text: uriOf('hal'), width: 300 },
    { text: uriOf('ida'), width: 300 },
  ]);
  const openSheet = async () => {
    const opened = desktop.electron.waitForEvent('window');
    await app.scanRegion(window);
    const sheet = await opened;
    await expect(sheet.getByText('Draw a box around the code.')).toBeVisible();
    return sheet;
  };
  const left = await openSheet();
  // The page shows its text before it listens to keys, and it closes before it can answer the key press.
  await expect(async () => {
    if (!left.isClosed()) await left.keyboard.press('Escape').catch(() => undefined);
    expect(left.isClosed()).toBe(true);
  }).toPass();
  await expect(app.review(window)).toHaveCount(0);

  const area = await browser.page.locator('img').first().boundingBox();
  if (!area) throw new Error('The code is not on the page.');
  const top = await browser.page.evaluate(
    () => globalThis.screenY + globalThis.outerHeight - globalThis.innerHeight,
  );
  const sheet = await openSheet();
  await sheet.mouse.move(Math.max(1, area.x - 4), top + area.y - 4);
  await sheet.mouse.down();
  await sheet.mouse.move(area.x + area.width + 4, top + area.y + area.height + 4, { steps: 4 });
  await sheet.mouse.up().catch(() => undefined);
  await expect(app.review(window)).toContainText('1 code found in the region');
  await expect(app.review(window)).toContainText('hal');
  await window.keyboard.press('Escape');
});

interface Shown {
  text: string;
  /** In pixels. */
  width?: number;
  dark?: string;
  light?: string;
}

/** Shows these codes on the browser's page. */
async function show(page: Page, codes: readonly Shown[]): Promise<void> {
  const urls = await Promise.all(
    codes.map(({ text, width = 220, dark = '#000000', light = '#ffffff' }) =>
      QRCode.toDataURL(text, { width, color: { dark, light } }),
    ),
  );
  await page.setContent(`<body>${urls.map((url) => `<img src="${url}" alt="">`).join(' ')}</body>`);
  await page.bringToFront();
}
