import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, type Locator, type Page, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, desktopArguments, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { environment } from './fixtures/environment.ts';
import { type KeyStoreSession, startKeyStore } from './fixtures/key-store.ts';
import { expectAccessible } from './fixtures/look.ts';
import { addAccounts, createVault, valueIn } from './fixtures/prepared-vault.ts';
import { runtime } from './fixtures/runtime.ts';

/** Everyday use of the app: arranging, finding, copying, removing, settings. */

/** RFC 6238 Appendix B's seed. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const ACCOUNTS = [
  `otpauth://totp/GitHub:ann@example.com?secret=${SECRET}&issuer=GitHub`,
  `otpauth://totp/Fastmail:ann?secret=JBSWY3DPEHPK3PXP&issuer=Fastmail`,
  `otpauth://totp/Proton:ann?secret=KRSXG5CTMVRXEZLU&issuer=Proton`,
  `otpauth://hotp/Counter:ann?secret=${SECRET}&issuer=Counter&counter=0`,
];

let display: Display;
let keyStore: KeyStoreSession;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  display = await startDisplay({ width: 1440, height: 900 });
  keyStore = await startKeyStore();
  data = await makeDataFolder();
  desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  await createVault(desktop.window, true);
  await addAccounts(desktop.window, ...ACCOUNTS);
});
test.afterAll(async () => {
  await desktop.close();
  await data.remove();
  await keyStore.stop();
  await display.stop();
});

test('an account is starred, tagged and found by its tag', async () => {
  const { window } = desktop;
  await rowAction('Proton', 'Edit');
  await window.getByLabel('Tags').fill('Mail, Work');
  await window.getByLabel(/^Favourite/).check();
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('dialog')).toHaveCount(0);

  await window.getByRole('button', { name: 'Favourites' }).click();
  await expect.poll(() => rows(window)).toEqual(['Proton']);
  await window.getByRole('button', { name: 'Mail', exact: true }).click();
  await expect.poll(() => rows(window)).toEqual(['Proton']);
  await window.getByRole('button', { name: 'All', exact: true }).click();
  await window.getByLabel('Search accounts').fill('work');
  await expect.poll(() => rows(window)).toEqual(['Proton']);
  await window.getByLabel('Search accounts').fill('');
});

test('a note of several lines is found by the search, and stays in the form', async () => {
  const { window } = desktop;
  const note = 'Printed codes:\nin the blue folder';
  await rowAction('Fastmail', 'Edit');
  await window.getByLabel('Note').fill(note);
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await window.getByLabel('Search accounts').fill('blue folder');
  await expect.poll(() => rows(window)).toEqual(['Fastmail']);
  await window.getByLabel('Search accounts').fill('');
  await rowAction('Fastmail', 'Edit');
  await expect(window.getByLabel('Note')).toHaveValue(note);
  await window.keyboard.press('Escape');

  await app.addAnotherWay(window, 'Type the key');
  await window.getByLabel('Issuer').fill('Typed');
  await window.getByLabel('Key', { exact: true }).fill('GEZD GNBV GY3T QOJQ');
  await window.getByLabel('Note').fill('Old laptop');
  await window.getByRole('button', { name: 'Check the key' }).click();
  await app.addEverythingFound(window);
  await rowAction('Typed', 'Edit');
  await expect(window.getByLabel('Note')).toHaveValue('Old laptop');
  await window.keyboard.press('Escape');
  await rowAction('Typed', 'Remove');
  await window.getByRole('button', { name: 'Move to the bin' }).click();
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Delete permanently: Typed' }).click();
  await window.getByRole('button', { name: 'Delete permanently', exact: true }).click();
  await expect(window.getByText('The bin is empty.')).toBeVisible();
  await window.getByRole('button', { name: 'Back to the accounts' }).click();
  await expect(row('Typed')).toHaveCount(0);
});

test('the custom order is changed by keyboard and by dragging, and survives a restart', async () => {
  await expect.poll(() => rows(desktop.window)).toEqual(['GitHub', 'Fastmail', 'Proton', 'Counter']);
  await row('GitHub').focus();
  await desktop.window.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => rows(desktop.window)).toEqual(['Fastmail', 'GitHub', 'Proton', 'Counter']);
  await expect(row('GitHub')).toBeFocused();
  await row('Counter').dragTo(row('Fastmail'), { targetPosition: { x: 100, y: 6 } });
  await expect.poll(() => rows(desktop.window)).toEqual(['Counter', 'Fastmail', 'GitHub', 'Proton']);

  await desktop.close();
  desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  await expect.poll(() => rows(desktop.window)).toEqual(['Counter', 'Fastmail', 'GitHub', 'Proton']);
  await desktop.window.getByRole('button', { name: 'Sort order: Custom order' }).click();
  await desktop.window.getByRole('menuitemradio', { name: 'By issuer' }).click();
  await expect.poll(() => rows(desktop.window)).toEqual(['Counter', 'Fastmail', 'GitHub', 'Proton']);
});

test('the last used account comes first after the window loses the focus, and after a restart', async () => {
  await desktop.window.getByRole('button', { name: 'Sort order: By issuer' }).click();
  await desktop.window.getByRole('menuitemradio', { name: 'Last used first' }).click();
  await expect.poll(() => rows(desktop.window)).toEqual(['Counter', 'Fastmail', 'GitHub', 'Proton']);
  await row('GitHub').click();
  await row('Proton').click();
  await expect(desktop.window.getByText(/Proton code copied/)).toBeVisible();
  expect(await rows(desktop.window)).toEqual(['Counter', 'Fastmail', 'GitHub', 'Proton']);
  // The user switches to another window. Playwright keeps the page's focus, so the event is sent by hand.
  await desktop.window.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect.poll(() => rows(desktop.window)).toEqual(['Proton', 'GitHub', 'Counter', 'Fastmail']);

  await row('Fastmail').click();
  await desktop.close();
  desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  await expect.poll(() => rows(desktop.window)).toEqual(['Fastmail', 'Proton', 'GitHub', 'Counter']);
  await desktop.window.getByRole('button', { name: 'Sort order: Last used first' }).click();
  await desktop.window.getByRole('menuitemradio', { name: 'By issuer' }).click();
});

test('search and footer stay in place while the list scrolls, and another list starts at the top', async () => {
  const { window } = desktop;
  await set({ layout: 'large' });
  await resize(440, 480);
  const page = window.locator('.accounts-page');
  await page.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(() => page.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(60);
  const foot = await window.getByRole('contentinfo').boundingBox();
  expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBe(480);
  expect((await window.getByRole('banner').boundingBox())?.y).toBe(0);
  await window.getByLabel('Search accounts').fill('a');
  await expect(window.locator('[data-row]')).toHaveCount(4);
  await expect.poll(() => page.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  await window.getByLabel('Search accounts').fill('');
  await set({ layout: 'cosy' });
  await resize(440, 720);
});

test('a dialog that is asked for right before the settings does not open after them', async () => {
  const { window } = desktop;
  await window.getByRole('button', { name: 'Actions for GitHub' }).click();
  const item = window.getByRole('menuitem', { name: 'Show key or QR code' });
  // Both at once: on a slow computer, the dialog is still loading when the settings open.
  await item.evaluate((asked: HTMLElement) => {
    asked.click();
    document.querySelector<HTMLElement>('.foot [aria-keyshortcuts^="Control+Comma"]')?.click();
  });
  await window.getByRole('button', { name: 'Back to the accounts' }).click();
  await expect(row('GitHub')).toBeVisible();
  await expect(window.getByRole('dialog')).toHaveCount(0);
});

test('a counter’s code is made on request, once for quick presses, taken back, and copied', async () => {
  const { window } = desktop;
  const next = window.getByRole('button', { name: 'Next code for Counter, ann', exact: true });
  await next.click();
  // RFC 4226 Appendix D, count 0.
  await expect(row('Counter')).toContainText('755 224');
  const paused = window.getByRole('button', { name: /^Next code for Counter, ann in \d seconds$/ });
  for (let press = 0; press < 15; press += 1) await paused.press('Enter', { timeout: 2_000 });
  await expect(row('Counter')).toContainText('755 224');
  await expect(paused).toBeFocused();
  await window.getByRole('button', { name: 'Take back this code for Counter' }).click();
  await expect(row('Counter')).not.toContainText('755 224');
  await next.click();
  await expect(row('Counter')).toContainText('755 224');
  await row('Counter').click();
  await expect.poll(clipboard).toBe('755224');
  await expect(window.getByRole('status').filter({ hasText: 'Counter code copied' })).toBeVisible();
});

test('a removed account can be restored immediately, and from the bin', async () => {
  const { window } = desktop;
  await rowAction('Fastmail', 'Remove');
  await window.getByRole('button', { name: 'Move to the bin' }).click();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(row('Fastmail')).toBeVisible();

  await rowAction('Fastmail', 'Remove');
  await window.getByRole('button', { name: 'Move to the bin' }).click();
  await expect(row('Fastmail')).toHaveCount(0);
  await window.getByRole('button', { name: 'Settings' }).click();
  await expect(window.getByRole('region', { name: 'Bin' })).toContainText('deleted in 30 days');
  await window.getByRole('button', { name: 'Restore: Fastmail, ann' }).click();
  await expect(window.getByText('The bin is empty.')).toBeVisible();
  await window.getByRole('button', { name: 'Back to the accounts' }).click();
  await expect(row('Fastmail')).toBeVisible();
});

test('nothing begun on an account that leaves the list goes on with the one that takes its place', async () => {
  const { window } = desktop;
  const all = await rows(window);
  const [gone = '', heir = ''] = all.slice(1);
  await desktop.electron.evaluate(async ({ clipboard: system }) => system.writeText('untouched'));
  const restore = async (id: string) => {
    await byBridge('accounts:restore', id);
    await expect.poll(() => rows(window)).toEqual(all);
  };

  await test.step('a button that goes up after the account left copies nothing', async () => {
    await row(gone).hover();
    await window.mouse.down();
    const id = await removeByBridge(gone);
    await expect.poll(() => rows(window)).toEqual(all.filter((name) => name !== gone));
    await window.mouse.up();
    await expect(row(heir)).toBeFocused();
    expect(await clipboard()).toBe('untouched');
    await restore(id);
  });

  await test.step('a menu closes with its account', async () => {
    await window.getByRole('button', { name: `Actions for ${gone}` }).click();
    await expect(window.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
    const id = await removeByBridge(gone);
    await expect(window.getByRole('menu')).toHaveCount(0);
    await expect.poll(() => rows(window)).toEqual(all.filter((name) => name !== gone));
    await restore(id);
    await expect(window.getByRole('menu')).toHaveCount(0);
  });
});

test('several accounts are selected by keys and by mouse, tagged, and removed with one undo', async () => {
  const { window } = desktop;
  const all = await rows(window);
  const status = window.getByRole('status').filter({ hasText: /selected$/ });
  await row(all[0] ?? '').focus();
  await window.keyboard.press('Shift+ArrowDown');
  await expect(status).toHaveText('2 accounts selected');
  await row(all[2] ?? '').click({ modifiers: ['ControlOrMeta'] });
  await expect(status).toHaveText('3 accounts selected');
  expect(await row(all[2] ?? '').ariaSnapshot()).toContain('selected,');
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    await expectAccessible(window);
    if (process.env.PICTURES)
      await window.screenshot({ path: `${process.env.PICTURES}/selected-${theme}.png` });
  }
  await window.getByRole('button', { name: 'Add tags' }).click();
  const tags = window.getByRole('dialog');
  await tags.getByLabel('Tags', { exact: true }).fill('Several');
  if (process.env.PICTURES) await window.screenshot({ path: `${process.env.PICTURES}/tags.png` });
  await window.keyboard.press('Enter');
  await expect(window.locator('[data-row]').filter({ hasText: 'Several' })).toHaveCount(3);
  await row(all[0] ?? '').focus();
  await window.keyboard.press('Delete');
  await expect(window.locator('[data-row]')).toHaveCount(all.length - 3);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => rows(window)).toEqual(all);
  await row(all[0] ?? '').focus();
  await window.keyboard.press('ControlOrMeta+A');
  await expect(status).toHaveText(`${all.length} accounts selected`);
  await window.keyboard.press('Escape');
  await expect(status).toHaveCount(0);
});

test('two accounts with one key become one', async () => {
  const { window } = desktop;
  await app.pasteKeyUri(window, `otpauth://totp/Twin:ann?secret=JBSWY3DPEHPK3PXP&issuer=Twin`);
  const choice = window.getByRole('checkbox');
  if (!(await choice.first().isChecked())) await choice.first().check();
  await app.addEverythingFound(window);
  await rowAction('Twin', 'Edit');
  await window.getByLabel('Note').fill('The second device');
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Keep this one: Fastmail, ann' }).click();
  await expect(window.getByText('No two accounts share a key.')).toBeVisible();
  await window.keyboard.press('Escape');
  await rowAction('Fastmail', 'Edit');
  await expect(window.getByLabel('Note')).toHaveValue(
    'Printed codes:\nin the blue folder\n\nThe second device',
  );
  await window.keyboard.press('Escape');
  await expect(row('Twin')).toHaveCount(0);
  await expect(row('Fastmail')).toBeVisible();
});

test('hidden codes are not in the page until one is shown', async () => {
  const { window } = desktop;
  await set({ hideCodes: true });
  const code = await presentCode('GitHub');
  await expect(row('GitHub')).toContainText('••• •••');
  expect((await window.content()).replace(/\D/g, '')).not.toContain(code);
  await row('GitHub').click();
  await expect.poll(clipboard).toMatch(/^\d{6}$/);
  await expect(row('GitHub')).toContainText('••• •••');
  // The code takes exactly the place of its dots, at every width.
  const atEachWidth = async (text: RegExp) => {
    const found = [];
    for (const width of [360, 440]) {
      await resize(width, 720);
      await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
      await expect(row('GitHub')).toContainText(text);
      found.push(await places(row('GitHub')));
    }
    return found;
  };
  const hidden = await atEachWidth(/••• •••/);
  const show = window.getByRole('button', { name: 'Show code for GitHub' });
  await expect(async () => {
    // On a slow computer the ten seconds may end between two widths.
    if (await show.isVisible()) await show.click();
    expect(await atEachWidth(/\d{3} \d{3}/)).toEqual(hidden);
  }).toPass();
  await expect(row('GitHub')).toContainText('••• •••', { timeout: 12_000 });
  await set({ hideCodes: false });
});

/** The places of a row's names and code, in whole pixels. */
async function places(within: Locator) {
  const boxes = ['.account__names', '.account__code'].map((part) => within.locator(part).boundingBox());
  return (await Promise.all(boxes)).map(
    (box) => box && [box.x, box.y, box.width, box.height].map(Math.round),
  );
}

