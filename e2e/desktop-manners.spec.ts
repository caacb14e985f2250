import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, desktopArguments, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { environment } from './fixtures/environment.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { pngFromPicture } from './fixtures/picture.ts';
import { runtime } from './fixtures/runtime.ts';

/** The app as a good guest of a desktop: its place, its icons, its command line, its lock. */

test.skip(process.platform !== 'linux', 'Needs a screen of its own.');
test.describe.configure({ mode: 'serial' });

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let display: Display;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;
/** Other programs, which end with the tests. */
const others: ChildProcess[] = [];

test.beforeAll(async () => {
  display = await startDisplay({ width: 1200, height: 800 });
  data = await makeDataFolder();
  desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
});
test.afterAll(async () => {
  for (const other of others) other.kill();
  await desktop.close();
  await data.remove();
  await display.stop();
});

test('the command line answers without a window', async () => {
  expect((await start('--help')).stdout).toContain('Usage: countersign');
  expect((await start('--version')).stdout).toMatch(/^Countersign \d+\.\d+\.\d+\n$/);
});

test('the first run takes Enter on every page, and a link that was passed waits for the vault', async () => {
  const { window } = desktop;
  await start(`otpauth://totp/Link:ann?secret=${SECRET}&issuer=Link`);
  await app.enterFirstPages(window);
  await window.keyboard.type(app.PASSPHRASE);
  await window.keyboard.press('Tab');
  await window.keyboard.press('Tab');
  await window.keyboard.type(app.PASSPHRASE);
  await window.keyboard.press('Enter');
  await app.addEverythingFound(window);
  await expect(window.locator('[data-row]').filter({ hasText: 'Link' })).toBeFocused();
});

test('a picture on the command line is reviewed, and one that is missing is named', async () => {
  const { window } = desktop;
  const picture = join(data.path, 'code of Bank.png');
  await writeFile(
    picture,
    await QRCode.toBuffer(`otpauth://totp/Bank:ann?secret=JBSWY3DPEHPK3PXP&issuer=Bank`),
  );
  await start(picture, join(data.path, 'missing.png'));
  await expect(app.review(window)).toContainText('Bank');
  await expect(app.review(window)).toContainText('missing.png');
  await app.addEverythingFound(window);
});

test('what is asked for while the vault is locked is done when it is unlocked', async () => {
  const { window } = desktop;
  await start('--lock');
  await expect(window.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await start('--copy', 'bank');
  await app.unlock(window, false);
  await expect
    .poll(() => desktop.electron.evaluate(async ({ clipboard }) => clipboard.readText()))
    .toMatch(/^\d{6}$/);
});

test('locking empties the clipboard and the selection, each only of the code', async () => {
  const { window } = desktop;
  const row = window.locator('[data-row]').filter({ hasText: 'Link' });
  const lock = () => window.getByRole('button', { name: 'Lock', exact: true }).click();
  await row.click();
  await expect.poll(() => pasted('primary')).toMatch(/^\d{6}$/);
  await lock();
  await expect.poll(async () => [await pasted('clipboard'), await pasted('primary')]).toEqual(['', '']);

  await app.unlock(window, false);
  await row.click();
  await expect.poll(() => pasted('clipboard')).toMatch(/^\d{6}$/);
  await mark('a word');
  await lock();
  await expect.poll(async () => [await pasted('clipboard'), await pasted('primary')]).toEqual(['', 'a word']);
  await app.unlock(window, false);
});

test('the copied row shows a tick and the seconds', async () => {
  const { window } = desktop;
  const row = window.locator('[data-row]').filter({ hasText: 'Link' });
  await row.click();
  await expect(row.locator('.account__copied')).toHaveText(/^(30|29|28)$/);
});

test('the right button opens an account’s menu, and an account moves to the top', async () => {
  const { window } = desktop;
  const names = () => window.locator('[data-row] .account__issuer').allInnerTexts();
  expect(await names()).toEqual(['Link', 'Bank']);
  await window.locator('[data-row]').filter({ hasText: 'Bank' }).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Move to the top' }).click();
  await expect.poll(names).toEqual(['Bank', 'Link']);
});

test('cards end where the search bar ends, in one column and in several', async () => {
  const { window } = desktop;
  const rightOf = (selector: string) =>
    window
      .locator(selector)
      .evaluateAll((elements) =>
        Math.max(...elements.map((element) => element.getBoundingClientRect().right)),
      );
  for (const width of [600, 1000]) {
    await desktop.electron.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ width: wanted, height: 700 });
    }, width);
    await expect.poll(() => window.evaluate(() => globalThis.innerWidth)).toBe(width);
    await expect
      .poll(async () => (await rightOf('.account')) - (await rightOf('[aria-label="Add another way"]')))
      .toBe(0);
  }
});

