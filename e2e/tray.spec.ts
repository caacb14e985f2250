import { expect, test } from '@playwright/test';
import { whyNoAssistiveSession } from './fixtures/assistive-session.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';
import { startTraySession, type TraySession } from './fixtures/tray-session.ts';

/** The tray icon as a desktop's panel sees it: clicks and the menu go over a real bus (StatusNotifierItem, dbusmenu). */

// The panel is a program of the system's Python with the bindings of GLib, like the screen reader's client.
const missing = whyNoAssistiveSession();
test.skip(missing !== undefined, missing);
test.describe.configure({ mode: 'serial' });

let display: Display;
let tray: TraySession;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.beforeAll(async () => {
  if (missing !== undefined) return;
  display = await startDisplay({ width: 1000, height: 800 });
  tray = await startTraySession();
  data = await makeDataFolder();
  desktop = await startDesktopApp({
    display,
    keyStore: { ...noKeyStore, env: tray.env },
    dataFolder: data.path,
  });
});
test.afterAll(async () => {
  if (missing !== undefined) return;
  await desktop.close();
  await data.remove();
  await tray.stop();
  await display.stop();
});

test('there is one icon, whose menu names no account before there is one', async () => {
  await createVault(desktop.window, false);
  await expect.poll(() => tray.icons()).toBe(1);
  await expect.poll(() => tray.menu()).toEqual(expect.arrayContaining(['Open Countersign', 'Lock', 'Quit']));
});

test('a window closed to the tray comes back with a click on the icon', async () => {
  await desktop.window.evaluate(() => window.countersign.invoke('settings:change', { closeToTray: true }));
  for (const back of [() => tray.click(), () => tray.choose('Open Countersign')]) {
    await desktop.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(isVisible).toBe(false);
    await back();
    await expect.poll(isVisible).toBe(true);
  }
});

test('a favourite in the menu copies its code, and locking removes its name', async () => {
  const { window } = desktop;
  await addAccounts(window, 'otpauth://totp/R&D:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=R&D');
  await window.locator('[data-row]').first().focus();
  await window.keyboard.press('f');
  const label = 'Copy code: R&D · ann';
  await expect.poll(() => tray.menu()).toContain(label);
  expect(await tray.choose(label)).toBe(true);
  await expect
    .poll(() => desktop.electron.evaluate(async ({ clipboard }) => clipboard.readText()))
    .toMatch(/^\d{6}$/);

  expect(await tray.choose('Lock')).toBe(true);
  await expect(window.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await expect.poll(() => tray.menu()).toEqual(['Open Countersign', 'Quit']);
});

test('quitting in the menu ends the app, although its window closes to the tray', async () => {
  const ended = desktop.electron.waitForEvent('close');
  await tray.choose('Quit');
  await ended;
  await expect.poll(() => tray.icons()).toBe(0);
});

function isVisible(): Promise<boolean> {
  return desktop.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible()),
  );
}
