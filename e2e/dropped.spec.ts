import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import QRCode from 'qrcode';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { dragTo, whyNoDrag } from './fixtures/drag-source.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { createVault } from './fixtures/prepared-vault.ts';

/** What another program of the desktop drops on the window, with a real pointer over the real protocol (XDND). */

const missing = whyNoDrag();
test.skip(missing !== undefined, missing);
test.describe.configure({ mode: 'serial' });

const URI = 'otpauth://totp/Dragged:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Dragged';

let display: Display;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.beforeAll(async () => {
  if (missing !== undefined) return;
  display = await startDisplay({ width: 1200, height: 800 });
  data = await makeDataFolder();
  desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
  await createVault(desktop.window, false);
  await desktop.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 50, y: 50, width: 440, height: 700 });
  });
});
test.afterAll(async () => {
  if (missing !== undefined) return;
  await desktop.close();
  await data.remove();
  await display.stop();
});

test('a text and a file that a GTK program drops are reviewed', async () => {
  const picture = join(data.path, 'code of a site.png');
  await writeFile(picture, await QRCode.toBuffer(URI));
  const dropped = [
    ['text', `My key: ${URI}`],
    ['file', pathToFileURL(picture).href],
  ] as const;
  for (const [kind, value] of dropped) {
    const hint = desktop.window.getByText('Drop images, PDFs, texts or exports of other apps');
    await dragTo(display, kind, value, [260, 380], () => expect(hint).toBeVisible());
    await expect(app.review(desktop.window)).toContainText('Dragged');
    await desktop.window.keyboard.press('Escape');
    await expect(app.review(desktop.window)).toHaveCount(0);
  }
});
