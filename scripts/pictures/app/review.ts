/** Pictures of the review sheet: accounts with warnings, other codes, exports in parts. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { de } from '../../../desktop/renderer/texts/de/index.ts';
import * as app from '../../../e2e/fixtures/app-hands.ts';
import { parseKeyUri } from '../../../shared/key-uri.ts';
import { writeMigration } from '../../../shared/migration.ts';
import {
  type AppScene,
  account,
  chooses,
  type OpenApp,
  resize,
  SECRET,
  SECRET_256,
  set,
  withAccounts,
} from './scene.ts';

/** One for each warning: a known key, a known name, two issuers, a short key, unusual parameters. */
const WITH_WARNINGS = {
  'same-key.png': `otpauth://totp/GitHub%20(new):ann@example.com?secret=${SECRET}&issuer=GitHub%20(new)`,
  'same-name.png': `otpauth://totp/GitHub:ann@example.com?secret=${SECRET_256}&issuer=GitHub`,
  'known.png': `otpauth://totp/GitHub:ann@example.com?secret=${SECRET}&issuer=GitHub`,
  'two-issuers.png': `otpauth://totp/Harbor:ann?secret=${SECRET_256}&issuer=Harbour`,
  'short.png': 'otpauth://totp/Pier:ann?secret=GEZDGNBVGY3TQOJQ&issuer=Pier',
  'unusual.png': `otpauth://totp/Bank:ann?secret=${SECRET_256}&issuer=Bank&algorithm=SHA256&digits=8&period=60`,
};

const NO_ACCOUNTS = {
  'link.png': 'https://example.com/welcome?from=a-poster',
  'wifi.png': 'WIFI:T:WPA;S:Guest;P:secret;;',
  'script.png': "javascript:alert('hello')",
  'broken.png': 'otpauth://totp/Example:bob?secret=GEZDGNBV1&issuer=Example',
};

const LONG =
  'Ministry of Agriculture, Fisheries, Forestry and the Environment, Department for Digital Services · portal for applicants';

export async function takeReviewPictures(scene: AppScene): Promise<void> {
  const known = [account('GitHub', 'ann@example.com')];
  await withAccounts(scene, known, async (desktop) => {
    await takeFound(scene, desktop);
    await takeExport(scene, desktop);
    await takeGerman(scene, desktop);
  });
}

async function takeFound({ take }: AppScene, desktop: OpenApp): Promise<void> {
  const { window, folder } = desktop;
  await resize(desktop, 600, 880);
  const warned = await codesIn(folder, WITH_WARNINGS);
  await app.openImages(desktop, warned);
  await take('review-warnings', window);
  await window.keyboard.press('Escape');
  await app.openImages(desktop, await withoutAccounts(folder));
  await take('review-no-accounts', window);
  await window.keyboard.press('Escape');
  await resize(desktop, 440, 720);
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `code ${at + 1} of a folder with a rather long name.png`,
      `otpauth://totp/${encodeURIComponent(`${LONG}:${at}.${'very.long.name.'.repeat(4)}ann@example.com`)}?secret=${SECRET}&issuer=${encodeURIComponent(LONG)}&digits=8`,
    ]),
  );
  await app.openImages(desktop, await codesIn(folder, many));
  await take('review-many', window);
  await window.keyboard.press('Escape');
}

async function takeExport({ take }: AppScene, desktop: OpenApp): Promise<void> {
  const { window, folder } = desktop;
  const keys = Array.from({ length: 9 }, (_, at) =>
    parseKeyUri(`otpauth://totp/Example:moved${at + 1}?secret=${SECRET_256}&issuer=Example`),
  );
  const [part = ''] = writeMigration(keys, 7).texts;
  await app.openImages(desktop, await codesIn(folder, { 'export.png': part }));
  await take('review-part', window);
  await window.getByRole('button', { name: 'Keep watching the screens' }).click();
  await window.getByRole('button', { name: 'Stop watching' }).waitFor();
  await take('review-watching', window);
  await window.keyboard.press('Escape');
}

async function takeGerman({ take }: AppScene, desktop: OpenApp): Promise<void> {
  const { window, folder } = desktop;
  await set(window, { language: 'de' });
  await resize(desktop, 600, 880);
  await chooses(desktop, ...(await codesIn(folder, WITH_WARNINGS)));
  await app.addAnotherWay(window, de.shell.openImage, de.shell.addAnotherWay);
  await app.review(window).waitFor();
  await take('german-review', window);
  await window.keyboard.press('Escape');
  await chooses(desktop, ...(await withoutAccounts(folder)));
  await app.addAnotherWay(window, de.shell.openImage, de.shell.addAnotherWay);
  await app.review(window).waitFor();
  await take('german-no-accounts', window);
}

/** Writes pictures of QR codes, by name. @returns their paths */
async function codesIn(folder: string, codes: Record<string, string>): Promise<string[]> {
  const into = join(folder, 'codes');
  await mkdir(into, { recursive: true });
  return Promise.all(
    Object.entries(codes).map(async ([name, text]) => {
      await writeFile(join(into, name), await QRCode.toBuffer(text));
      return join(into, name);
    }),
  );
}

/** Writes codes without a key, and unreadable files. */
async function withoutAccounts(folder: string): Promise<string[]> {
  const codes = await codesIn(folder, NO_ACCOUNTS);
  const picture = await QRCode.toBuffer('cut short');
  const damaged = join(folder, 'damaged.png');
  await writeFile(damaged, picture.subarray(0, picture.length / 3));
  const locked = join(folder, 'locked.pdf');
  const fixtures = join(import.meta.dirname, '../../../desktop/main/scanner/fixtures');
  await copyFile(join(fixtures, 'password-to-open.pdf'), locked);
  return [...codes, locked, damaged];
}
