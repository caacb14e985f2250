import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import QRCode from 'qrcode';
import { parseKeyUri } from '../shared/key-uri.ts';
import { writeMigration } from '../shared/migration.ts';
import * as app from './fixtures/app-hands.ts';
import { cameraSwitches, makeFilm } from './fixtures/camera-film.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { createVault } from './fixtures/prepared-vault.ts';

/** Longer scans: with the camera, of a folder, of many files. */

// RFC 6238 Appendix B's published seed, and its first half twice.
const uriOf = (account: string) =>
  `otpauth://totp/Example:${account}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&n=${account}`;
const keys = Array.from({ length: 9 }, (_, index) => parseKeyUri(uriOf(`moved${index}`)));

let display: Display;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.beforeAll(async () => {
  display = await startDisplay();
  data = await makeDataFolder();
  const film = join(data.path, 'film.y4m');
  await makeFilm(film, [undefined, ...writeMigration(keys, 7).texts]);
  desktop = await startDesktopApp({
    display,
    keyStore: noKeyStore,
    dataFolder: data.path,
    switches: cameraSwitches(film),
  });
  await createVault(desktop.window, false);
});
test.afterAll(async () => {
  await desktop?.close();
  await data?.remove();
  await display?.stop();
});

test('the camera reads an export part by part', async () => {
  const { window } = desktop;
  await app.addAnotherWay(window, 'With the camera');
  await expect(window.getByLabel('Camera view')).toBeVisible();
  const review = app.review(window);
  await expect(review).toContainText(/Part [12] of 2 of the export is missing\./);
  await expect(review).toContainText('with the camera');
  await review.getByRole('button', { name: 'Use the camera again' }).click();
  await expect(review).toContainText('9 codes found with the camera');
  await expect(review).not.toContainText('is missing');
  await window.keyboard.press('Escape');
  expect(await outcomes(window)).toMatchObject({ picture: 'NotAllowedError' });
});

test('a watched folder offers the codes in new pictures, saves none automatically, and ends with a lock', async () => {
  const { window } = desktop;
  const folder = join(data.path, 'Screenshots');
  await mkdir(folder);
  await writeFile(join(folder, 'old.png'), await QRCode.toBuffer(uriOf('old')));
  await chooses(folder);
  await app.addAnotherWay(desktop.window, 'Watch a folder…');
  await expect(window.getByText('Countersign reads each new image in “Screenshots”.')).toBeVisible();
  const review = app.review(window);

  await writeFile(join(folder, 'new.png'), await QRCode.toBuffer(uriOf('new')));
  await expect(review).toContainText('1 code found in Screenshots');
  await expect(review).toContainText('new.png');
  // A new picture waits until the user has reviewed the current one.
  await writeFile(join(folder, 'next.png'), await QRCode.toBuffer(uriOf('next')));
  await expect(window.getByText('2 so far')).toHaveCount(1);
  await expect(review).not.toContainText('next.png');
  await review.getByRole('button', { name: 'Keep watching' }).click();
  await expect(review).toContainText('next.png');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: /^Copy code for/ })).toHaveCount(0);

  await window.getByRole('button', { name: 'Lock', exact: true }).click();
  await writeFile(join(folder, 'locked.png'), await QRCode.toBuffer(uriOf('locked')));
  await app.unlock(window, false);
  await expect(window.getByText(/reads each new image/)).toHaveCount(0);
  await expect(review).toHaveCount(0);
});

test('a long search shows its progress, and keeps its results when it is stopped', async () => {
  const { window } = desktop;
  const code = join(data.path, 'code.png');
  await writeFile(code, await QRCode.toBuffer(uriOf('kept')));
  const texture = join(data.path, 'texture.svg');
  await writeFile(texture, drawingOfSquares());
  await chooses(code, ...Array.from({ length: 40 }, () => texture));
  await app.addAnotherWay(desktop.window, 'Open image…');
  const bar = window.getByRole('region', { name: 'Looking for QR codes…' });
  await expect(bar.getByText('1 code so far. Still looking…')).toBeVisible();
  await expect(bar.getByRole('progressbar')).toBeVisible();
  await bar.getByRole('button', { name: 'Stop' }).click();
  const review = app.review(window);
  const said = review.getByText(/You stopped the search, so \d+ files were not read\./);
  const unread = Number((await said.textContent())?.replace(/\D/g, ''));
  const read = 41 - unread;
  await expect(review).toContainText(`1 code found in ${read === 1 ? 'code.png' : `${read} files`}`);
  await window.keyboard.press('Escape');
});

test('the camera is allowed only while it is open, without sound, and only in the main window', async () => {
  const { window, electron } = desktop;
  const palette = electron.waitForEvent('window');
  await electron.evaluate(({ app }) => {
    app.emit('second-instance', {}, [], '', { verb: 'palette' });
  });
  const other = await palette;
  await other.waitForLoadState();

  expect(await outcomes(window)).toEqual(REFUSED);
  await ask(window, 'camera:open');
  expect(await outcomes(window)).toEqual({ ...REFUSED, picture: 'allowed' });
  expect(await outcomes(other)).toEqual(REFUSED);
  await ask(window, 'camera:close');
  expect(await outcomes(window)).toEqual(REFUSED);
  await ask(window, 'camera:open');
  await ask(window, 'vault:lock');
  expect(await outcomes(window)).toEqual(REFUSED);
  await ask(window, 'camera:open');
  expect(await outcomes(window)).toEqual(REFUSED);
});

const REFUSED = {
  picture: 'NotAllowedError',
  sound: 'NotAllowedError',
  both: 'NotAllowedError',
  screen: 'NotAllowedError',
  place: 'refused',
};

function ask(page: Page, channel: 'camera:open' | 'camera:close' | 'vault:lock'): Promise<unknown> {
  return page.evaluate((name) => window.countersign.invoke(name, undefined), channel);
}

/** Returns the results of a page's own requests. */
function outcomes(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const outcome = (constraints: MediaStreamConstraints) =>
      navigator.mediaDevices.getUserMedia(constraints).then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop();
          return 'allowed';
        },
        (error: DOMException) => error.name,
      );
    return {
      picture: await outcome({ video: true }),
      sound: await outcome({ audio: true }),
      both: await outcome({ video: true, audio: true }),
      // Chromium's older way to capture the screen.
      screen: await outcome({ video: { mandatory: { chromeMediaSource: 'desktop' } } as never }),
      place: await new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('allowed'),
          () => resolve('refused'),
        ),
      ),
    };
  });
}

/** Replaces the system's dialog, which tests cannot control. It returns these paths. */
async function chooses(...filePaths: string[]): Promise<void> {
  await desktop.electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: paths });
  }, filePaths);
}

/** Returns a drawing without a code, but with many parts that look like one. */
function drawingOfSquares(): string {
  const squares = Array.from({ length: 900 }, (_, at) => {
    const [x, y] = [(at % 30) * 80, Math.floor(at / 30) * 80];
    return `<rect x="${x}" y="${y}" width="56" height="56"/><rect x="${x + 8}" y="${y + 8}" width="40" height="40" fill="#fff"/><rect x="${x + 16}" y="${y + 16}" width="24" height="24"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2400 2400" width="2400" height="2400"><rect width="2400" height="2400" fill="#fff"/>${squares.join('')}</svg>`;
}
