/** Pictures of adding an account: the menu, forms and their errors, the camera, a watched folder, a long scan. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import QRCode from 'qrcode';
import { de } from '../../../desktop/renderer/texts/de/index.ts';
import * as app from '../../../e2e/fixtures/app-hands.ts';
import { cameraSwitches, makeFilm } from '../../../e2e/fixtures/camera-film.ts';
import { makeDataFolder } from '../../../e2e/fixtures/data-folder.ts';
import { type AppScene, chooses, type OpenApp, SECRET, set, withAccounts } from './scene.ts';

const uri = (name: string) => `otpauth://totp/Example:${name}?secret=${SECRET}&issuer=Example`;

export async function takeAddPictures(scene: AppScene): Promise<void> {
  await withAccounts(scene, [], (desktop) => takeForms(scene, desktop));
  const film = await makeDataFolder();
  try {
    const path = join(film.path, 'film.y4m');
    await makeFilm(path, [uri('ann')]);
    await coverLowerHalf(path);
    const switches = cameraSwitches(path);
    await withAccounts(scene, [], (desktop) => takeLooks(scene, desktop), switches);
  } finally {
    await film.remove();
  }
}

async function takeForms({ take }: AppScene, desktop: OpenApp): Promise<void> {
  const { window } = desktop;
  await window.getByRole('button', { name: 'Add another way' }).click();
  await take('add-menu', window);
  await window.getByRole('menuitem', { name: 'Type the key' }).click();
  await window.getByLabel('Issuer').fill('Harbour');
  await window.getByLabel('Account', { exact: true }).fill('ann@example.com');
  await window.getByText('Advanced').click();
  await take('typed', window);
  await window.getByLabel('Issuer').fill('');
  await window.getByLabel('Account', { exact: true }).fill('');
  await window.getByLabel('Key', { exact: true }).fill('GEZD 0189');
  await window.getByLabel('Period in seconds').fill('0');
  await window.getByRole('button', { name: 'Check the key' }).click();
  await take('typed-errors', window);
  await window.keyboard.press('Escape');

  await app.addAnotherWay(window, 'Paste a key URI');
  await window.getByLabel('Key URI', { exact: true }).fill('https://example.com/sign-in');
  await window.getByRole('button', { name: 'Check the text' }).click();
  await window.getByText('not a key URI').waitFor();
  await take('key-uri-wrong', window);
  await window.keyboard.press('Escape');

  await app.addAnotherWay(window, 'With the camera');
  await window.getByText('No camera was found.').waitFor();
  await take('camera-none', window);
  await window.keyboard.press('Escape');
  await refuseCamera(window);
  await app.addAnotherWay(window, 'With the camera');
  await window.getByText('does not let Countersign use the camera').waitFor();
  await take('camera-refused', window);
  await window.keyboard.press('Escape');

  await holdFiles(window);
  await take('drop', window);
  await window.evaluate(() => globalThis.dispatchEvent(new DragEvent('dragleave')));
  await takeRegion({ take }, desktop);

  await set(window, { language: 'de' });
  await app.addAnotherWay(window, de.shell.typeIn, de.shell.addAnotherWay);
  await window.getByRole('button', { name: de.typed.check }).click();
  await take('german-typed', window);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: de.shell.scanScreen }).first().click();
  await window.getByRole('button', { name: de.found.again.screens }).waitFor();
  await take('german-nothing-found', window);
}

async function takeLooks({ take }: AppScene, desktop: OpenApp): Promise<void> {
  const { window, folder } = desktop;
  await app.addAnotherWay(window, 'With the camera');
  await window.getByText('Hold the whole code still').waitFor();
  await take('camera', window);
  await window.keyboard.press('Escape');
  await set(window, { language: 'de' });
  await app.addAnotherWay(window, de.shell.camera, de.shell.addAnotherWay);
  await window.getByText(de.camera.advice).waitFor();
  await take('german-camera', window);
  await window.keyboard.press('Escape');
  await set(window, { language: 'en' });

  const watched = join(folder, 'Screenshots');
  await mkdir(watched);
  await chooses(desktop, watched);
  await app.addAnotherWay(window, 'Watch a folder…');
  await window.getByText('Countersign reads each new image in “Screenshots”.').waitFor();
  await take('folder', window);

  const code = join(folder, 'code.png');
  await writeFile(code, await QRCode.toBuffer(uri('ann')));
  const texture = join(folder, 'texture.svg');
  await writeFile(texture, drawingOfSquares());
  await chooses(desktop, code, ...Array.from({ length: 99 }, () => texture));
  await app.addAnotherWay(window, 'Open image…');
  await window.getByText('1 code so far').waitFor();
  await take('looking', window);
  await window.getByRole('button', { name: 'Stop', exact: true }).click();
  await window.getByText('You stopped the search').waitFor();
  await take('stopped', window);
}

/** The transparent window over the display, while a rectangle is drawn. */
async function takeRegion({ take }: Pick<AppScene, 'take'>, { electron, window }: OpenApp): Promise<void> {
  const opened = electron.waitForEvent('window');
  await app.addAnotherWay(window, 'Scan a region');
  const sheet = await opened;
  await sheet.getByText('Draw a box around the code.').waitFor();
  await sheet.mouse.move(420, 180);
  await sheet.mouse.down();
  await sheet.mouse.move(720, 480, { steps: 4 });
  // A background like a desktop, because a picture of the page does not show what is under the window.
  await sheet.evaluate(() => {
    document.documentElement.style.background = 'linear-gradient(135deg, #f5f7fa 50%, #35507a 50%)';
  });
  const clip = { x: 180, y: 0, width: 840, height: 600 };
  await take('region', sheet, () => sheet.screenshot({ clip }));
  // Back to the start: an empty rectangle chooses no region.
  await sheet.mouse.move(420, 180);
  await sheet.mouse.up();
  await sheet.keyboard.press('Escape').catch(() => undefined);
}

/** Refuses the camera like the system's setting, which pictures must not change. */
async function refuseCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
  });
}

async function holdFiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['picture'], 'code.png'));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
  });
}

/** Covers half of the code, so that the camera keeps searching. */
async function coverLowerHalf(film: string): Promise<void> {
  const bytes = await readFile(film);
  const [width, height] = [640, 480];
  const frame = 'FRAME\n'.length + width * height * 1.5;
  for (let at = bytes.indexOf('FRAME\n') + 6; at < bytes.length; at += frame) {
    bytes.fill(110, at + width * height * 0.5, at + width * height);
  }
  await writeFile(film, bytes);
}

/** Returns a drawing without a code, but with many parts that look like one. */
function drawingOfSquares(): string {
  const squares = Array.from({ length: 900 }, (_, at) => {
    const [x, y] = [(at % 30) * 80, Math.floor(at / 30) * 80];
    return `<rect x="${x}" y="${y}" width="56" height="56"/><rect x="${x + 8}" y="${y + 8}" width="40" height="40" fill="#fff"/><rect x="${x + 16}" y="${y + 16}" width="24" height="24"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2400 2400" width="2400" height="2400"><rect width="2400" height="2400" fill="#fff"/>${squares.join('')}</svg>`;
}