test('a second start copies, opens the palette, shows and scans in the running app', async () => {
  await start('--copy', 'git');
  const palette = await paletteWindow();
  await expect(palette.getByText(/GitHub: (next )?code copied/)).toBeVisible();
  // Before the check of the page, which on a slow computer outlasts the code on the clipboard.
  await expect.poll(clipboard).toMatch(/^\d{6}$/);
  await expectAccessible(palette);
  await expect.poll(() => visible('palette')).toBe(false);

  await start('--palette');
  await expect.poll(() => visible('palette')).toBe(true);
  const box = palette.getByRole('combobox', { name: 'Find a code' });
  await expect(box).toBeFocused();
  await box.pressSequentially('fa');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await expect(palette.getByRole('option', { selected: true })).toContainText('Fastmail');
  await expectAccessible(palette);
  await palette.keyboard.press('Enter');
  await expect(palette.getByText(/Fastmail: (next )?code copied/)).toBeVisible();
  await expect.poll(() => visible('palette')).toBe(false);

  await start('--copy', 'nothing like it');
  await expect(palette.getByText('No account matches.')).toBeVisible();
  await palette.keyboard.press('Escape');
  await expect.poll(() => visible('palette')).toBe(false);

  await desktop.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  await start('--show');
  await expect.poll(() => visible('index')).toBe(true);
  await start('--scan');
  await expect(app.review(desktop.window)).toBeVisible();
  await desktop.window.keyboard.press('Escape');
  await start('--lock');
  await expect(desktop.window.getByText('This vault has no passphrase to unlock it with')).toBeVisible();
});

