import { generateKeyPairSync } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { DAY } from '../shared/durations.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { type KeyStoreSession, startKeyStore } from './fixtures/key-store.ts';
import { expectAccessible } from './fixtures/look.ts';
import { createVault } from './fixtures/prepared-vault.ts';
import {
  type Answer,
  broken,
  endless,
  packedBomb,
  redirect,
  silent,
  startUpdateServer,
  text,
  type UpdateServer,
} from './fixtures/update-server.ts';

/** The check for a new version, with the real app and a real server. */

let display: Display;
let keyStore: KeyStoreSession;
let server: UpdateServer;

test.beforeAll(async () => {
  display = await startDisplay();
  keyStore = await startKeyStore();
  server = await startUpdateServer();
});
test.afterAll(async () => {
  await server.stop();
  await keyStore.stop();
  await display.stop();
});

const foreign = generateKeyPairSync('ed25519').privateKey;
const HOST = /127\.0\.0\.1:\d+/.source;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** What networks and servers do, and the sentence for each. */
const answers: readonly (readonly [what: string, answer: () => Answer, sentence: RegExp])[] = [
  [
    'a sign-in page',
    () => text('<!DOCTYPE html><p>Welcome', 'text/html'),
    /Another page answered in place of/,
  ],
  ['a sign-in page named as JSON', () => text('\n<html>'), /Another page answered/],
  ['a redirect', () => redirect, /Another page answered/],
  ['status 511', () => text('{}', 'application/json', 511), /Another page answered/],
  ['an error', () => text('{}', 'application/json', 503), new RegExp(`${HOST} answered with error 503\\.`)],
  ['garbage', () => text('{"format":"countersign-updates"}'), /is not in the expected form/],
  ['nothing', () => text(''), /is not in the expected form/],
  ['a packed bomb', () => packedBomb, /is too large for a list of changes/],
  ['an endless answer', () => endless, /is too large for a list of changes/],
  ['half an answer', () => broken, /could not be reached/],
  ['silence', () => silent, /did not answer within 2 s/],
  ['another signature', () => text(server.signed({}, foreign)), /is not signed by the maintainers/],
  [
    'an old copy',
    () => text(server.signed({ expiresAt: ago(1) })),
    /was valid until \d{4}-\d\d-\d\d\. It is an old copy/,
  ],
  ['a signature of tomorrow', () => text(server.signed({ signedAt: ago(-3) })), /which is in the future/],
  [
    'an older version',
    () => text(server.signed({ version: '0.0.9' })),
    /names version 0\.0\.9, which is older/,
  ],
  [
    'this version',
    () => text(server.signed({ version: '0.1.0' })),
    /Countersign 0\.1\.0 is the newest version\.$/,
  ],
];

test('a server that cannot prove who it is is not read', async () => {
  const data = await makeDataFolder();
  // The same server without TLS, which is what a network in between could offer.
  const address = server.source.address.replace('http:', 'https:');
  process.env.COUNTERSIGN_UPDATE_SOURCE = JSON.stringify({ ...server.source, address });
  const desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  delete process.env.COUNTERSIGN_UPDATE_SOURCE;
  try {
    await createVault(desktop.window, true);
    await desktop.window.getByRole('button', { name: 'Settings' }).click();
    await check(desktop.window);
    await expect(said(desktop.window)).toHaveText(/is not secure, so nothing was read/);
  } finally {
    await desktop.close().catch(() => undefined);
    await data.remove();
  }
});

test('every answer of the server gets one sentence, and a new version its changes', async () => {
  const data = await makeDataFolder();
  process.env.COUNTERSIGN_UPDATE_SOURCE = JSON.stringify(server.source);
  const desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  delete process.env.COUNTERSIGN_UPDATE_SOURCE;
  try {
    const { window } = desktop;
    await createVault(window, true);
    await window.getByRole('button', { name: 'Settings' }).click();
    expect(server.asked).toEqual([]);
    await expect(window.getByText(/Countersign never checks by itself\. The check asks 127/)).toBeVisible();
    for (const [what, answer, sentence] of answers) {
      await test.step(what, async () => {
        server.answers(answer());
        await check(window);
        await expect(said(window)).toHaveText(sentence);
        await window.keyboard.press('Escape');
      });
    }
    expect(server.asked.length).toBe(answers.length);
    for (const { line, headers } of server.asked) {
      expect(line).toBe('GET /updates.json');
      expect(headers.cookie).toBeUndefined();
      expect(headers['user-agent']).toBe('Countersign');
      expect(headers['accept-language'] ?? 'en').toBe('en');
      expect(JSON.stringify(headers)).not.toMatch(/electron|chrome|linux|0\.1\.0/i);
    }
    await showNew(desktop);
    await fromPalette(desktop);
    await withoutNetwork(window);
  } finally {
    await desktop.close().catch(() => undefined);
    await data.remove();
  }
});

function check(window: Page): Promise<void> {
  return window.getByRole('button', { name: 'Check for a new version' }).click();
}

function said(window: Page) {
  return window.getByRole('dialog', { name: 'New versions' }).getByRole('status').first();
}

async function showNew(desktop: DesktopApp): Promise<void> {
  const { window, electron } = desktop;
  server.answers(text(server.signed()));
  await check(window);
  const dialog = window.getByRole('dialog', { name: 'New versions' });
  await expect(
    dialog.getByText(/^Countersign 99\.1\.0 of 20 November 2026 is new\. You have 0\.1\.0\.$/),
  ).toBeVisible();
  await expect(dialog.getByText(/This copy runs from its source/)).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Added' })).toBeVisible();
  await expect(dialog.getByRole('listitem').first()).toHaveText(
    'app: Read key URIs that are written backwards',
  );
  await expect(dialog.getByRole('button', { name: 'Download and install' })).toBeHidden();
  await electron.evaluate(({ shell }) => {
    shell.openExternal = async (address) => void Reflect.set(globalThis, 'opened', address);
  });
  await dialog.getByRole('button', { name: 'Open its page' }).click();
  await expect
    .poll(() => electron.evaluate(() => Reflect.get(globalThis, 'opened')))
    .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/releases\/99\.1\.0$/);
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    await expectAccessible(window);
    await window.screenshot({ path: test.info().outputPath(`new-version-${theme}.png`) });
  }
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
}

async function fromPalette({ window, electron }: DesktopApp): Promise<void> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(({ app: own }) => {
    own.emit('second-instance', {}, [], '', { verb: 'palette' });
  });
  const palette = await opened;
  await palette.getByRole('combobox').fill('new ver');
  await expect(palette.getByRole('option')).toHaveText(['Check for a new version']);
  await palette.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'New versions' })).toBeVisible();
}

/** The last one: the server does not come back. */
async function withoutNetwork(window: Page): Promise<void> {
  await window.keyboard.press('Escape');
  await server.stop();
  await window.getByRole('button', { name: 'Settings' }).click();
  await check(window);
  await expect(said(window)).toHaveText(/could not be reached\. Connect to the network/);
}
