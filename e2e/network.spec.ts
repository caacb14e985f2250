import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../scripts/setup/state.mjs';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { type KeyStoreSession, startKeyStore } from './fixtures/key-store.ts';
import { readNetworkLog } from './fixtures/network-log.ts';

/** The app uses no network. Every socket of Node and Chromium is refused and recorded. */

const KEY_URI =
  'otpauth://totp/Example:ann@example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example';
const WATCH = join(root, 'e2e', 'fixtures', 'watch-sockets.cjs');

let display: Display;
let keyStore: KeyStoreSession;

test.beforeAll(async () => {
  display = await startDisplay();
  keyStore = await startKeyStore();
});
test.afterAll(async () => {
  await keyStore.stop();
  await display.stop();
});

test('a complete session opens no socket and resolves no name', async () => {
  const data = await makeDataFolder();
  const log = join(data.path, 'network.json');
  const desktop = await startDesktopApp({
    display,
    keyStore,
    dataFolder: data.path,
    required: [WATCH],
    // Any attempt fails: no name resolves, and the proxy does not exist.
    switches: [`--log-net-log=${log}`, '--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=127.0.0.1:9'],
  });
  try {
    const { window } = desktop;
    await app.finishFirstRun(window, true);
    await app.addKeyUri(window, KEY_URI);
    await app.scanScreens(window);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: /^Copy code for/ }).click();
    await window.getByRole('button', { name: 'Settings' }).click();
    await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await window.keyboard.press('Escape');
    // A compromised page would try these.
    const outcomes = await window.evaluate(async () => {
      const tried = await Promise.allSettled([
        fetch('https://example.com/'),
        new Promise((_, reject) => {
          const image = new Image();
          image.onerror = () => reject(new Error('refused'));
          image.src = 'https://example.com/x.png';
        }),
      ]);
      return tried.map(({ status }) => status);
    });
    expect(outcomes).toEqual(['rejected', 'rejected']);
    expect(await desktop.electron.evaluate(() => Reflect.get(globalThis, 'countersignSockets'))).toEqual([]);
    await desktop.close();
    const { requests, sockets } = await readNetworkLog(log);
    expect(sockets).toEqual([]);
    expect(requests.filter((url) => !/^(app|data|blob|devtools|chrome[\w-]*):/.test(url))).toEqual([]);
  } finally {
    await desktop.close().catch(() => undefined);
    await data.remove();
  }
});

test('the clock check sends one request to the server, and only when the user starts it', async () => {
  const asked: string[] = [];
  const slow = 95_000;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.cookie ?? 'no cookie'}`);
    response.sendDate = false;
    response.setHeader('Date', new Date(Date.now() + slow).toUTCString());
    response.setHeader('Set-Cookie', 'who=ann');
    response.writeHead(302, { Location: '/elsewhere' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const data = await makeDataFolder();
  const log = join(data.path, 'network.json');
  const switches = [`--log-net-log=${log}`];
  const desktop = await startDesktopApp({ display, keyStore, dataFolder: data.path, switches });
  try {
    const { window } = desktop;
    await app.finishFirstRun(window, true);
    await app.addKeyUri(window, KEY_URI);
    await window.getByRole('button', { name: 'Settings' }).click();
    await window.getByLabel('Ask a server for the time').fill(`http://127.0.0.1:${port}/private?who=ann`);
    expect(asked).toEqual([]);
    await window.getByRole('button', { name: 'Ask once' }).click();
    await expect(window.getByText(/this clock is 9[456] s slow/)).toBeVisible();
    await window.getByRole('button', { name: 'Ask once' }).click();
    await expect.poll(() => asked.length).toBe(2);
    // Without the typed path, without following a redirect, and without a cookie of the earlier response.
    expect(asked).toEqual(['HEAD / no cookie', 'HEAD / no cookie']);

    await window.getByRole('button', { name: /^Correct the codes by \+9[456] s/ }).click();
    await expect(window.getByText(/Codes are corrected by \+9[456] s/)).toBeVisible();
    await window.getByRole('button', { name: 'Stop correcting the codes' }).click();
    await window.getByLabel('Ask a server for the time').fill('http://example.com');
    await window.getByRole('button', { name: 'Ask once' }).click();
    await expect(window.getByText('That is not a server address.')).toBeVisible();
    await desktop.close();
    // The log, which is empty in the test above, shows only these two.
    const { requests, sockets } = await readNetworkLog(log);
    const foreign = requests.filter((url) => /^https?:/.test(url));
    expect(foreign).toEqual([`http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/`]);
    // Only the begin event of an attempt has the address.
    const addresses = sockets.filter((socket) => socket.includes('"address'));
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((socket) => !socket.includes(`127.0.0.1:${port}`))).toEqual([]);
  } finally {
    await desktop.close().catch(() => undefined);
    await data.remove();
    server.close();
  }
});
