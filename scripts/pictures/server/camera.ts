/** Takes pictures of the demo server's pages in both themes, without secrets. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { secretsOn } from '../../../e2e/fixtures/world.ts';
import { fewColours } from '../encode/few-colours.ts';

/** The phone number in the pictures, where it is made unreadable. */
export const NUMBER = '+49 151 12345678';

const WIDTH = 700;
/** Longer pages are cut at this height, in pixels. */
const MOST_HEIGHT = 1000;
const LEAST_HEIGHT = 420;

/** Takes `server-STATE-light.png` and `server-STATE-dark.png` of the current page. `width` in CSS pixels. */
export type Take = (page: Page, state: string, width?: number) => Promise<void>;

/** Returns the camera. @param folder for the pictures */
export async function cameraInto(folder: string): Promise<Take> {
  const smaller = await fewColours();
  return async (page, state, width = WIDTH) => {
    await page.setViewportSize({ width, height: LEAST_HEIGHT });
    const length = await page.evaluate(() => document.documentElement.scrollHeight);
    const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, length));
    await page.setViewportSize({ width, height });
    await page.evaluate(() => window.scrollTo(0, 0));
    // The pointer is out of the way.
    await page.mouse.move(0, 0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Wait for the colour transition.
      await page.waitForTimeout(300);
      await page.evaluate(hideSecrets, NUMBER);
      const png = await page.screenshot({
        mask: [...secretsOn(page), page.locator('input[type=tel]')],
        maskColor: '#6b7785',
        animations: 'disabled',
      });
      await writeFile(join(folder, `server-${state}-${colorScheme}.png`), smaller(png));
    }
  };
}

/** Runs in the page. Replaces tokens, codes and numbers in text with dots, and this run's port. */
function hideSecrets(number: string): void {
  const spacedNumber = new RegExp(`\\+?${[...number.replace(/\D/g, '')].join(' ?')}`, 'g');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const said = text.nodeValue ?? '';
    let shown = said
      .replace(/#token=[\w-]+/g, '#token=••••••••')
      .replace(spacedNumber, '+•• ••• ••••••••')
      .replace(/(127\.0\.0\.1|localhost):\d+/g, '$1:4280');
    if (text.parentElement?.closest('pre')) shown = shown.replace(/\b\d{3} ?\d{3}\b/g, '••• •••');
    if (shown !== said) text.nodeValue = shown;
  }
}
