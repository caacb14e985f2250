/** Finds an enrolment QR code anywhere on a page, as a person would: scrolls to it and waits until it is still. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle, Frame, Locator, Page } from '@playwright/test';
import { holdsKeys } from './only-key.ts';
import { pictureDrawn, picturesIn, scrollersIn, stopsOf, type Walk, walkOn } from './places.ts';
import { type PlacedText, qrCodesIn } from './qr-in-picture.ts';
import { seenInstead } from './seen-instead.ts';

/** How long a page may take to draw its QR code, in milliseconds. */
const PATIENCE = 30_000;
/** How long a QR code must not change before it is read, in milliseconds. */
const STILL = 120;
/** After this time a code that can be read is taken for one that never stops moving, in milliseconds. */
const MOVING = 2_500;
/** How far apart the same place may be found in two pictures, in pixels. */
const NEAR = 4;

/** How long a picture of an element that is larger than the window may take, in milliseconds. */
const LARGE = 15_000;

export interface FindOptions {
  /** How long the page may take to draw its QR code, in milliseconds. Default: 30 seconds. */
  timeout?: number | undefined;
  /** Whether a code that is larger than the window is read. The desktop app cannot see such a code. */
  mayBeLarger?: boolean;
}

/**
 * Scrolls until a QR code with a key is visible and still. Scrolls the window, containers and frames, in both
 * directions.
 *
 * @param target a page, or the element of the QR code
 * @returns the texts of the visible QR codes with keys
 * @throws Error with a sentence that says what was seen instead, if none appears in time
 */
export async function bringQrIntoSight(
  target: Page | Locator,
  { timeout = PATIENCE, mayBeLarger = false }: FindOptions = {},
): Promise<string[]> {
  const until = Date.now() + timeout;
  const others = new Set<string>();
  const isPage = 'bringToFront' in target;
  const search: Search = { others, mayBeLarger, until, isWalked: !isPage };
  const page = isPage ? target : target.page();
  await page.bringToFront();
  do {
    const found = isPage ? await onPage(page, search) : await inElement(target, search);
    if (found.length > 0) return found;
    await sleep(Math.min(250, Math.max(0, until - Date.now())));
  } while (Date.now() < until);
  throw new Error(
    `No QR code with a key appeared ${isPage ? 'on the page' : 'in the element'} within ${timeout / 1000} seconds. ${await seenInstead(page, search)}`,
  );
}

/** Returns the texts with keys that the page shows now, without scrolling. The screenshot is never saved. */
export async function keysInSight(page: Page, others = new Set<string>()): Promise<string[]> {
  return textsWithKeys(await codesInSight(page), others);
}

interface Search {
  /** Texts of other QR codes. */
  others: Set<string>;
  mayBeLarger: boolean;
  /** Unix milliseconds. */
  until: number;
  /** Whether all that scrolls was scrolled to its end once. */
  isWalked: boolean;
}

async function onPage(page: Page, search: Search): Promise<string[]> {
  const here = await stillInSight(page, search);
  if (here.length > 0) return here;
  for (const frame of page.frames()) {
    for (const element of await elementsOf(frame, picturesIn)) {
      if (!(await scrolledTo(element))) continue;
      const found = await stillInSight(page, search);
      if (found.length > 0) return found;
      const large = search.mayBeLarger ? await inLargePicture(page, element, search) : [];
      if (large.length > 0) return large;
      if (Date.now() > search.until) return [];
    }
  }
  for (const frame of page.frames()) {
    for (const scroller of await elementsOf(frame, scrollersIn)) {
      if (!(await scrolledTo(scroller))) continue;
      const found = await inNewRows(page, scroller, search);
      if (found.length > 0) return found;
      if (Date.now() > search.until) return [];
    }
  }
  for (const frame of page.frames()) {
    for (const scroller of await elementsOf(frame, scrollersIn)) {
      if (!(await scrolledTo(scroller))) continue;
      for (const stop of await scroller.evaluate(stopsOf).catch(() => [])) {
        await scroller
          .evaluate((element, to) => element.scrollTo({ ...to, behavior: 'instant' }), stop)
          .catch(() => undefined);
        const found = await stillInSight(page, search);
        if (found.length > 0) return found;
        if (Date.now() > search.until) return [];
      }
    }
  }
  // Only now: a code without an element of its own, such as a background of a wide one, is found by these steps alone.
  search.isWalked = true;
  return [];
}

/** Looks at pictures that come when an element is scrolled: in rows that a list draws only when they are in sight. */
async function inNewRows(page: Page, scroller: ElementHandle<Element>, search: Search): Promise<string[]> {
  let walk: Walk & { isEnd: boolean } = { stop: 0, late: 0, isEnd: false };
  while (!walk.isEnd) {
    if (Date.now() > search.until) return [];
    const answer = await scroller.evaluateHandle(walkOn, walk).catch(() => undefined);
    if (!answer) return [];
    walk = await answer.evaluate(({ stop, late, isEnd }) => ({ stop, late, isEnd }));
    const picture = (await answer.getProperty('picture')).asElement();
    await answer.dispose();
    if (!picture || !(await scrolledTo(picture as ElementHandle<Element>))) continue;
    // Scrolling to the picture may have drawn its row anew.
    await scroller.evaluate(pictureDrawn).catch(() => undefined);
    const found = await stillInSight(page, search);
    if (found.length > 0) return found;
  }
  return [];
}