test('closing to a tray that is not there keeps the app running and its window visible', async () => {
  await set({ closeToTray: true });
  await desktop.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('index'))
      ?.close();
  });
  await start('--show');
  await expect.poll(() => visible('index')).toBe(true);
  await set({ closeToTray: false });
});

test('every state passes axe, in both themes, both languages and at twice the size', async () => {
  const { window } = desktop;
  for (const theme of ['light', 'dark'] as const) {
    // Playwright sets the page's colour scheme. The app also gets the setting.
    await set({ theme });
    await window.emulateMedia({ colorScheme: theme });
    await expectAccessible(window);
    for (const layout of ['compact', 'large', 'cosy'] as const) {
      await set({ layout });
      await expectAccessible(window);
    }
    await window.getByRole('button', { name: 'Settings' }).click();
    await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await expectAccessible(window);
    await window.keyboard.press('Escape');
    await rowAction('GitHub', 'Edit');
    await window.getByText('How codes are made').click();
    await expectAccessible(window);
    await window.keyboard.press('Escape');
    // Too low for the content: the keyboard must scroll a text without controls.
    await resize(440, 560);
    await window.keyboard.press('?');
    await expect(window.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
    await expectAccessible(window);
    await window.keyboard.press('Escape');
    await resize(440, 720);
    await window.getByLabel('Search accounts').fill('zzz');
    await expect(window.getByText('No account matches')).toBeVisible();
    await expectAccessible(window);
    await window.getByLabel('Search accounts').fill('');
  }
  await zoom(2);
  await fitsSideways(window);
  await row('Proton').focus();
  await expect(row('Proton')).toBeInViewport();
  await expectAccessible(window);
  await zoom(1);
  await set({ theme: 'system', language: 'de' });
  await expect(window.getByRole('button', { name: 'Einstellungen' })).toBeVisible();
  expect(await window.evaluate(() => document.documentElement.lang)).toBe('de-DE');
  await expectAccessible(window);
  await set({ language: 'en' });
});

function row(issuer: string) {
  return desktop.window.locator('[data-row]').filter({ hasText: issuer });
}

async function rows(window: Page): Promise<string[]> {
  return window.locator('[data-row] .account__issuer').allInnerTexts();
}

async function rowAction(issuer: string, action: string): Promise<void> {
  await desktop.window.getByRole('button', { name: `Actions for ${issuer}` }).click();
  await desktop.window.getByRole('menuitem', { name: action }).click();
}

/** Returns the clipboard's text. */
function clipboard(): Promise<string> {
  return desktop.electron.evaluate(async ({ clipboard: system }) => system.readText());
}

async function set(
  change: Parameters<typeof window.countersign.invoke<'settings:change'>>[1],
): Promise<void> {
  await desktop.window.evaluate((wanted) => window.countersign.invoke('settings:change', wanted), change);
}

/** Removes an account as another computer's change would: nothing on the page was pressed. @returns its id */
async function removeByBridge(issuer: string): Promise<string> {
  const id = (await row(issuer).getAttribute('data-row')) ?? '';
  await byBridge('accounts:remove', id);
  return id;
}

async function byBridge(channel: 'accounts:remove' | 'accounts:restore', id: string): Promise<void> {
  await desktop.window.evaluate(([name, of]) => window.countersign.invoke(name, { id: of }), [
    channel,
    id,
  ] as const);
}

/** Returns the current code through the bridge, because the page hides it. */
async function presentCode(issuer: string): Promise<string> {
  const { window: page } = desktop;
  const list = valueIn(await page.evaluate(() => window.countersign.invoke('accounts:list', undefined)));
  const id = list.find((account) => account.issuer === issuer)?.id ?? '';
  const asked = page.evaluate((of) => window.countersign.invoke('accounts:codes', { ids: [of] }), id);
  return valueIn(await asked)[0]?.code ?? 'no code';
}

/** Starts the program again with the same data, like a desktop's key binding. It sends its verb and ends. */
async function start(...verb: string[]): Promise<void> {
  const second = spawn(runtime().electron.executable, [...desktopArguments(keyStore, data.path), ...verb], {
    env: environment(display.env, keyStore.env),
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
}

async function paletteWindow(): Promise<Page> {
  const isPalette = (page: Page) => page.url().endsWith('palette.html');
  const open = desktop.electron.windows().find(isPalette);
  return (
    open ??
    desktop.electron.waitForEvent('window', {
      predicate: async (page) => {
        await page.waitForLoadState();
        return isPalette(page);
      },
    })
  );
}

function visible(page: 'palette' | 'index'): Promise<boolean> {
  return desktop.electron.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.webContents.getURL().includes(`${name}.html`) && window.isVisible(),
      ),
    page,
  );
}

function resize(width: number, height: number): Promise<void> {
  return desktop.electron.evaluate(
    ({ BrowserWindow }, size) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

function zoom(factor: number): Promise<void> {
  return desktop.electron.evaluate(({ BrowserWindow }, wanted) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomFactor(wanted);
  }, factor);
}

async function fitsSideways(page: Page): Promise<void> {
  const [content, room] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(content).toBeLessThanOrEqual(room);
}
