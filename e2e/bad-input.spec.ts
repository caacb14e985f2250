import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import QRCode from 'qrcode';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { type KeyStoreSession, startKeyStore } from './fixtures/key-store.ts';
import { pngFromPicture } from './fixtures/picture.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';

/** Wrong or malicious input for the real app: each gives one clear sentence, and no data is lost. */

/** RFC 6238 Appendix B's seed. */
const KEY_URI =
  'otpauth://totp/Example:ann@example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example';

let display: Display;
let keyStore: KeyStoreSession;
let folder: string;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

// Each test leaves an open vault to the next one, because a start of the app takes longer than most steps.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  display = await startDisplay();
  keyStore = await startKeyStore();
  folder = await mkdtemp(join(tmpdir(), 'countersign-pictures-'));
  data = await makeDataFolder();
  desktop = await open();
  await createVault(desktop.window, true);
});
test.afterAll(async () => {
  await desktop.close();
  await data.remove();
  await rm(folder, { recursive: true, force: true });
  await keyStore.stop();
  await display.stop();
});

const open = () => startDesktopApp({ display, keyStore, dataFolder: data.path });

test('pictures and texts without a usable key are refused', async () => {
  await addAccounts(desktop.window, KEY_URI);

  for (const [name, content, sentence] of await pictures()) {
    await test.step(name, async () => {
      const file = join(folder, name);
      await writeFile(file, content);
      await app.openImages(desktop, [file]);
      await expect(app.review(desktop.window)).toContainText(sentence);
      await expect(desktop.window.getByRole('button', { name: /^Add \d+ account/ })).toHaveCount(0);
      await desktop.window.keyboard.press('Escape');
      await expect(app.review(desktop.window)).toHaveCount(0);
    });
  }

  await test.step('a pasted key URI with an invalid key', async () => {
    await app.pasteKeyUri(desktop.window, 'otpauth://totp/Example:bob?secret=GEZDGNBV1&issuer=Example');
    await expect(app.review(desktop.window)).toContainText('Character 9 of the key is not Base32');
    await desktop.window.keyboard.press('Escape');
  });

  await test.step('a screen without a code', async () => {
    await app.scanScreens(desktop.window);
    await expect(app.review(desktop.window)).toContainText(/No (QR )?codes? (was|were)? ?found/i);
    await desktop.window.keyboard.press('Escape');
  });

  await test.step('the account is still there', async () => {
    expect((await app.codeShown(desktop.window, 'ann@example.test')).code).toMatch(/^\d{6}$/);
  });
});

for (const { name, spoil, heading, aside } of [
  {
    name: 'a truncated vault file',
    spoil: (text: string) => text.slice(0, text.length / 2),
    heading: 'The vault file is damaged',
    aside: /^vault\.damaged-.*\.json$/,
  },
  {
    name: 'a vault file from a newer version',
    spoil: (text: string) => JSON.stringify({ ...JSON.parse(text), version: 999 }),
    heading: 'The vault file is from a newer version of Countersign',
    aside: /^vault\.newer-.*\.json$/,
  },
]) {
  test(`${name} stays unchanged, and is renamed only on request`, async () => {
    const file = join(data.path, 'vault.json');
    const asideNames = async () => (await readdir(data.path)).filter((entry) => aside.test(entry));
    await addAccounts(desktop.window, KEY_URI);
    await desktop.close();

    const spoilt = spoil(await readFile(file, 'utf8'));
    await writeFile(file, spoilt);
    desktop = await open();
    await expect(desktop.window.getByRole('heading', { name: heading })).toBeVisible();
    await desktop.close();
    expect(await readFile(file, 'utf8')).toBe(spoilt);
    expect(await asideNames()).toEqual([]);

    desktop = await open();
    await desktop.window.getByRole('button', { name: 'Rename the file and start empty' }).click();
    await desktop.window
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Rename and start empty/ })
      .click();
    await app.finishFirstRun(desktop.window, true);
    const [kept = ''] = await asideNames();
    expect(await readFile(join(data.path, kept), 'utf8')).toBe(spoilt);
  });
}

/** Returns file names and contents, and the app's sentence for each. */
async function pictures(): Promise<[name: string, content: Uint8Array, sentence: string | RegExp][]> {
  const grey = pngFromPicture({ width: 200, height: 200, rgb: Buffer.alloc(120_000, 200) });
  return [
    ['no-code.png', grey, 'No QR code was found in “no-code.png”.'],
    ['wifi.png', await QRCode.toBuffer('WIFI:T:WPA;S:Guest;P:secret;;'), /a wi-fi network.*“Guest”/i],
    [
      'broken-secret.png',
      await QRCode.toBuffer('otpauth://totp/x?secret=ABC018'),
      'The secret parameter cannot be read.',
    ],
    // What is no picture by its content goes to the import.
    ['not-a-picture.png', Buffer.from('This is a text.'), 'not an export that Countersign knows'],
    ['empty.png', Buffer.alloc(0), /“empty\.png” is empty/],
    ['huge.png', withDimensions(grey, 10_000, 10_000), /100 (megapixels|million pixels)/],
  ];
}

/** Returns the PNG with other dimensions in its header, like a decompression bomb. */
function withDimensions(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  return copy;
}
