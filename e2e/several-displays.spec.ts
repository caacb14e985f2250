import { type Browser, expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import * as app from './fixtures/app-hands.ts';
import { type BrowserWindow, startBrowser } from './fixtures/browser.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import type { Display } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { type Output, startSeveralDisplays, whyNoSeveralDisplays } from './fixtures/several-displays.ts';

/**
 * Three displays of different sizes in one session, with codes on each. One is turned and lower than the others. X11
 * has one scale for all displays, so each scale needs a new start of the app.
 */

const SMALL: Output = { width: 1280, height: 720, x: 0, y: 0 };
const LARGE: Output = { width: 2560, height: 1440, x: 1280, y: 0 };
const UPRIGHT: Output = { width: 900, height: 1600, x: 3840, y: 100 };

interface Shown {
  account: string;
  /** Pixels per module. */
  scale: number;
  dark?: string;
  light?: string;
}

const ON: readonly (readonly [Output, readonly Shown[]])[] = [
  [
    SMALL,
    [
      { account: 'ann', scale: 1 },
      { account: 'ben', scale: 4 },
      { account: 'everywhere', scale: 3 },
    ],
  ],
  [
    LARGE,
    [
      { account: 'cleo', scale: 1 },
      { account: 'dora', scale: 10 },
      { account: 'eli', scale: 2, dark: '#e8ecf4', light: '#12161e' },
      { account: 'everywhere', scale: 5 },
    ],
  ],
  [
    UPRIGHT,
    [
      { account: 'finn', scale: 1 },
      { account: 'gus', scale: 6 },
    ],
  ],
];
const ACCOUNTS = [...new Set(ON.flatMap(([, codes]) => codes.map(({ account }) => account)))];

// RFC 6238 Appendix B's published seed, and its first half twice.
const uriOf = (account: string) =>
  `otpauth://totp/Example:${account}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&n=${account}`;

const missing = whyNoSeveralDisplays();
test.skip(missing !== undefined, missing);

let displays: Display;
let browser: BrowserWindow;
const pages: Page[] = [];

test.beforeAll(async () => {
  if (missing !== undefined) return;
  displays = await startSeveralDisplays([SMALL, LARGE, UPRIGHT]);
  browser = await startBrowser(displays);
  for (const [output, codes] of ON) pages.push(await fill(browser.browser, output, codes));
});
test.afterAll(async () => {
  await browser?.close();
  await displays?.stop();
});

for (const scale of [1, 1.5]) {
  test(`a scan finds every code on three displays, and a region works, at a scale of ${scale}`, async () => {
    await withApp(scale, async (desktop) => {
      const { window } = desktop;
      const told = await desktop.electron.evaluate(({ screen }) =>
        screen.getAllDisplays().map(({ nativeOrigin, scaleFactor }) => ({ ...nativeOrigin, scaleFactor })),
      );
      expect(told).toEqual([SMALL, LARGE, UPRIGHT].map(({ x, y }) => ({ x, y, scaleFactor: scale })));

      await app.scanScreens(window);
      const review = app.review(window);
      await expect(review).toContainText(`${ACCOUNTS.length} codes found on 3 screens`);
      for (const [index, [, codes]] of ON.entries()) {
        for (const { account } of codes) {
          // A code on two displays is one account with the first display's name.
          const screen = account === 'everywhere' ? 1 : index + 1;
          const item = review
            .getByRole('listitem')
            .filter({ has: window.getByText(account, { exact: true }) });
          await expect(item).toContainText(`Screen ${screen}, `);
        }
      }
      await window.keyboard.press('Escape');

      await drawAround(desktop, 'gus', scale);
      await expect(review).toContainText('1 code found in the region');
      await expect(review).toContainText('gus');
    });
  });
}

/** Draws a rectangle around a code on the last display. */
async function drawAround({ electron, window }: DesktopApp, account: string, scale: number): Promise<void> {
  await app.scanRegion(window);
  const id = await electron.evaluate(({ screen }) => screen.getAllDisplays()[2]?.id);
  const sheetOf = () => electron.windows().find((page) => page.url().endsWith(`?display=${id}`));
  await expect.poll(() => sheetOf() !== undefined).toBe(true);
  const sheet = sheetOf();
  const code = await pages[2]?.getByAltText(account).boundingBox();
  const bar = await pages[2]?.evaluate(() => globalThis.outerHeight - globalThis.innerHeight);
  if (!sheet || !code || bar === undefined) throw new Error('There is nothing to draw on, or around.');
  await expect(sheet.getByText('Draw a box around the code.')).toBeVisible();
  // The browser has the display's pixels. The app's overlay has scaled pixels.
  const at = (x: number, y: number) => [x / scale, (y + bar) / scale] as const;
  await sheet.mouse.move(...at(code.x - 12, code.y - 12));
  await sheet.mouse.down();
  await sheet.mouse.move(...at(code.x + code.width + 12, code.y + code.height + 12), { steps: 4 });
  await sheet.mouse.up().catch(() => undefined);
}

async function withApp(scale: number, work: (desktop: DesktopApp) => Promise<void>): Promise<void> {
  const data = await makeDataFolder();
  const desktop = await startDesktopApp({
    display: displays,
    keyStore: noKeyStore,
    dataFolder: data.path,
    switches: [`--force-device-scale-factor=${scale}`],
  });
  try {
    await app.finishFirstRun(desktop.window, false);
    await work(desktop);
  } finally {
    await desktop.close();
    await data.remove();
  }
}

/** Shows a page of codes on one display, with an integer number of pixels per module. */
async function fill(chromium: Browser, output: Output, codes: readonly Shown[]): Promise<Page> {
  const context = await chromium.newContext({ viewport: null });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const { x: left, y: top, width, height } = output;
  await session.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
  const urls = await Promise.all(
    codes.map(({ account, scale, dark = '#000000', light = '#ffffff' }) =>
      QRCode.toDataURL(uriOf(account), { scale, color: { dark, light } }),
    ),
  );
  const images = codes.map(({ account }, index) => `<img src="${urls[index]}" alt="${account}">`);
  // In the centre, where a picture that is one pixel too narrow would be half a pixel off.
  await page.setContent(`<body align="center">${images.join(' ')}</body>`);
  return page;
}
