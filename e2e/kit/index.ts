/**
 * The kit: Playwright fixtures for testing two-factor enrolment and sign-in, on any site.
 *
 * ```ts
 * import { expect, test } from 'countersign/playwright';
 *
 * test('enrol', async ({ page, authenticator }) => {
 *   await page.goto('https://shop.example/account/two-factor');
 *   await authenticator.enrol(page);
 *   await page.getByLabel('Code').fill(await authenticator.freshCode());
 * });
 * ```
 *
 * The recipes are in docs/kit.md.
 */
import type { Fixtures } from '@playwright/test';
import { type Display, startDisplay } from '../fixtures/display.ts';
import { type KeyStoreSession, noKeyStore, startKeyStore } from '../fixtures/key-store.ts';
import type { Authenticator } from './authenticator.ts';
import { type BaseFixtures, type BaseOptions, type BaseTest, test as base } from './base-test.ts';
import { assertFits, browserOptions } from './browser-options.ts';
import { DesktopAuthenticator } from './desktop.ts';
import { HeadlessAuthenticator } from './headless.ts';
import { DemoServerControl } from './server/demo-server.ts';
import { watchServer } from './server-story.ts';

export { defineConfig, devices, expect, mergeTests } from '@playwright/test';
export type { Authenticator, EnrolOptions, FreshCodeOptions, HeldAccount } from './authenticator.ts';
export { DesktopAuthenticator } from './desktop.ts';
export { HeadlessAuthenticator, type HeadlessOptions } from './headless.ts';
export {
  type AuditEvent,
  DemoServerControl,
  type Mail,
  type MailWanted,
  type SeededPerson,
  type SeedPerson,
} from './server/demo-server.ts';
export type { ReportKind, Story } from './story.ts';

export interface KitOptions extends BaseOptions {
  /** `desktop`: the real app scans the real screen. `headless`: no app, faster, and sees only the pages of the test. */
  authenticatorKind: 'desktop' | 'headless';
  /** On Linux: `real` gives the app a real key store, `none` protects its vault with a passphrase. */
  appKeyStore: 'real' | 'none';
}

export interface KitFixtures extends BaseFixtures {
  /** The demo server with its demo controls on. Empty at the start of each test. */
  demoServer: DemoServerControl;
}

interface KitWorkerFixtures extends Pick<KitOptions, 'authenticatorKind' | 'appKeyStore'> {
  demoServerProcess: DemoServerControl;
  /** The screen that the browser and the app share: a virtual one on Linux, otherwise the computer's own. */
  sharedScreen: Display;
  keyStoreSession: KeyStoreSession;
}

const SCREEN = { width: 1440, height: 900 };
const PAGE = { width: 960, height: 760 };
const APP_AT = { x: 990, y: 90 };

// `launchOptions` below needs these two, and Playwright's own come from `launchOptions`: plain options end the circle.
// They take what the project, a file or the command line says. Playwright's types do not know `undefined` here.
type Pass = (value: undefined) => Promise<void>;
const plain = base.extend({
  // Functions, because Playwright takes a plain `undefined` for “as before”.
  channel: [({}, use: Pass) => use(undefined), { option: true, scope: 'worker' }],
  headless: [({}, use: Pass) => use(undefined), { option: true, scope: 'worker' }],
} as unknown as Fixtures) as unknown as BaseTest<Authenticator>;

/**
 * Playwright's `test` with an authenticator. The browser is the one that the project names. If the app must see it, it is
 * headed and on the shared screen.
 */
export const test = plain.extend<Pick<KitFixtures, 'demoServer'>, KitWorkerFixtures>({
  authenticatorKind: ['desktop', { option: true, scope: 'worker' }],
  appKeyStore: ['none', { option: true, scope: 'worker' }],
  // An option, so that the project's own viewport wins. Playwright accepts this, but its types do not know it.
  viewport: [PAGE, { option: true }] as unknown as typeof PAGE,

  sharedScreen: [
    async ({}, use) => {
      const display = await startDisplay(SCREEN);
      await use(display);
      await display.stop();
    },
    { scope: 'worker' },
  ],

  keyStoreSession: [
    async ({ appKeyStore }, use) => {
      const session =
        appKeyStore === 'real' || process.platform !== 'linux' ? await startKeyStore() : noKeyStore;
      await use(session);
      await session.stop();
    },
    { scope: 'worker' },
  ],

  launchOptions: [
    async (
      {
        authenticatorKind,
        sharedScreen,
        playwright,
        browserName,
        channel,
        headless,
        connectOptions,
        launchOptions,
      },
      use,
    ) =>
      use(
        browserOptions({
          browserType: playwright[browserName],
          channel,
          headless,
          isRemote: connectOptions !== undefined,
          launchOptions,
          isSeen: authenticatorKind === 'desktop',
          screen: sharedScreen.env,
          size: { width: PAGE.width, height: SCREEN.height },
        }),
      ),
    { scope: 'worker' },
  ],

  demoServerProcess: [
    async ({}, use) => {
      const server = await DemoServerControl.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  demoServer: async ({ demoServerProcess, toldStory }, use, testInfo) => {
    await demoServerProcess.reset();
    await use(watchServer(toldStory, demoServerProcess));
    await toldStory.end(testInfo.status === testInfo.expectedStatus);
  },

  authenticator: async (
    {
      authenticatorKind,
      authenticatorState,
      context,
      sharedScreen,
      keyStoreSession,
      toldStory,
      viewport,
      warnedRecordings: _,
    },
    use,
    testInfo,
  ) => {
    const saved = await HeadlessAuthenticator.from(authenticatorState, { pages: () => context.pages() });
    const end = () => toldStory.end(testInfo.status === testInfo.expectedStatus);
    if (authenticatorKind === 'headless') {
      await use(toldStory.watchAuthenticator(saved));
      await end();
      return;
    }
    assertFits(viewport, SCREEN);
    const app = await DesktopAuthenticator.start({
      display: sharedScreen,
      keyStore: keyStoreSession,
      position: APP_AT,
    });
    for (const uri of saved.keyUris()) await app.addKeyUri(uri);
    await use(toldStory.watchAuthenticator(app, app.app.window));
    await end();
    await app.close();
  },
});
