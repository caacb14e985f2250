/** Takes pictures of the demo server's pages in both themes, without what nobody else may read. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DitherMethod,
  ImageMagick,
  initializeImageMagick,
  MagickFormat,
  QuantizeSettings,
} from '@imagemagick/magick-wasm';
import type { Page } from '@playwright/test';
import { decoderFiles } from '../desktop/main/scanner/decoder-files.ts';
import { secretsOn } from '../e2e/fixtures/world.ts';

/** The telephone number of the person in the pictures. It is made unreadable in them all the same. */
export const NUMBER = '+49 151 12345678';

const WIDTH = 700;
/** Longer pages end here. */
const MOST_HEIGHT = 1000;
const LEAST_HEIGHT = 420;
const COLOURS = 128;

/** Takes `server-STATE-light.png` and `server-STATE-dark.png` of a page as it is; `width` in CSS pixels. */
export type Take = (page: Page, state: string, width?: number) => Promise<void>;

/** @param folder where the pictures go */
export async function cameraInto(folder: string): Promise<Take> {
  await initializeImageMagick(await readFile(decoderFiles().magick));
  return async (page, state, width = WIDTH) => {
    await page.setViewportSize({ width, height: LEAST_HEIGHT });
    const length = await page.evaluate(() => document.documentElement.scrollHeight);
    const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, length));
    await page.setViewportSize({ width, height });
    await page.evaluate(() => window.scrollTo(0, 0));
    // Nothing is pointed at.
    await page.mouse.move(0, 0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Colours change over a moment.
      await page.waitForTimeout(300);
      await page.evaluate(hideSecrets, NUMBER);
      const png = await page.screenshot({
        mask: [...secretsOn(page), page.locator('input[type=tel]')],
        maskColor: '#6b7785',
        animations: 'disabled',
      });
      await writeFile(join(folder, `server-${state}-${colorScheme}.png`), withFewColours(png));
    }
  };
}

/** A third of the size; such pages have few colours, and the edges of letters are most of them. */
function withFewColours(png: Uint8Array): Uint8Array {
  return ImageMagick.read(png, MagickFormat.Png, (image) => {
    const settings = new QuantizeSettings();
    settings.colors = COLOURS;
    settings.ditherMethod = DitherMethod.No;
    image.quantize(settings);
    image.strip();
    return image.write(MagickFormat.Png8, (bytes) => new Uint8Array(bytes));
  });
}

/** Runs in the page. Tokens, codes and numbers in running text become dots; the port is of this run alone. */
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
