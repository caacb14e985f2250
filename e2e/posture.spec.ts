import { expect, test } from '@playwright/test';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { createVault } from './fixtures/prepared-vault.ts';

/** Checks what every window of the running app refuses. */

let display: Display;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.beforeAll(async () => {
  display = await startDisplay();
  data = await makeDataFolder();
  desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
  // Opens every kind of window: the main window and the palette.
  await createVault(desktop.window, false);
  const palette = desktop.electron.waitForEvent('window');
  await desktop.electron.evaluate((electron) => {
    electron.app.emit('second-instance', {}, [], '', { verb: 'palette' });
  });
  await (await palette).waitForLoadState();
});
test.afterAll(async () => {
  await desktop.close();
  await data.remove();
  await display.stop();
});

test('every window runs sandboxed, isolated and without Node', async () => {
  const preferences = await desktop.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Electron's record of a page's preferences, which is missing in its types.
      const { getLastWebPreferences } = contents as unknown as {
        getLastWebPreferences: () => Electron.WebPreferences;
      };
      return getLastWebPreferences.call(contents);
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const made of preferences) {
    expect(made).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(made.webviewTag ?? false).toBe(false);
    expect(made.nodeIntegrationInSubFrames ?? false).toBe(false);
  }
  for (const page of desktop.electron.windows()) {
    expect(
      await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      ),
    ).toEqual([]);
    // There is only the bridge, and it cannot be replaced or extended.
    expect(await page.evaluate(() => Object.keys(window.countersign).sort())).toEqual([
      'beginning',
      'invoke',
      'on',
      'platform',
    ]);
    expect(await page.evaluate(() => Object.isFrozen(window.countersign))).toBe(true);
  }
});

test('every window has a policy that allows no foreign content and no requests', async () => {
  for (const page of desktop.electron.windows()) {
    const reply = page.waitForResponse((response) => response.url() === page.url());
    await page.reload();
    const policy = (await (await reply).allHeaders())['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
    await page.waitForLoadState();
  }
});

test('no page can leave the app, open a window, frame a page or get a permission', async () => {
  const page = desktop.window;
  const own = page.url();
  const windows = desktop.electron.windows().length;

  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  expect(await page.evaluate(() => window.open('app://countersign/index.html'))).toBeNull();
  for (const target of [
    'https://example.com/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'data:text/html,x',
  ]) {
    await page.evaluate((address) => {
      location.href = address;
    }, target);
    await page.waitForTimeout(150);
    expect(page.url(), target).toBe(own);
  }
  expect(desktop.electron.windows()).toHaveLength(windows);

  const refused = await page.evaluate(async () => {
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'allowed',
        () => 'refused',
      );
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    await new Promise((done) => setTimeout(done, 200));
    let framed = 'refused';
    try {
      // The document of a page with another origin would not be readable.
      if (frame.contentDocument === null && frame.contentWindow?.length === undefined) framed = 'allowed';
    } catch {
      framed = 'allowed';
    }
    frame.remove();
    return {
      framed,
      fetch: await outcome(fetch('https://example.com/')),
      ownFile: await outcome(fetch('app://countersign/index.html')),
      camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      location: await outcome(new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
      notifications: await outcome(
        Notification.requestPermission().then((answer) => {
          if (answer !== 'granted') throw new Error(answer);
        }),
      ),
      evaluated: await outcome((async () => new Function('return 1')())()),
    };
  });
  expect(new Set(Object.entries(refused).filter(([, value]) => value !== 'refused'))).toEqual(new Set());
});

test('its scheme serves only the built pages', async () => {
  const answers = await desktop.electron.evaluate(async ({ net }) => {
    const status = async (address: string) => (await net.fetch(address)).status;
    return {
      page: await status('app://countersign/index.html'),
      outside: await status('app://countersign/..%2f..%2fpackage.json'),
      outsideEncoded: await status('app://countersign/%2e%2e/%2e%2e/package.json'),
      absolute: await status('app://countersign//etc/passwd'),
      backslash: await status('app://countersign/..%5c..%5cpackage.json'),
      otherHost: await status('app://elsewhere/index.html'),
    };
  });
  expect(answers).toEqual({
    page: 200,
    outside: 404,
    outsideEncoded: 404,
    absolute: 404,
    backslash: 404,
    otherHost: 404,
  });
});

test('any invalid request gets a sentence', async () => {
  const replies = await desktop.window.evaluate(async () => {
    const invoke = window.countersign.invoke as (channel: unknown, request: unknown) => Promise<string>;
    const odd = [
      undefined,
      null,
      7,
      '',
      '__proto__',
      'vault:status\0',
      ['vault:status'],
      { channel: 'vault:lock' },
    ];
    return Promise.all(
      odd.map(
        async (channel): Promise<unknown> =>
          JSON.parse(await invoke(channel, { id: '../../x', passphrase: 'x'.repeat(5000) })),
      ),
    );
  });
  for (const reply of replies) {
    expect(reply).toEqual({
      ok: false,
      error: { code: 'invalid-request', message: expect.stringMatching(/^[A-Z].*\.$/) },
    });
  }
});