/** Reads one element. Playwright waits until it does not move. */
async function inElement(element: Locator, { others, until }: Search): Promise<string[]> {
  const picture = () =>
    element.screenshot({ animations: 'allow', timeout: Math.max(1, until - Date.now()) }).catch(() => {
      // A locator of several elements, or of none.
      return undefined;
    });
  for (let last = await picture(); last; ) {
    const found = textsWithKeys(await qrCodesIn({ bytes: last, name: 'the element' }), others);
    if (found.length === 0) return [];
    await sleep(STILL);
    const next = await picture();
    if (next?.equals(last) || Date.now() > until) return found;
    last = next;
  }
  return [];
}

/** Returns what is in sight once the codes do not change any more. */
async function stillInSight(page: Page, { others, until }: Search): Promise<string[]> {
  const since = Date.now();
  for (let codes = await codesInSight(page); ; ) {
    const found = textsWithKeys(codes, others);
    if (found.length === 0) return [];
    const size = page.viewportSize()?.width ?? (await page.evaluate(() => window.innerWidth));
    const withKeys = codes.filter(({ text }) => holdsKeys(text));
    const isUnchanged = await areUnchanged(page, withKeys, size);
    const again = await codesInSight(page);
    if (isUnchanged && areWhereTheyWere(withKeys, again)) return found;
    if (Date.now() - since > MOVING || Date.now() > until) return found;
    codes = again;
  }
}

/** Returns whether codes are at the same places. What a moving code leaves behind it does not change any more. */
function areWhereTheyWere(codes: readonly PlacedText[], again: readonly PlacedText[]): boolean {
  const isNear = (one: PlacedText, other: PlacedText) =>
    Math.hypot(one.box.x - other.box.x, one.box.y - other.box.y) < NEAR;
  return codes.every((code) => again.some((other) => other.text === code.text && isNear(code, other)));
}

/** Returns whether what is at the codes' places stays the same. @param size the width of the page in sight */
async function areUnchanged(page: Page, codes: readonly PlacedText[], size: number): Promise<boolean> {
  const clips = codes.map(({ box, width: pixels }) => {
    const scale = pixels / size;
    const [x, y] = [Math.max(0, box.x / scale), Math.max(0, box.y / scale)];
    return { x, y, width: Math.max(1, box.width / scale), height: Math.max(1, box.height / scale) };
  });
  const shots = () =>
    Promise.all(
      clips.map((clip) => page.screenshot({ clip, animations: 'allow', caret: 'initial' }).catch(() => null)),
    );
  const before = await shots();
  await sleep(STILL);
  const after = await shots();
  return before.every((shot, n) => shot !== null && after[n]?.equals(shot));
}

async function inLargePicture(
  page: Page,
  element: ElementHandle,
  { others, until }: Search,
): Promise<string[]> {
  const [box, size] = [await element.boundingBox().catch(() => null), page.viewportSize()];
  if (!box || !size || (box.width <= size.width && box.height <= size.height)) return [];
  const timeout = Math.min(LARGE, Math.max(1, until - Date.now()));
  const bytes = await element.screenshot({ animations: 'allow', timeout }).catch(() => undefined);
  return bytes ? textsWithKeys(await qrCodesIn({ bytes, name: 'the page' }), others) : [];
}

async function codesInSight(page: Page): Promise<PlacedText[]> {
  // Animations run on: a code that is still invisible to people must not be read.
  const bytes = await page.screenshot({ animations: 'allow', caret: 'initial' });
  return qrCodesIn({ bytes, name: 'the page' });
}

function textsWithKeys(codes: readonly PlacedText[], others: Set<string>): string[] {
  for (const { text } of codes) if (!holdsKeys(text)) others.add(text);
  return codes.map(({ text }) => text).filter(holdsKeys);
}

/** Returns elements of a frame; none if the frame went away in the meantime. */
async function elementsOf(frame: Frame, find: () => Element[]): Promise<ElementHandle<Element>[]> {
  try {
    const list = await frame.evaluateHandle(find);
    const properties = await list.getProperties();
    await list.dispose();
    return [...properties.values()].flatMap((value) => value.asElement() ?? []) as ElementHandle<Element>[];
  } catch {
    return [];
  }
}

/** Scrolls an element to the middle, with everything around it. @returns false if the element went away */
async function scrolledTo(element: ElementHandle<Element>): Promise<boolean> {
  try {
    await toMiddle(element);
    const frames = framesAround(await element.ownerFrame());
    if (frames.some(isOfAnotherSite)) {
      for (const frame of frames) await toMiddle(await frame.frameElement());
      await correct(element);
    }
    return true;
  } catch {
    return false;
  }
}

async function toMiddle(element: ElementHandle<Node>): Promise<void> {
  await element.evaluate((one) =>
    (one as Element).scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }),
  );
}

/** Returns the frames that an element is in, the innermost first, without the page itself. */
function framesAround(innermost: Frame | null): Frame[] {
  const frames: Frame[] = [];
  for (let frame = innermost; frame?.parentFrame(); frame = frame.parentFrame()) frames.push(frame);
  return frames;
}

/** A document of another site scrolls itself, but not the page around it. */
function isOfAnotherSite(frame: Frame): boolean {
  const own = originOf(frame.url());
  return own !== 'null' && own !== originOf(frame.parentFrame()?.url() ?? '');
}

/** Returns the origin of an address; `null` as a text where there is none, as browsers write it. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : 'null';
}

/** Scrolls the page if an element in a frame is outside the window, because its frame is larger. */
async function correct(element: ElementHandle<Element>): Promise<void> {
  const [box, frame] = [await element.boundingBox(), await element.ownerFrame()];
  if (!box || !frame) return;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await frame.page().evaluate(({ x, y }) => {
    const isInside = x > 0 && y > 0 && x < innerWidth && y < innerHeight;
    if (!isInside) {
      scrollBy({ left: x - innerWidth / 2, top: y - innerHeight / 2, behavior: 'instant' });
    }
  }, middle);
}
