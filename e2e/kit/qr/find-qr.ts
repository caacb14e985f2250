/** Finds an enrolment QR code on any page. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { looksLikeKeyUri } from '../../../shared/key-uri.ts';
import { qrTextsIn } from './qr-in-picture.ts';

/** How long a page may take to draw its QR code, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Scrolls a page until a QR code with a key URI is visible.
 *
 * @returns the visible key URIs
 * @throws if none appears
 */
export async function bringQrIntoSight(page: Page): Promise<string[]> {
  await page.bringToFront();
  const until = Date.now() + PATIENCE;
  do {
    const here = await keyUrisInSight(page);
    if (here.length > 0) return here;
    for (const top of await stops(page)) {
      await page.evaluate((y) => window.scrollTo({ top: y, behavior: 'instant' }), top);
      const found = await keyUrisInSight(page);
      if (found.length > 0) return found;
    }
    await sleep(250);
  } while (Date.now() < until);
  throw new Error('No QR code with a key URI appeared on the page within ten seconds.');
}

/** Returns the key URIs that the page shows now, read from a screenshot. The screenshot is never saved. */
export async function keyUrisInSight(page: Page): Promise<string[]> {
  const picture = await page.screenshot({ animations: 'disabled', caret: 'initial' });
  return (await qrTextsIn({ bytes: picture, name: 'the page' })).filter(looksLikeKeyUri);
}

/** Returns the scroll positions: half a window apart, so that each code is completely visible in at least one. */
function stops(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const most = document.documentElement.scrollHeight - window.innerHeight;
    const step = Math.max(100, window.innerHeight / 2);
    const count = Math.max(0, Math.ceil(most / step));
    return Array.from({ length: count + 1 }, (_, n) => Math.min(n * step, Math.max(0, most)));
  });
}
