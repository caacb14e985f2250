/** The fixtures with both authenticators: the desktop app on a screen that the browser shares, and the headless one. */
import type {
  Fixtures,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from '@playwright/test';
import { type Display, noDisplay, startDisplay } from '../fixtures/display.ts';
import { type KeyStoreSession, noKeyStore, startKeyStore } from '../fixtures/key-store.ts';
import type { AppAuthenticator } from './app-authenticator.ts';
import type { Authenticator } from './authenticator.ts';
import {
  type BaseFixtures,
  type BaseOptions,
  type BaseTest,
  test as base,
  type InnerFixtures,
} from './base-test.ts';
import { assertFits, browserOptions } from './browser-options.ts';
import { findApp } from './find-app.ts';
import { HeadlessAuthenticator } from './headless.ts';
import { startInstalledApp } from './installed-app.ts';

export interface DesktopOptions extends BaseOptions {
  /** `desktop`: the real app scans the real screen. `headless`: no app, faster, and sees only the pages of the test. */
  authenticatorKind: 'desktop' | 'headless';
  /** On Linux: `real` gives the app a real key store, `none` protects its vault with a passphrase. */
  appKeyStore: 'real' | 'none';
  /** The program of an installed app, or the folder of an unpacked one. `COUNTERSIGN_APP` names it, too. */
  appPath: string | undefined;
}

export interface DesktopWorkerFixtures
  extends Pick<DesktopOptions, 'authenticatorKind' | 'appKeyStore' | 'appPath'> {
  /** The screen that the browser and the app share: a virtual one on Linux, otherwise the computer's own. */
  sharedScreen: Display;
  keyStoreSession: KeyStoreSession;
}

export type DesktopTest = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & BaseFixtures & InnerFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & BaseOptions & DesktopWorkerFixtures
>;

export interface AppPlace {
  display: Display;
  keyStore: KeyStoreSession;
  position: { x: number; y: number };
}

/** What a checkout has, and a package has not. */
export interface Checkout {
  /** Starts the app of the checkout, if no other one is named. */
  startApp(place: AppPlace): Promise<AppAuthenticator>;
  /** Returns the program of the browser that setup found. */
  browser(): string;
}

const SCREEN = { width: 1440, height: 900 };
const PAGE = { width: 960, height: 760 };
const APP_AT = { x: 990, y: 90 };
/** Longest time for starting or ending the app, in milliseconds. */
const APP_TIME = 120_000;

// `launchOptions` below needs these two, and Playwright's own come from `launchOptions`: plain options end the circle.
// They take what the project, a file or the command line says. Playwright's types do not know `undefined` here.
type Pass = (value: undefined) => Promise<void>;
const plain = base.extend({
  // Functions, because Playwright takes a plain `undefined` for “as before”.
  channel: [({}, use: Pass) => use(undefined), { option: true, scope: 'worker' }],
  headless: [({}, use: Pass) => use(undefined), { option: true, scope: 'worker' }],
} as unknown as Fixtures) as unknown as BaseTest<Authenticator>;

/**
 * Returns Playwright's `test` with an authenticator. The browser is the one that the project names. If the app must see
 * it, it is headed and on the shared screen.
 *
 * @param checkout what there is without packages; without it, the app is an installed one
 */
export function testWithDesktop(checkout?: Checkout): DesktopTest {
  return plain.extend<object, DesktopWorkerFixtures>({
    authenticatorKind: ['desktop', { option: true, scope: 'worker' }],
    appKeyStore: ['none', { option: true, scope: 'worker' }],
    appPath: [undefined, { option: true, scope: 'worker' }],
    // An option, so that the project's own viewport wins. Playwright accepts this, but its types do not know it.
    viewport: [PAGE, { option: true }] as unknown as typeof PAGE,

    sharedScreen: [
      async ({ authenticatorKind, headless }, use) => {
        const isNeeded = authenticatorKind === 'desktop' || headless === false;
        const display = isNeeded ? await startDisplay(SCREEN) : noDisplay;
        await use(display);
        await display.stop();
      },
      { scope: 'worker' },
    ],

    keyStoreSession: [
      async ({ authenticatorKind, appKeyStore }, use) => {
        const isReal = appKeyStore === 'real' || process.platform !== 'linux';
        const session = authenticatorKind === 'desktop' && isReal ? await startKeyStore() : noKeyStore;
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
            ownChromium: checkout?.browser,
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

    authenticator: [
      async (
        {
          authenticatorKind,
          appPath,
          authenticatorState,
          context,
          sharedScreen,
          keyStoreSession,
          toldStory,
          viewport,
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
        const place = { display: sharedScreen, keyStore: keyStoreSession, position: APP_AT };
        const isOwn = checkout !== undefined && appPath === undefined;
        const app = isOwn
          ? await checkout.startApp(place)
          : await startInstalledApp({ ...place, program: findApp(appPath) });
        for (const uri of saved.keyUris()) await app.addKeyUri(uri);
        await use(toldStory.watchAuthenticator(app, app.window));
        await end();
        await app.close();
      },
      // Starting the app takes longer than many tests may take.
      { scope: 'test', timeout: APP_TIME },
    ],
  });
}
