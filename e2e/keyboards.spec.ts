import { expect, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { type Keyboard, keyboardOf } from './fixtures/keyboard.ts';
import { createVault } from './fixtures/prepared-vault.ts';

/** International keyboards: real keys with different layouts and input methods. */

test.skip(process.platform !== 'linux', 'Layouts are set for a virtual screen.');
test.describe.configure({ mode: 'serial' });

let display: Display;
let keyboard: Keyboard;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.beforeAll(async () => {
  display = await startDisplay({ width: 1200, height: 800 });
  keyboard = keyboardOf(display);
  data = await makeDataFolder();
  desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
  await createVault(desktop.window, false);
  const uris = Array.from(
    { length: 40 },
    (_, at) =>
      `otpauth://totp/Site%20${at}:ann?secret=JBSWY3DPEHPK3PXP${'A'.repeat(8 * (at % 4))}&issuer=Site%20${at}`,
  );
  await keyboard.focus('Countersign');
  await setCopied(uris.join('\n'));
  await keyboard.setLayout('ru');
  await keyboard.press('V', 'ctrl');
  await app.addEverythingFound(desktop.window);
});
test.afterAll(async () => {
  await desktop.close();
  await data.remove();
  await display.stop();
});

test('a new account at the end of a long list is visible and marked, and its code is in the message', async () => {
  const { window } = desktop;
  await window.locator('.accounts-page').evaluate((page) => page.scrollTo(0, 0));
  await app.addKeyUri(window, 'otpauth://totp/Last:ann?secret=GEZDGNBVGY3TQOJQ&issuer=Last');
  const row = window.locator('[data-row]').filter({ hasText: 'Last' });
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport({ ratio: 1 });
  await expect(window.locator('.account--added')).toHaveCount(1);
  const { code } = await app.codeShown(window, 'Last');
  const message = window.getByRole('status').filter({ hasText: 'Last added' });
  await expect(message).toContainText(`${code.slice(0, 3)} ${code.slice(3)}`);
  await window.keyboard.press('Enter');
  await expect.poll(copied).toMatch(/^\d{6}$/);
});

test('a new account is focused although a search hid the list, and had the focus', async () => {
  const { window } = desktop;
  const box = window.getByLabel('Search accounts');
  await setCopied('otpauth://totp/Newest:ann?secret=GEZDGNBVGY3TQOJQMFRGG&issuer=Newest');
  await box.fill('no such account');
  await keyboard.press('S', 'ctrl', 'shift');
  await app.review(window).getByRole('button', { name: 'Read the clipboard' }).click();
  await app.addEverythingFound(window);
  await expect(window.locator('[data-row]').filter({ hasText: 'Newest' })).toBeFocused();
});

for (const [name, layout] of [
  ['Russian', 'ru'],
  ['Greek', 'gr'],
  ['Hebrew', 'il'],
  ['Arabic', 'ara'],
  ['Hindi', 'in'],
  ['French', 'fr'],
  ['German', 'de'],
] as const) {
  test(`shortcuts work on a ${name} layout`, async () => {
    const { window } = desktop;
    await keyboard.setLayout(layout);
    const box = window.getByLabel('Search accounts');
    await box.blur();
    await keyboard.press('K', 'ctrl');
    await expect(box).toBeFocused();

    const row = window.locator('[data-row]').nth(3);
    const starred = window.locator('.account__icon > svg');
    await row.focus();
    const before = await starred.count();
    await keyboard.press('F');
    await expect.poll(() => starred.count()).not.toBe(before);
    await keyboard.press('F');
    await expect.poll(() => starred.count()).toBe(before);

    // Shortcuts of the menu.
    if (layout !== 'fr') {
      await keyboard.press('Comma', 'ctrl');
      const settings = window.getByRole('heading', { name: 'Settings', level: 1 });
      await expect(settings).toBeVisible();
      // The page shows its heading before it listens to keys.
      await expect(async () => {
        if (await settings.isVisible()) await window.keyboard.press('Escape');
        await expect(box).toBeVisible({ timeout: 1000 });
      }).toPass();
    }
  });
}

test('shortcuts follow the letters of the Neo layout, and the comma has its place', async () => {
  const { window } = desktop;
  await keyboard.setLayout('de(neo)');
  const box = window.getByLabel('Search accounts');
  await box.blur();
  // Neo writes K with the key that writes Y on a US keyboard.
  await keyboard.press('Y', 'ctrl');
  await expect(box).toBeFocused();
  await keyboard.press('Comma', 'ctrl');
  const settings = window.getByRole('heading', { name: 'Settings', level: 1 });
  await expect(settings).toBeVisible();
  await expect(async () => {
    if (await settings.isVisible()) await window.keyboard.press('Escape');
    await expect(box).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test('scanning and locking work with a Cyrillic and a Lao layout', async () => {
  const { window } = desktop;
  // A Lao keyboard writes a semicolon in this place.
  for (const layout of ['la', 'ru']) {
    await keyboard.setLayout(layout);
    await keyboard.press('S', 'ctrl', 'shift');
    await expect(app.review(window)).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(app.review(window)).toHaveCount(0);
  }
  await keyboard.press('L', 'ctrl');
  await app.unlock(window, false);
});

test('a recorded shortcut has the name on the key, and opens the palette', async () => {
  const { window } = desktop;
  await keyboard.setLayout('de');
  await window.getByRole('button', { name: 'Settings' }).click();
  const field = window.getByLabel('Shortcut to find a code from any app');
  await field.focus();
  // The place of Z on a German keyboard.
  await keyboard.press('Y', 'ctrl', 'alt');
  await expect(field).toHaveValue('Ctrl + Alt + Z');
  await window.keyboard.press('Escape');
  await keyboard.press('Y', 'ctrl', 'alt');
  await expect
    .poll(() =>
      desktop.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some(
          (open) => open.webContents.getURL().endsWith('palette.html') && open.isVisible(),
        ),
      ),
    )
    .toBe(true);
  const palette = desktop.electron.windows().find((page) => page.url().endsWith('palette.html'));
  await palette?.keyboard.press('Escape');
  await keyboard.setLayout('us');
  await keyboard.focus('Countersign');
});

test('Enter in an input method chooses a word and copies no code', async () => {
  const { window } = desktop;
  await setCopied('nothing copied');
  const box = window.getByLabel('Search accounts');
  await box.focus();
  const session = await window.context().newCDPSession(window);
  await session.send('Input.imeSetComposition', { text: 'site', selectionStart: 4, selectionEnd: 4 });
  await expect(box).toHaveValue('site');
  await keyboard.press('Enter');
  await session.send('Input.insertText', { text: 'site' });
  await expect(box).toHaveValue('site');
  expect(await copied()).toBe('nothing copied');
  await keyboard.press('Enter');
  await expect.poll(copied).toMatch(/^\d{6}$/);
  await box.fill('');
});

function copied(): Promise<string> {
  return desktop.electron.evaluate(async ({ clipboard }) => clipboard.readText());
}

function setCopied(text: string): Promise<void> {
  return desktop.electron.evaluate(async ({ clipboard }, wanted) => clipboard.writeText(wanted), text);
}
