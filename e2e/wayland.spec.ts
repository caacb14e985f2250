import { type Browser, expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import { parseKeyUri } from '../shared/key-uri.ts';
import { writeMigration } from '../shared/migration.ts';
import * as app from './fixtures/app-hands.ts';
import { type BrowserWindow, startBrowser } from './fixtures/browser.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import {
  startWayland,
  titleOn,
  type WaylandOutput,
  type WaylandSession,
  whyNoWayland,
} from './fixtures/wayland-session.ts';

/**
 * Three displays of different sizes and scales in one session, with codes on each. For each scan, the portal shares one
 * screen, which the user chooses.
 */

interface Shown {
  account: string;
  /** Pixels of the display per module. */
  module: number;
}

const DISPLAYS: readonly (WaylandOutput & { codes: readonly Shown[] })[] = [
  {
    width: 1280,
    height: 720,
    scale: 1,
    codes: [
      { account: 'ann', module: 1 },
      { account: 'ben', module: 4 },
    ],
  },
  {
    width: 2560,
    height: 1440,
    scale: 2,
    codes: [
      { account: 'cleo', module: 1 },
      { account: 'dora', module: 2 },
      { account: 'eli', module: 9 },
    ],
  },
  {
    width: 1800,
    height: 1200,
    scale: 1.5,
    codes: [
      { account: 'finn', module: 3 },
      { account: 'gus', module: 6 },
    ],
  },
];

// RFC 6238 Appendix B's published seed, and its first half twice.
const uriOf = (account: string) =>
  `otpauth://totp/Example:${account}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&n=${account}`;
const PARTS = writeMigration(
  Array.from({ length: 9 }, (_, index) => parseKeyUri(uriOf(`moved${index}`))),
  7,
).texts;

const missing = whyNoWayland();
test.skip(missing !== undefined, missing);
test.describe.configure({ mode: 'serial' });

let session: WaylandSession;
let browser: BrowserWindow;
let desktop: DesktopApp;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
const pages: Page[] = [];

test.beforeAll(async () => {
  if (missing !== undefined) return;
  session = await startWayland(DISPLAYS);
  browser = await startBrowser(session);
  for (const index of DISPLAYS.keys()) pages.push(await openOn(browser.browser, index));
  data = await makeDataFolder();
  desktop = await startDesktopApp({
    display: session,
    // The session's own bus, with the portal.
    keyStore: { ...noKeyStore, env: {} },
    dataFolder: data.path,
  });
  await app.finishFirstRun(desktop.window, false);
});
test.afterAll(async () => {
  await desktop?.close();
  await browser?.close();
  await data?.remove();
  await session?.stop();
});

test('a scan finds every code on the shared display, at any scale', async () => {
  const { electron, window } = desktop;
  const told = await electron.evaluate(({ screen }) =>
    screen
      .getAllDisplays()
      // Compositors name them in different orders.
      .sort((one, other) => one.bounds.x - other.bounds.x)
      .map(({ size, scaleFactor }) => ({ ...size, scaleFactor })),
  );
  expect(told).toEqual([
    { width: 1280, height: 720, scaleFactor: 1 },
    { width: 1280, height: 720, scaleFactor: 2 },
    // sway 1.7 gives programs only integer scales, and shrinks their windows.
    { width: 1200, height: 800, scaleFactor: expect.any(Number) },
  ]);

  for (const [index, { codes }] of DISPLAYS.entries()) {
    await test.step(titleOn(index), async () => {
      await show(
        index,
        codes.map(({ account, module }) => ({ text: uriOf(account), module })),
      );
      await session.choose(index);
      await app.scanScreens(window);
      const review = app.review(window);
      await expect(review).toContainText(`${codes.length} codes found on the screen`);
      for (const { account } of codes) await expect(review).toContainText(account);
      await expect(review).toContainText('Shared screen, ');
      await expect(review).toContainText('Only the screen you chose was scanned.');
      await window.keyboard.press('Escape');
      await expect(review).toHaveCount(0);
    });
  }
  expect(await session.timesAsked()).toBe(DISPLAYS.length);
});

test('after declining, the app says what to do, and the next scan works', async () => {
  const { window } = desktop;
  await session.choose(undefined);
  await window.getByRole('button', { name: 'Scan screen' }).first().click();
  await expect(window.getByText('No screen was shared with Countersign.')).toBeVisible();
  await expect(app.review(window)).toHaveCount(0);
  await window.getByRole('button', { name: 'Dismiss' }).click();

  await session.choose(1);
  await app.scanScreens(window);
  await expect(app.review(window)).toContainText('3 codes found on the screen');
  await window.keyboard.press('Escape');
});

