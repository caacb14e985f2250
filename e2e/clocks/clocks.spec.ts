import { expect, type Page, test } from '@playwright/test';
import { fakeClock } from '../conformance/parts/fake-clock.ts';
import * as app from '../fixtures/app-hands.ts';
import { makeDataFolder } from '../fixtures/data-folder.ts';
import { startDesktopApp } from '../fixtures/desktop-app.ts';
import { type Display, startDisplay } from '../fixtures/display.ts';
import { independentCode } from '../fixtures/independent-code.ts';
import { type KeyStoreSession, startKeyStore } from '../fixtures/key-store.ts';

/** A wrong clock of the whole computer: empty batteries, a time before 1970, the end of summer time, after 2038. */

test.skip(process.platform !== 'linux', 'libfaketime moves the clock, and only Linux has it in its packages');

/** RFC 6238 Appendix B's seed. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const uri = (account: string) => `otpauth://totp/Example:${account}?secret=${SECRET}&issuer=Example`;

let display: Display;
let keyStore: KeyStoreSession;
test.beforeAll(async () => {
  display = await startDisplay();
  keyStore = await startKeyStore();
});
test.afterAll(async () => {
  await display.stop();
  await keyStore.stop();
});

/** Starts the app with the right clock, or with one that begins at a time and can be moved. */
async function start(dataFolder: string, at?: string) {
  if (at === undefined) {
    const desktop = await startDesktopApp({ display, keyStore, dataFolder });
    return { ...desktop, now: Date.now, setRight: async () => {} };
  }
  const { clock, env, remove } = await fakeClock();
  await clock.advance(Date.parse(at) - Date.now());
  const moved = {
    ...env,
    // Chromium reads the clock so often that it cannot read a file each time. The file is read once a second.
    FAKETIME_NO_CACHE: '0',
    FAKETIME_CACHE_DURATION: '1',
    TZ: 'Europe/Berlin',
  };
  const withClock = { ...display, env: { ...display.env, ...moved } };
  const desktop = await startDesktopApp({ display: withClock, keyStore, dataFolder });
  return {
    ...desktop,
    now: () => clock.now(),
    setRight: () => clock.advance(Date.now() - clock.now()),
    async close() {
      await desktop.close();
      await remove();
    },
  };
}

/** Waits for the code of a clock in an account's row. */
async function expectCode(window: Page, account: string, now: () => number): Promise<void> {
  await expect(async () => {
    expect((await app.codeShown(window, account)).code).toBe(independentCode(SECRET, now()));
  }).toPass();
}

/** Creates a vault with an account of each kind, with the right clock. */
async function makeVault(dataFolder: string): Promise<void> {
  const { window, close } = await start(dataFolder);
  await app.finishFirstRun(window, true);
  await app.addKeyUri(window, uri('ann'));
  await app.addKeyUri(window, `otpauth://hotp/Counter:cat?secret=${SECRET}&counter=0`);
  await close();
}

test('before 1970 there are no codes, counters work, and codes come by themselves when the clock is set', async () => {
  const data = await makeDataFolder();
  await makeVault(data.path);
  const desktop = await start(data.path, '1969-06-01T12:00:00Z');
  const { window } = desktop;
  try {
    await expect(window.getByText(/^Wrong clock: .*1969/)).toBeVisible();
    const ann = window.getByRole('button', { name: /^Copy code for Example/ });
    await expect(ann.locator('.cs-code').filter({ visible: true })).toHaveCount(0);
    await ann.click();
    await expect(window.getByRole('alert')).toContainText('shows a time before 1970');
    await window.getByRole('button', { name: /^Make a code for Counter/ }).click();
    // RFC 4226 Appendix D, counter 0.
    await expect(window.getByRole('button', { name: /^Copy code for Counter/ })).toContainText('755 224');
    await app.addKeyUri(window, uri('added-in-1969'));
    await desktop.setRight();
    for (const account of ['ann', 'added-in-1969']) await expectCode(window, account, Date.now);
    await expect(window.getByText(/^Wrong clock/)).toHaveCount(0);
    await ann.first().click();
    // The error from before is over.
    await expect(window.getByText('Example code copied')).toBeVisible();
    await expect(window.getByRole('alert').filter({ hasText: 'before 1970' })).toHaveCount(0);
  } finally {
    await desktop.close();
    await data.remove();
  }
});

test('years of a wrong clock lose nothing, and only an impossible one is told', async () => {
  test.slow();
  const data = await makeDataFolder();
  await makeVault(data.path);
  try {
    const added: string[] = [];
    for (const { at, wrong } of [
      { at: '2000-01-01T00:00:00Z', wrong: true },
      // Ten seconds before three o'clock becomes two o'clock in Berlin.
      { at: '2026-10-25T00:59:50Z', wrong: false },
      { at: '2038-01-19T03:14:00Z', wrong: false },
    ]) {
      await test.step(`at ${at}`, async () => {
        const { window, now, close } = await start(data.path, at);
        await expectCode(window, 'ann', now);
        await expect(window.getByText(/^Wrong clock/)).toHaveCount(wrong ? 1 : 0);
        const account = `added-in-${at.slice(0, 4)}`;
        await app.addKeyUri(window, uri(account));
        added.push(account);
        await expectCode(window, account, now);
        if (wrong) {
          await window.getByRole('button', { name: 'Show clock settings' }).click();
          await expect(window.locator('#settings-clock')).toBeFocused();
        }
        await close();
      });
    }
    await test.step('with the right clock everything is there', async () => {
      const { window, close } = await start(data.path);
      for (const account of ['ann', ...added]) await expectCode(window, account, Date.now);
      await expect(window.getByRole('button', { name: /^Make a code for Counter/ })).toBeVisible();
      await app.addKeyUri(window, uri('added-today'));
      await expectCode(window, 'added-today', Date.now);
      await close();
    });
  } finally {
    await data.remove();
  }
});
