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
import { runtime } from '../fixtures/runtime.ts';
import type { BaseFixtures } from './base-test.ts';
import { DesktopAuthenticator } from './desktop.ts';
import { testWithDesktop } from './desktop-test.ts';
import { DemoServerControl } from './server/demo-server.ts';
import { watchServer } from './server-story.ts';

export { defineConfig, devices, expect, mergeTests } from '@playwright/test';
export { AppAuthenticator } from './app-authenticator.ts';
export type { Authenticator, EnrolOptions, FreshCodeOptions, HeldAccount } from './authenticator.ts';
export { DesktopAuthenticator } from './desktop.ts';
export type { DesktopOptions as KitOptions } from './desktop-test.ts';
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

export interface KitFixtures extends BaseFixtures {
  /** The demo server with its demo controls on. Empty at the start of each test. */
  demoServer: DemoServerControl;
}

interface ServerFixtures {
  demoServerProcess: DemoServerControl;
}

/** Playwright's `test` with an authenticator and the demo server. */
export const test = testWithDesktop({
  startApp: (place) => DesktopAuthenticator.start(place),
  browser: () => runtime().browser.executable,
}).extend<Pick<KitFixtures, 'demoServer'>, ServerFixtures>({
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
});
