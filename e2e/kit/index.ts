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
import { test as base, chromium } from '@playwright/test';
import { environment } from '../fixtures/desktop-app.ts';
import { type Display, startDisplay } from '../fixtures/display.ts';
import { type KeyStoreSession, noKeyStore, startKeyStore } from '../fixtures/key-store.ts';
import { runtime, sandboxSwitches } from '../fixtures/runtime.ts';
import type { Authenticator } from './authenticator.ts';
import { DesktopAuthenticator } from './desktop.ts';
import { HeadlessAuthenticator } from './headless.ts';
import { leaveReport } from './report/leave-report.ts';
import { DemoServerControl } from './server/demo-server.ts';
import { type ReportKind, Story } from './story.ts';

export { defineConfig, expect } from '@playwright/test';
export type { Authenticator, FreshCodeOptions, HeldAccount } from './authenticator.ts';
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

export interface KitOptions {
  /** `desktop`: the real app scans the real screen. `headless`: no app, faster, and sees only the pages of the test. */
  authenticatorKind: 'desktop' | 'headless';
  /** On Linux: `real` gives the app a real key store, `none` protects its vault with a passphrase. */
  appKeyStore: 'real' | 'none';
  /** Whether each test writes a report page that shows both sides step by step. */
  report: ReportKind;
}

export interface KitFixtures {
  /** The authenticator. Empty at the start of each test. */
  authenticator: Authenticator;
  /** The demo server with its demo controls on. Empty at the start of each test. */
  demoServer: DemoServerControl;
  /** Adds a step to the report that the fixtures cannot see: `story.step('She signs out.', () => …)`. */
  story: Pick<Story, 'step'>;
}

interface KitInnerFixtures {
  toldStory: Story;
}

interface KitWorkerFixtures extends KitOptions {
  demoServerProcess: DemoServerControl;
  /** The screen that the browser and the app share: a virtual one on Linux, otherwise the computer's own. */
  sharedScreen: Display;
  keyStoreSession: KeyStoreSession;
}

const SCREEN = { width: 1440, height: 900 };
const PAGE = { width: 960, height: 760 };
const APP_AT = { x: 990, y: 90 };

/** Playwright's `test` with an authenticator. If the app must see the browser, it is headed and on the shared screen. */
export const test = base.extend<KitFixtures & KitInnerFixtures, KitWorkerFixtures>({
  authenticatorKind: ['desktop', { option: true, scope: 'worker' }],
  appKeyStore: ['none', { option: true, scope: 'worker' }],
  report: ['off', { option: true, scope: 'worker' }],
  viewport: PAGE,

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

  browser: [
    async ({ authenticatorKind, sharedScreen, launchOptions }, use) => {
      const isSeen = authenticatorKind === 'desktop';
      const browser = await chromium.launch({
        executablePath: runtime().browser.executable,
        ...launchOptions,
        headless: !isSeen,
        env: environment(isSeen ? sharedScreen.env : {}),
        args: [
          ...sandboxSwitches,
          '--disable-gpu',
          '--window-position=0,0',
          `--window-size=${PAGE.width},${SCREEN.height}`,
          ...(launchOptions.args ?? []),
        ],
      });
      await use(browser);
      await browser.close();
    },
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

  toldStory: async ({ report }, use, testInfo) => {
    const story = new Story(report);
    await use(story);
    await leaveReport(story.recorder, testInfo);
  },

  story: ({ toldStory }, use) => use(toldStory),

  // Each fixture ends the story before it is torn down: the first one still sees the others.
  page: async ({ page, toldStory }, use, testInfo) => {
    toldStory.watchPage(page);
    await use(page);
    await toldStory.end(testInfo.status === testInfo.expectedStatus);
  },

  demoServer: async ({ demoServerProcess, toldStory }, use, testInfo) => {
    await demoServerProcess.reset();
    await use(toldStory.watchServer(demoServerProcess));
    await toldStory.end(testInfo.status === testInfo.expectedStatus);
  },

  authenticator: async (
    { authenticatorKind, context, sharedScreen, keyStoreSession, toldStory },
    use,
    testInfo,
  ) => {
    const end = () => toldStory.end(testInfo.status === testInfo.expectedStatus);
    if (authenticatorKind === 'headless') {
      await use(toldStory.watchAuthenticator(new HeadlessAuthenticator({ pages: () => context.pages() })));
      await end();
      return;
    }
    const app = await DesktopAuthenticator.start({
      display: sharedScreen,
      keyStore: keyStoreSession,
      position: APP_AT,
    });
    await use(toldStory.watchAuthenticator(app));
    await end();
    await app.close();
  },
});
