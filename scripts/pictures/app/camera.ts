/** Takes pictures of the app's windows in both themes, without secrets. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../../../e2e/fixtures/look.ts';
import { fewColours } from '../encode/few-colours.ts';

/** Takes `app-STATE-light.png` and `app-STATE-dark.png` of the current page. `shoot` makes the PNG in another way. */
export type Take = (state: string, page: Page, shoot?: () => Promise<Uint8Array>) => Promise<void>;

/** Returns the camera. @param folder for the pictures */
export async function appCameraInto(folder: string): Promise<Take> {
  const smaller = await fewColours();
  return async (state, page, shoot = () => page.screenshot({ animations: 'disabled' })) => {
    // The pointer is out of the way, except while a region is drawn.
    if (!page.url().includes('region')) await page.mouse.move(0, 0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Wait for the colour transition and for pages that load later.
      await page.waitForTimeout(400);
      await page.evaluate(hideSecrets);
      await writeFile(join(folder, `app-${state}-${colorScheme}.png`), smaller(await shoot()));
      await expectAccessible(page);
    }
  };
}

/** Runs in the page. Hides codes, keys and the paths of this run's files. */
function hideSecrets(): void {
  for (const secret of document.querySelectorAll<HTMLElement>(
    '.cs-qr__picture, .export__code img, .revealed__key',
  )) {
    secret.style.filter = 'blur(6px)';
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const said = text.nodeValue ?? '';
    const shown = said
      .replace(/\S*countersign-app-\w+/g, '~/.config/countersign')
      .replace(/\S*countersign-backups-\w+/g, '~/Backups')
      // The command of an app that runs from its sources.
      .replace(/\/\S*electron \S+/g, 'countersign');
    if (shown !== said) text.nodeValue = shown;
  }
}
