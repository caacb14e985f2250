import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parseKeyUri } from '../shared/key-uri.ts';
import { writeMigration } from '../shared/migration.ts';
import * as app from './fixtures/app-hands.ts';
import { cameraSwitches, makeFilm } from './fixtures/camera-film.ts';
import { type DesktopApp, makeDataFolder, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';

/** The camera finds codes, and belongs to nobody but the person who opened it. */

// RFC 6238 Appendix B's seed; none opens anything.
const keys = Array.from({ length: 9 }, (_, index) =>
  parseKeyUri(`otpauth://totp/Example:moved${index}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&n=${index}`),
);

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
  await app.finishFirstRun(desktop.window, false);
});
test.afterAll(async () => {
  await desktop?.close();
  await data?.remove();
  await display?.stop();
});

test('an export held in front of the camera is read part by part', async () => {
  const { window } = desktop;
  await window.getByRole('button', { name: 'Add another way' }).click();
  await window.getByRole('menuitem', { name: 'Through the camera' }).click();
  await expect(window.getByLabel('What the camera sees')).toBeVisible();
  const review = app.review(window);
  await expect(review).toContainText(/Part [12] of 2 of the export is missing\./);
  await expect(review).toContainText('by the camera');
  await review.getByRole('button', { name: 'Look through the camera again' }).click();
  await expect(review).toContainText('9 codes found by the camera');
  await expect(review).not.toContainText('is missing');
  await window.keyboard.press('Escape');
  expect(await outcomes(window)).toMatchObject({ picture: 'NotAllowedError' });
});

test('only while it is open, only pictures, only in the main window', async () => {
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

/** What a page gets that asks by itself. */
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
      // Chromium's own way to the whole screen, past the window that asks for it.
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