const isPalette = (page: Page) => page.url().endsWith('palette.html');

test('settings are found by their words, and the palette is as high as its rows', async () => {
  const { window } = desktop;
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByLabel('Search settings').fill('clipboard');
  await expect(window.getByRole('region')).toHaveCount(1);
  await expect(window.getByRole('region', { name: 'Codes' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('region', { name: 'Bin' })).toBeVisible();
  await window.keyboard.press('Escape');

  await start('--palette');
  const height = () =>
    desktop.electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().includes('palette'))
          ?.getBounds().height,
    );
  await expect.poll(() => desktop.electron.windows().some(isPalette)).toBe(true);
  const palette = desktop.electron.windows().find(isPalette) as Page;
  const rows = palette.getByRole('option');
  // The window follows the page, which first draws itself without its rows.
  const content = () => palette.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  const fittingHeight = async (count: number) => {
    await expect(rows).toHaveCount(count);
    await expect(async () => expect(await height()).toBe(await content())).toPass();
    return (await height()) ?? 0;
  };
  const both = await fittingHeight(2);
  expect(both).toBeLessThan(220);
  if (process.env.PICTURES) {
    const screen = await display.capture();
    if (screen) await writeFile(join(process.env.PICTURES, 'palette-on-screen.png'), pngFromPicture(screen));
  }
  await palette.getByRole('combobox').fill('link');
  expect(await fittingHeight(1)).toBeLessThan(both);
  await palette.keyboard.press('Escape');
});

test('a window closed to a tray that is not there can still be found', async () => {
  await desktop.window.evaluate(() => window.countersign.invoke('settings:change', { closeToTray: true }));
  await desktop.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('index'))
      ?.close();
  });
  await start('--show');
  expect(await mainWindow()).toMatchObject({ visible: true });
});

test('the window comes back where it was, on the screens there are', async () => {
  await desktop.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('index'))
      ?.setBounds({ x: 300, y: 40, width: 600, height: 700 });
  });
  await expect
    .poll(async () => (await mainWindow())?.bounds)
    .toEqual({ x: 300, y: 40, width: 600, height: 700 });
  await desktop.window.waitForTimeout(800);
  await restart();
  expect((await mainWindow())?.bounds).toEqual({ x: 300, y: 40, width: 600, height: 700 });

  await desktop.close();
  const place = { x: 900, y: 700, width: 4000, height: 600, maximized: false };
  await writeFile(join(data.path, 'window-place.json'), JSON.stringify(place));
  desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
  expect((await mainWindow())?.bounds).toEqual({ x: 0, y: 200, width: 1200, height: 600 });
});

async function restart(): Promise<void> {
  await desktop.close();
  desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
}

function mainWindow() {
  return desktop.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('index'),
    );
    return window && { bounds: window.getBounds(), visible: window.isVisible() };
  });
}

/** Returns what another program would paste. Empty if the place has no owner. */
async function pasted(place: 'clipboard' | 'primary'): Promise<string> {
  const read = promisify(execFile)('xclip', ['-selection', place, '-o'], { env: environment(display.env) });
  return read.then(
    ({ stdout }) => stdout,
    () => '',
  );
}

/** Marks a text in another program. */
async function mark(text: string): Promise<void> {
  const other = spawn('xclip', ['-selection', 'primary', '-i', '-quiet'], {
    env: environment(display.env),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  other.stdin.end(text);
  others.push(other);
  await expect.poll(() => pasted('primary')).toBe(text);
}

/** Starts the program once more with the same data, as a link or a file manager does. */
function start(...more: string[]) {
  return promisify(execFile)(
    runtime().electron.executable,
    [...desktopArguments(noKeyStore, data.path), ...more],
    { env: environment(display.env, noKeyStore.env) },
  );
}
