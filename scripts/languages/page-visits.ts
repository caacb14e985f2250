import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import pino from 'pino';
import { startServer } from '../../demo-server/server.ts';
import { readConfig } from '../../demo-server/settings/read-config.ts';
import { sandboxSwitches } from '../../e2e/fixtures/environment.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';
import { DIRECTIONS, type Language, LOCALES } from '../../shared/translations/languages.ts';
import { SERVER_SETTINGS } from '../pictures/server/server.ts';
import type { Looking } from './in-app.ts';

/** The narrowest page of WCAG 1.4.10, and a usual one, in CSS pixels. */
const WIDTHS = [320, 960] as const;

/** Starts a server with the built pages, and a browser, for as long as the work takes. @param pages the folder of the built pages */
export async function withServer(
  pages: string,
  work: (site: { address: string; browser: Browser }) => Promise<void>,
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'countersign-server-'));
  const config = readConfig(['--port', '0', '--data', data], { ...process.env, ...SERVER_SETTINGS });
  if (config === 'help') throw new Error('The server was not asked for help.');
  const server = await startServer(config, { logger: pino({ level: 'silent' }), clock: Date.now, pages });
  const browser = await chromium.launch({
    executablePath: runtime().browser.executable,
    args: [...sandboxSwitches],
  });
  try {
    await work({ address: server.address, browser });
  } finally {
    await browser.close();
    await server.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Looks at a page in each language and at each width. Afterwards it is in English, and as wide as before. */
export async function lookInEachLanguage(
  { findings, languages, scheme, wanted }: Looking,
  page: Page,
  state: string,
): Promise<void> {
  if (wanted?.test(state) === false) return;
  const size = page.viewportSize();
  await page.emulateMedia({ colorScheme: scheme });
  for (const language of languages) {
    await choose(page, language);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 1000 });
      await findings.visit({ page, program: 'pages', state, language, width });
    }
  }
  await choose(page, 'en');
  if (size) await page.setViewportSize(size);
}

/** Chooses in the list at the page's foot, also while a dialog is over it. */
async function choose(page: Page, language: Language): Promise<void> {
  await page.locator('.languages__list').evaluate((list: HTMLSelectElement, wanted) => {
    list.value = wanted;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  await page.waitForFunction(
    ([lang, dir]) => document.documentElement.lang === lang && document.documentElement.dir === dir,
    [LOCALES[language], DIRECTIONS[language]],
  );
  // The window's title follows the heading.
  await page.waitForTimeout(50);
}
