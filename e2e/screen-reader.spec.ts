import { expect, type Locator, test } from '@playwright/test';
import {
  type AssistiveSession,
  startAssistiveSession,
  whyNoAssistiveSession,
} from './fixtures/assistive-session.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';

/** What a screen reader of the Linux desktop gets over AT-SPI: a real client on a real bus reads the app's windows. */

const missing = whyNoAssistiveSession();
test.skip(missing !== undefined, missing);
test.describe.configure({ mode: 'serial' });

let display: Display;
let session: AssistiveSession;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let desktop: DesktopApp;

test.beforeAll(async () => {
  if (missing !== undefined) return;
  display = await startDisplay({ width: 1000, height: 800 });
  session = await startAssistiveSession(display.env);
  data = await makeDataFolder();
  desktop = await startDesktopApp({
    display,
    keyStore: { ...noKeyStore, env: session.env },
    dataFolder: data.path,
  });
});
test.afterAll(async () => {
  if (missing !== undefined) return;
  await desktop.close();
  await session.stop();
  await data.remove();
  await display.stop();
});

/** Returns the names of the elements with this role. */
async function named(role: string): Promise<string[]> {
  return (await session.tree()).filter(([, its]) => its === role).map(([, , name]) => name);
}

test('nothing is described until the desktop asks for it, and then without a restart', async () => {
  await expect(desktop.window.getByRole('button', { name: 'Continue' })).toBeVisible();
  expect(await named('button')).toEqual([]);
  await session.turnOn();
  // The app looks at the switch when its window gets the focus: the user comes back from the desktop's settings.
  await desktop.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'));
  await expect.poll(() => named('button')).toContain('Continue');
  expect(await named('heading')).toContain('Your second factors, on your desktop');
});

test('every control of the list has a name, and a row says the account and its code', async () => {
  const { window } = desktop;
  await createVault(window, false);
  const uriOf = (account: string) =>
    `otpauth://totp/Example:${account}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&note=${account}`;
  await addAccounts(window, uriOf('ann'), uriOf('ben'));
  await expect
    .poll(async () => (await named('button')).filter((name) => /ann|ben/.test(name)))
    .not.toEqual([]);
  const buttons = await named('button');
  expect(buttons.filter((name) => name.trim() === '')).toEqual([]);
  expect(buttons).toEqual(
    expect.arrayContaining([
      // Digit by digit, so that nobody hears "four hundred thousand".
      expect.stringMatching(/^Copy code for Example , ann : (?:\d ){6}\d+ seconds? left$/),
      expect.stringMatching(/^Copy code for Example , ben : (?:\d ){6}\d+ seconds? left$/),
      'Actions for Example, ann',
      'Actions for Example, ben',
    ]),
  );
  expect(await named('list')).toContain('Accounts');
  expect(await named('entry')).toEqual(['Search accounts']);
});

test('the name of the focused row does not change each second, because it would be said again', async () => {
  const { window } = desktop;
  const ring = (account: string) => {
    const row = window.locator('[data-row]').filter({ hasText: account });
    return { row, said: row.locator('.cs-ring'), seconds: () => secondsIn(row.locator('.cs-ring__seconds')) };
  };
  const [ann, ben] = [ring('ann'), ring('ben')];
  // Far from the end of the step, where the code and the next one come into the name.
  await expect.poll(ann.seconds).toBeGreaterThan(9);
  await ann.row.focus();
  const said = String(await ann.said.getAttribute('aria-label'));
  const shown = await ann.seconds();
  expect(Number.parseInt(said, 10) - shown).toBeLessThanOrEqual(1);
  await expect.poll(ann.seconds).not.toBe(shown);
  await expect(ann.said).toHaveAttribute('aria-label', said);
  await expect(ben.said).not.toHaveAttribute('aria-label', said);
});

test('a screen reader presses a row, and its code is copied', async () => {
  const [row = ''] = (await named('button')).filter((name) => name.includes('ann'));
  expect(await session.press(row)).toBe(true);
  await expect
    .poll(() => desktop.electron.evaluate(async ({ clipboard }) => clipboard.readText()))
    .toMatch(/^\d{6}$/);
});

test('a locked window describes no name and no code', async () => {
  expect(await session.press('Lock')).toBe(true);
  await expect.poll(() => named('button')).toContain('Unlock');
  const texts = (await session.tree()).map(([, , name]) => name).join('\n');
  expect(texts).not.toMatch(/(?:\d ){5}|\bann\b|\bben\b|Example/);
});

/** Returns the seconds in sight: those of the line that a countdown has moved into its box. */
async function secondsIn(number: Locator): Promise<number> {
  return number.evaluate((element) => {
    const hidden =
      (element.parentElement?.getBoundingClientRect().top ?? 0) - element.getBoundingClientRect().top;
    const line = Math.round(hidden / Number.parseFloat(getComputedStyle(element).lineHeight));
    return Number(element.textContent?.split('\n')[line]);
  });
}
