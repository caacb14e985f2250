import { expect, test } from 'vitest';
import { assertFits, browserOptions, type Wanted } from './browser-options.ts';

const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  browserType: { name: () => 'chromium', executablePath: () => process.execPath },
  ownChromium: () => '/found/by/setup',
  channel: undefined,
  headless: undefined,
  isRemote: false,
  launchOptions: {},
  isSeen: false,
  screen: { DISPLAY: ':77' },
  size: { width: 960, height: 900 },
  ...changes,
});
const firefox = (executable: string) => ({ name: () => 'firefox', executablePath: () => executable });

test('a channel and a program of the tester are kept', () => {
  expect(browserOptions(wanted({ channel: 'msedge' }))).not.toHaveProperty('executablePath');
  const own = browserOptions(
    wanted({ launchOptions: { executablePath: '/opt/mine', args: ['--own'], slowMo: 5 } }),
  );
  expect(own).toMatchObject({ executablePath: '/opt/mine', slowMo: 5 });
  expect(own.args?.at(-1)).toBe('--own');
});

test('Firefox gets none of Chromium’s switches, and its absence is one sentence', () => {
  const options = browserOptions(wanted({ browserType: firefox(process.execPath), isSeen: true }));
  expect(options).toMatchObject({ args: [], env: { DISPLAY: ':77' } });
  expect(options).not.toHaveProperty('executablePath');
  expect(() => browserOptions(wanted({ browserType: firefox('/no/such/file') }))).toThrow(
    'The project wants firefox, which Playwright has not installed on this computer. Run: npx countersign playwright install firefox',
  );
});

test('a remote browser works without the app only', () => {
  expect(browserOptions(wanted({ isRemote: true, launchOptions: { slowMo: 1 } }))).toEqual({ slowMo: 1 });
  expect(() => browserOptions(wanted({ isRemote: true, isSeen: true }))).toThrow(
    /authenticatorKind to “headless”/,
  );
});

test('a page must fit the screen that the app sees', () => {
  const screen = { width: 1440, height: 900 };
  for (const viewport of [null, { width: 390, height: 844 }, screen])
    expect(() => assertFits(viewport, screen)).not.toThrow();
  expect(() => assertFits({ width: 1920, height: 800 }, screen)).toThrow(/1920×800.*1440×900/);
  expect(() => assertFits({ width: 800, height: 901 }, screen)).toThrow(/800×901/);
});

test('a window is the project’s choice, and the app needs one', () => {
  expect(browserOptions(wanted())).toMatchObject({ headless: true });
  expect(browserOptions(wanted({ headless: false }))).toMatchObject({ headless: false });
  expect(browserOptions(wanted({ launchOptions: { headless: false } }))).toMatchObject({ headless: false });
  expect(browserOptions(wanted({ isSeen: true }))).toMatchObject({ headless: false });
  for (const asked of [{ headless: true }, { launchOptions: { headless: true } }])
    expect(() => browserOptions(wanted({ ...asked, isSeen: true }))).toThrow(/without a window/);
});

test('in a package, Chromium is Playwright’s own, and its absence is one sentence', () => {
  const own = wanted({ ownChromium: undefined });
  expect(browserOptions(own)).not.toHaveProperty('executablePath');
  expect(browserOptions(wanted()).executablePath).toBe('/found/by/setup');
  const none = { name: () => 'chromium', executablePath: () => '/no/such/chromium' };
  expect(() => browserOptions({ ...own, browserType: none })).toThrow(
    'The project wants chromium, which Playwright has not installed on this computer. Run: npx playwright install chromium',
  );
});
