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
import { test as base } from '@playwright/test';
import { type Display, startDisplay } from '../fixtures/display.ts';
import { type KeyStoreSession, noKeyStore, startKeyStore } from '../fixtures/key-store.ts';
import type { Authenticator } from './authenticator.ts';
import { assertFits, browserOptions, warningAbout } from './browser-options.ts';
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
/** The projects whose recordings were warned about. */
const warned = new Set<string>();

/**
 * Playwright's `test` with an authenticator. The browser is the one that the project names. If the app must see it, it is
 * headed and on the shared screen.
 */
export const test = base.extend<KitFixtures & KitInnerFixtures, KitWorkerFixtures>({
  authenticatorKind: ['desktop', { option: true, scope: 'worker' }],
  appKeyStore: ['none', { option: true, scope: 'worker' }],
  report: ['off', { option: true, scope: 'worker' }],
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

  headless: [
    ({ authenticatorKind, headless }, use) => use(authenticatorKind === 'desktop' ? false : headless),
    { scope: 'worker' },
  ],

  launchOptions: [
    async (
      { authenticatorKind, sharedScreen, playwright, browserName, connectOptions, launchOptions },
      use,
      workerInfo,
    ) =>
      use(
        browserOptions({
          browserType: playwright[browserName],
          // The fixture of the same name would need these options.
          channel: workerInfo.project.use.channel,
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
    {
      authenticatorKind,
      context,
      sharedScreen,
      keyStoreSession,
      toldStory,
      viewport,
      trace,
      screenshot,
      video,
    },
    use,
    testInfo,
  ) => {
    const warning = warningAbout({ trace, screenshot, video });
    if (warning !== undefined) testInfo.annotations.push({ type: 'warning', description: warning });
    if (warning !== undefined && warned.size < warned.add(testInfo.project.name).size) console.warn(warning);
    if (authenticatorKind === 'desktop') assertFits(viewport, SCREEN);
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
