/** The tour as one animated picture for the README: each step's screen with its sentence below. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from '@playwright/test';
import { type Frame, movingPicture } from './encode/moving-picture.ts';

/** The size of a frame in pixels: as wide as a README on GitHub. */
const FRAME = { width: 1010, screen: 631, height: 685 };
/** Long enough to read the sentence and see the change. */
const SHOWN_MS = 2600;
const LAST_SHOWN_MS = 5000;

/** Returns the picture. @param steps the sentence of each step, and the file of its screen */
export async function tourFilm(
  browser: Browser,
  steps: readonly { sentence: string; screen: string }[],
): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: FRAME.width, height: FRAME.height } });
  const font = await dataUrl(createRequire(import.meta.url).resolve(FONT), 'font/woff2');
  const frames: Frame[] = [];
  for (const [index, { sentence, screen }] of steps.entries()) {
    await page.setContent(
      frameHtml(sentence, `${index + 1} / ${steps.length}`, await dataUrl(screen, 'image/png'), font),
    );
    await page.evaluate(() => document.fonts.ready);
    const isLast = index === steps.length - 1;
    frames.push({ png: await page.screenshot(), milliseconds: isLast ? LAST_SHOWN_MS : SHOWN_MS });
  }
  await page.close();
  return movingPicture(frames);
}

const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

function frameHtml(sentence: string, place: string, screen: string, font: string): string {
  return `<!doctype html>
<style>
  @font-face { font-family: Inter; src: url(${font}) format('woff2'); font-weight: 100 900; }
  body { margin: 0; background: #0d1016; color: #fff; font: 600 17px/1.25 Inter; }
  img { display: block; width: ${FRAME.width}px; height: ${FRAME.screen}px; }
  p { display: flex; align-items: center; justify-content: space-between; gap: 30px; margin: 0 20px;
    height: ${FRAME.height - FRAME.screen}px; }
  small { font-size: 15px; font-weight: 400; opacity: 0.75; white-space: nowrap; }
</style>
<img src="${screen}" alt="">
<p>${sentence}<small>${place}</small></p>`;
}

async function dataUrl(file: string, type: string): Promise<string> {
  return `data:${type};base64,${(await readFile(file)).toString('base64')}`;
}