test('a scan can be stopped before a screen is chosen, and started again', async () => {
  const { electron, window } = desktop;
  const before = await session.timesAsked();
  await session.hesitate();
  await window.getByRole('button', { name: 'Scan screen' }).first().click();
  await expect.poll(() => session.timesAsked()).toBe(before + 1);
  // The window is hidden only for the picture, so that the user sees which app asks.
  expect(
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => one.isVisible()),
    ),
  ).toContain(true);
  await window.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
  await expect(app.review(window)).toHaveCount(0);

  await session.choose(2);
  await app.scanScreens(window);
  await expect(app.review(window)).toContainText('2 codes found on the screen');
  await window.keyboard.press('Escape');
});

test('watching for the parts of an export asks once', async () => {
  const { window } = desktop;
  await session.choose(1);
  await show(1, [{ text: PARTS[0] ?? '', module: 6 }]);
  await app.scanScreens(window);
  const review = app.review(window);
  await expect(review).toContainText('Part 2 of 2 of the export is missing.');
  const asked = await session.timesAsked();
  await review.getByRole('button', { name: 'Keep watching the screens' }).click();
  await expect.poll(() => session.timesAsked()).toBe(asked + 1);
  await show(1, [{ text: PARTS[1] ?? '', module: 6 }]);
  await expect(review).toContainText('moved8');
  await expect(review).not.toContainText('is missing');
  expect(await session.timesAsked()).toBe(asked + 1);
  await window.keyboard.press('Escape');
});

test('a region cannot be drawn, and the app says what to do instead', async () => {
  const { window } = desktop;
  await app.addAnotherWay(window, 'Scan a region');
  await expect(window.getByText('On Wayland no program can draw over the screen.')).toBeVisible();
  expect(desktop.electron.windows().filter((page) => page.url().includes('region.html'))).toEqual([]);
});

test('the palette opens', async () => {
  const { electron } = desktop;
  const opened = electron.waitForEvent('window');
  await electron.evaluate(({ app }) => {
    app.emit('second-instance', {}, [], '', { verb: 'palette' });
  });
  await expect((await opened).getByRole('combobox')).toBeFocused();
});

test('a session that was started from a console counts as Wayland', async () => {
  const { env } = session;
  const another = await makeDataFolder();
  const onConsole = await startDesktopApp({
    display: { ...session, env: { ...env, XDG_SESSION_TYPE: 'tty' } },
    keyStore: { ...noKeyStore, env: {} },
    dataFolder: another.path,
    // Without this switch Electron would use an X server, which this session does not have.
    switches: ['--ozone-platform=wayland'],
  });
  try {
    await app.finishFirstRun(onConsole.window, false);
    // The other app's windows are on the first display.
    await session.choose(1);
    await show(1, [{ text: uriOf('hal'), module: 4 }]);
    await app.scanScreens(onConsole.window);
    await expect(app.review(onConsole.window)).toContainText('hal');
  } finally {
    await onConsole.close();
    await another.remove();
  }
});

/** Opens a browser window on one display. The compositor places it by its title. */
async function openOn(chromium: Browser, index: number): Promise<Page> {
  const context = await chromium.newContext({ viewport: null });
  const page = await context.newPage();
  // The portal sends its first picture at the next change of the screen, so the page has a clock, like a desktop.
  await page.setContent(`<title>${titleOn(index)}</title>
    <body align="center"><p id="clock">0</p><main></main>
    <script>setInterval(() => { clock.textContent = Date.now() }, 100)</script>`);
  return page;
}

/** Shows codes on one display, with an integer number of pixels per module. */
async function show(index: number, codes: readonly { text: string; module: number }[]): Promise<void> {
  const images = await Promise.all(
    codes.map(async ({ text, module }) => {
      const url = await QRCode.toDataURL(text, { scale: 1 });
      const modules = QRCode.create(text, {}).modules.size + 8;
      const side = (modules * module) / (DISPLAYS[index]?.scale ?? 1);
      return `<img src="${url}" alt="" width="${side}" height="${side}" style="image-rendering: pixelated">`;
    }),
  );
  await pages[index]?.locator('main').evaluate(async (main, html) => {
    main.innerHTML = html;
    // Pictures are decoded beside the page: one may still be missing when the other is painted.
    await Promise.all([...main.querySelectorAll('img')].map((image) => image.decode()));
    for (const _ of ['painted', 'on the screen'])
      await new Promise((resolve) => requestAnimationFrame(resolve));
  }, images.join(' '));
}
