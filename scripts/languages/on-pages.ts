import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import pino from 'pino';
import { startServer } from '../../demo-server/server.ts';
import { readConfig } from '../../demo-server/settings/read-config.ts';
import { sandboxSwitches } from '../../e2e/fixtures/environment.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';
import { DIRECTIONS, type Language, LOCALES } from '../../shared/translations/languages.ts';
import { SERVER_SETTINGS, walkServer } from '../pictures/server/server.ts';
import { type Looking, PATIENCE } from './in-app.ts';

/** The narrowest page of WCAG 1.4.10, and a usual one, in CSS pixels. */
const WIDTHS = [320, 960] as const;

/** Looks at each state of the server's pages in each language. @param pages the folder of the built pages */
export async function lookAtPages(
  { findings, languages, scheme, wanted }: Looking,
  pages: string,
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
    await walkServer(
      { address: server.address, browser },
      async (page, state) => {
        if (state.startsWith('german') || wanted?.test(state) === false) return;
        const size = page.viewportSize();
        // Mail would follow the language of the pages, and the walk reads English mail.
        await page.route('**/api/auth/set-language', (route) => route.abort());
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
      },
      PATIENCE,
    );
  } finally {
    await browser.close();
    await server.close();
    rmSync(data, { recursive: true, force: true });
  }
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
