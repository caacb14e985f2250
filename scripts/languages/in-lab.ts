import type { Page } from '@playwright/test';
import { en } from '../../demo-server/web/lab/texts/en/index.ts';
import { walkClass } from '../pictures/classes.ts';
import { type Looking, PATIENCE } from './in-app.ts';
import { lookInEachLanguage, withServer } from './page-visits.ts';

/** Pages that list others, which are looked at, too. */
const LISTS = ['inside', 'lessons', 'worksheets'] as const;

/** Looks at each page of the lab and of class mode in each language. @param pages the folder of the built pages */
export async function lookAtLab(looking: Looking, pages: string): Promise<void> {
  await withServer(pages, async ({ address, browser }) => {
    const newPage = async () => {
      const context = await browser.newContext({ locale: 'en-GB' });
      context.setDefaultTimeout(PATIENCE);
      return context.newPage();
    };
    const page = await newPage();
    const visit = async (path: string, prepare?: () => Promise<void>) => {
      await page.goto(`${address}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await prepare?.();
      await lookInEachLanguage(looking, page, path.slice(1).replaceAll('/', '-'));
    };
    await visit('/lab');
    await visit('/lab/code');
    await visit('/lab/verifier', () => judgeTwice(page));
    await visit('/lab/attacks');
    await visit('/lab/key-uri');
    for (const list of LISTS) {
      await visit(`/lab/${list}`);
      const inside = page.locator(`main a[href*="/lab/${list}/"]`);
      const paths = await inside.evaluateAll((links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
      for (const path of new Set(paths)) await visit(path);
    }
    await walkClass(address, newPage, (at, state) => lookInEachLanguage(looking, at, state));
  });
}

async function judgeTwice(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.verifier.takeCode }).click();
  for (let times = 0; times < 2; times += 1)
    await page.getByRole('button', { name: en.verifier.judge }).click();
}
