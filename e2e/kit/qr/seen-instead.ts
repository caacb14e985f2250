/** What a page shows in place of a QR code with a key, as sentences. */
import type { Page } from '@playwright/test';
import { describeQr } from '../../../shared/describe-qr.ts';
import { type Hindrance, hasMoreToScroll, hindrancesIn } from './places.ts';

/** Most other QR codes that are named. */
const MOST = 3;

/**
 * Returns sentences about what the page shows. They contain no key and no password.
 *
 * @param search the other QR codes, and whether all that scrolls was scrolled to its end
 */
export async function seenInstead(
  page: Page,
  { others, isWalked }: { others: ReadonlySet<string>; isWalked: boolean },
): Promise<string> {
  const isEmpty = await page.evaluate(() => document.body.childElementCount === 0).catch(() => true);
  if (isEmpty) return 'The page is empty.';
  const lists = await Promise.all(
    page.frames().map((frame) => frame.evaluate(hindrancesIn).catch((): Hindrance[] => [])),
  );
  const sentences = [...otherCodes(others), ...sentencesOf(lists.flat())];
  const isCut = !isWalked && (await page.evaluate(hasMoreToScroll).catch(() => false));
  if (sentences.length === 0 && !isCut) return 'It shows no picture at all.';
  if (isCut)
    sentences.push(
      'There was not enough time to scroll through the page. Scroll to the code first, or pass a longer timeout.',
    );
  return sentences.join(' ');
}

function otherCodes(others: ReadonlySet<string>): string[] {
  if (others.size === 0) return [];
  const named = [...others].slice(0, MOST).map((text) => describeQr(text).sentence);
  const more = others.size > MOST ? [`There are ${others.size - MOST} more.`] : [];
  return [
    `It shows ${others.size === 1 ? 'a QR code without a key.' : `${others.size} QR codes without a key.`}`,
    ...named,
    ...more,
  ];
}

function sentencesOf(hindrances: readonly Hindrance[]): string[] {
  const count = (kind: Hindrance['kind']) => hindrances.filter((one) => one.kind === kind).length;
  const sentences: string[] = [];
  if (count('blurred') > 0) sentences.push('A picture is blurred. Does the page show it after a click?');
  const large = hindrances.find((one) => one.kind === 'large');
  if (large) {
    sentences.push(
      `A picture of ${large.width}×${large.height} pixels is larger than the window (${large.window.width}×${large.window.height}). Use a larger viewport.`,
    );
  }
  if (count('cut') > 0)
    sentences.push('A picture is larger than the part of the page that shows it. Use a larger viewport.');
  if (count('covered') > 0)
    sentences.push('A picture is behind something else, such as a banner. Close that first.');
  if (count('hidden') > 0) sentences.push('A picture is hidden. Does the page show it after a click?');
  if (count('link') > 0) {
    sentences.push('The page has a link with a key. Pass its address to addKeyUri.');
  }
  const unread = count('unread');
  if (unread > 0) {
    sentences.push(
      `${unread === 1 ? 'One square picture has' : `${unread} square pictures have`} no QR code that can be read.`,
    );
  }
  return sentences;
}
