/** Playwright's recordings of pages would show keys. What can be masked is masked, and the rest is said. */
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { BrowserContext, BrowserContextOptions, TestInfo } from '@playwright/test';
import { maskedPicture } from './report/masked-picture.ts';

/** Returns the mode of an option such as `trace`: a text, or an object with one. */
function modeOf(value: unknown): string {
  const mode = typeof value === 'object' && value !== null && 'mode' in value ? value.mode : value;
  return typeof mode === 'string' ? mode : 'off';
}

/** Returns the recordings that the options of a browser context ask for, in the form of `use`. */
export function recordingsOf({
  recordHar,
  recordVideo,
}: BrowserContextOptions): Record<string, 'on' | 'off'> {
  return { recordHar: recordHar ? 'on' : 'off', recordVideo: recordVideo ? 'on' : 'off' };
}

/** Tells of a trace that a test begins by itself. Playwright has begun its own before this call. */
export function watchTracing({ tracing }: BrowserContext, tell: (warning: string) => void): void {
  const start = tracing.start.bind(tracing);
  tracing.start = (options) => {
    const warning = warningAbout({ trace: 'on' }, 'test');
    if (warning !== undefined) tell(warning);
    return start(options);
  };
}

/** Returns a warning if the project keeps recordings that cannot be masked, or `undefined`. */
export function warningAbout(
  recordings: Readonly<Record<string, unknown>>,
  who: 'project' | 'test' = 'project',
): string | undefined {
  const kept = Object.entries(recordings)
    .filter(([, value]) => modeOf(value) !== 'off')
    .map(([name]) => name);
  if (kept.length === 0) return undefined;
  return `This ${who} keeps recordings (${kept.join(', ')}). They contain every QR code, key and backup code that a test sees: do not publish them, and delete them after use.`;
}

/**
 * Checks that Playwright can record videos.
 *
 * @param browser the path where Playwright installs a browser
 * @throws Error with one sentence if its ffmpeg is not installed
 */
export function assertCanFilm(video: unknown, browser: string): void {
  if (modeOf(video) === 'off') return;
  const folder = /^(.+?)[\\/](?:chromium|firefox|webkit)[\w-]*-\d+[\\/]/.exec(browser)?.[1];
  if (folder === undefined) return;
  const hasFfmpeg = existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('ffmpeg'));
  if (hasFfmpeg) return;
  throw new Error(
    'The project records videos, for which Playwright needs its own ffmpeg. Run: npx playwright install ffmpeg. Or set video to “off”.',
  );
}

/** Whether Playwright would take a screenshot at the end of this test. */
function isWanted(screenshot: unknown, { status, expectedStatus, retry }: TestInfo): boolean {
  const mode = modeOf(screenshot);
  const failed = status !== expectedStatus;
  return (
    mode === 'on' || (failed && (mode === 'only-on-failure' || (mode === 'on-first-failure' && retry === 0)))
  );
}

/** Attaches a masked screenshot of each page in the browser, in place of Playwright's own. */
export async function attachScreenshots(
  screenshot: unknown,
  context: BrowserContext,
  testInfo: TestInfo,
): Promise<void> {
  if (!isWanted(screenshot, testInfo)) return;
  const contexts = context.browser()?.contexts() ?? [context];
  for (const [index, page] of contexts.flatMap((one) => one.pages()).entries()) {
    const png = await maskedPicture(page).catch(() => undefined);
    if (!png) continue;
    const path = testInfo.outputPath(`masked-${index + 1}.png`);
    await writeFile(path, png);
    testInfo.attachments.push({ name: 'screenshot', path, contentType: 'image/png' });
  }
}

/** Removes the page's text that Playwright adds to a failed expectation: it may contain a key, and goes to a file. */
export function forgetPageTexts({ errors }: Pick<TestInfo, 'errors'>): void {
  for (const error of errors) if ('errorContext' in error) delete error.errorContext;
}
