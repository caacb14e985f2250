/** The fixtures that need neither the desktop app nor the demo server: Playwright's `test` with a headless authenticator. */
import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import type { Language } from '../../shared/translations/languages.ts';
import type { Authenticator } from './authenticator.ts';
import { HeadlessAuthenticator } from './headless.ts';
import {
  assertCanFilm,
  attachScreenshots,
  forgetPageTexts,
  recordingsOf,
  warningAbout,
  watchTracing,
} from './recordings.ts';
import { leaveReport } from './report/leave-report.ts';
import { reportLanguage } from './report/report-language.ts';
import { type ReportKind, Story } from './story.ts';

// The context file of a failure would contain the text of the page, so also a key that it shows.
process.env.PLAYWRIGHT_NO_COPY_PROMPT ??= '1';

export interface BaseOptions {
  /** Whether each test writes a report page that shows both sides step by step. */
  report: ReportKind;
  /** The language of the report, such as `de`. Without it, the one of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`). */
  reportLanguage: Language | undefined;
  /** A file that `HeadlessAuthenticator.save` wrote. The authenticator has its accounts when a test starts. */
  authenticatorState: string | undefined;
}

export interface BaseFixtures<A extends Authenticator = Authenticator> {
  /** The authenticator. At the start of each test it has the accounts of `authenticatorState`, or none. */
  authenticator: A;
  /** Adds a step to the report that the fixtures cannot see: `story.step('She signs out.', () => …)`. */
  story: Pick<Story, 'step'>;
}

/** What the fixtures above share. */
export interface InnerFixtures {
  toldStory: Story;
  warnedRecordings: undefined;
}

export type BaseTest<A extends Authenticator> = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & BaseFixtures<A> & InnerFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & BaseOptions
>;

/** The projects whose recordings were warned about. */
const warned = new Set<string>();

/** Playwright's `test` with an authenticator that reads the pages of the test. The browser is the tester's own. */
export const test: BaseTest<HeadlessAuthenticator> = base.extend<
  BaseFixtures<HeadlessAuthenticator> & InnerFixtures,
  BaseOptions
>({
  report: ['off', { option: true, scope: 'worker' }],
  reportLanguage: [undefined, { option: true, scope: 'worker' }],
  authenticatorState: [undefined, { option: true, scope: 'worker' }],

  // Playwright's own would show keys. `context` attaches masked ones. Without `option` this comes after the project's.
  screenshot: [
    ({ screenshot }, use, { project }) => use(screenshot === project.use.screenshot ? 'off' : screenshot),
    { scope: 'worker' },
  ],

  video: [
    async ({ video, playwright, browserName }, use) => {
      assertCanFilm(video, playwright[browserName].executablePath());
      await use(video);
    },
    { scope: 'worker' },
  ],

  toldStory: async ({ report, reportLanguage: wanted }, use, testInfo) => {
    const story = new Story(report, reportLanguage({ reportLanguage: wanted }));
    await use(story);
    await leaveReport(story.recorder, testInfo);
  },

  story: ({ toldStory }, use) => use(toldStory),

  context: async ({ context }, use, testInfo) => {
    watchTracing(context, (warning) => {
      testInfo.annotations.push({ type: 'warning', description: warning });
      console.warn(warning);
    });
    await use(context);
    await attachScreenshots(testInfo.project.use.screenshot, context, testInfo);
    forgetPageTexts(testInfo);
  },

  // Each fixture ends the story before it is torn down: the first one still sees the others.
  page: async ({ page, toldStory }, use, testInfo) => {
    toldStory.watchPage(page);
    await use(page);
    await toldStory.end(testInfo.status === testInfo.expectedStatus);
  },

  // In every test: requests without a page are recorded, too.
  warnedRecordings: [
    async ({ trace, screenshot, video, contextOptions }, use, testInfo) => {
      const warning = warningAbout({ trace, screenshot, video, ...recordingsOf(contextOptions) });
      if (warning !== undefined) testInfo.annotations.push({ type: 'warning', description: warning });
      if (warning !== undefined && warned.size < warned.add(testInfo.project.name).size)
        console.warn(warning);
      await use(undefined);
    },
    { auto: true },
  ],

  authenticator: async ({ context, toldStory, authenticatorState }, use, testInfo) => {
    const pages = () => context.pages();
    const authenticator = await HeadlessAuthenticator.from(authenticatorState, { pages });
    await use(toldStory.watchAuthenticator(authenticator));
    await toldStory.end(testInfo.status === testInfo.expectedStatus);
  },
});
