import type { Page } from '@playwright/test';
import { startDesktopApp } from '../../e2e/fixtures/desktop-app.ts';
import { DIRECTIONS, type Language, LOCALES } from '../../shared/translations/languages.ts';
import { walkApp } from '../pictures/app/app.ts';
import type { Findings } from './findings.ts';

/** The smallest window, in pixels. */
const NARROW = { width: 360, height: 720 };
/** Milliseconds that one step of a walk may take. A walk takes long, and a busy computer must not end it. */
export const PATIENCE = 120_000;

export interface Looking {
  findings: Findings;
  languages: readonly Language[];
  /** The theme. */
  scheme: 'light' | 'dark';
  /** States to look at; all if undefined. */
  wanted: RegExp | undefined;
}

/** Looks at each state of the app in each language. The walk itself is in English. @param app the built app's folder */
export async function lookAtApp(
  { findings, languages, scheme, wanted }: Looking,
  app?: string,
): Promise<void> {
  await walkApp(
    async (state, page) => {
      // The window over the screen reads the language when it opens. It is open only while a rectangle is drawn.
      if (page.url().includes('region') || state.startsWith('german') || wanted?.test(state) === false)
        return;
      const before = await page.evaluate(async () => {
        const reply = JSON.parse(await window.countersign.invoke('settings:get', undefined));
        return reply.ok ? reply.value.language : 'en';
      });
      await page.emulateMedia({ colorScheme: scheme });
      for (const language of languages) {
        await choose(page, language);
        const width = await page.evaluate(() => innerWidth);
        await findings.visit({ page, program: 'app', state, language, width });
      }
      await page.evaluate((language) => window.countersign.invoke('settings:change', { language }), before);
      await shown(page, before === 'system' ? 'en' : before);
    },
    async (options) => {
      const desktop = await startDesktopApp({ ...options, ...(app && { app }) });
      desktop.electron.context().setDefaultTimeout(PATIENCE);
      await desktop.electron.evaluate(({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
      }, NARROW);
      return desktop;
    },
  );
}

async function choose(page: Page, language: Language): Promise<void> {
  await page.evaluate(
    (wanted) => window.countersign.invoke('settings:change', { language: wanted }),
    language,
  );
  await shown(page, language);
}

async function shown(page: Page, language: Language): Promise<void> {
  await page.waitForFunction(
    ([lang, dir]) => document.documentElement.lang === lang && document.documentElement.dir === dir,
    [LOCALES[language], DIRECTIONS[language]],
  );
  // Animations of what has changed its size.
  await page.waitForTimeout(250);
}
