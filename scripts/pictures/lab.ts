import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../demo-server/web/lab/texts/en/index.ts';

/** The lab's pages in docs/lab.md. Their keys are test keys, so they need no mask. */
const PAGES = ['code', 'verifier', 'attacks', 'key-uri', 'lessons/enrolling'] as const;

/**
 * Takes a picture of each page of the lab.
 *
 * @param address of the demo server @param folder for the pictures
 */
export async function takeLabPictures(page: Page, address: string, folder: string): Promise<void> {
  for (const path of PAGES) {
    await page.goto(`${address}/lab/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (path === 'verifier') {
      await page.getByRole('button', { name: en.verifier.takeCode }).click();
      await page.getByRole('button', { name: en.verifier.judge }).click();
      await page.getByRole('button', { name: en.verifier.judge }).click();
    }
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({
      path: join(folder, `lab-${path.replace('/', '-')}.png`),
      fullPage: path !== 'attacks',
    });
  }
}
