/** Takes an image of any page without its secrets: QR codes, keys, backup codes, visible passwords. */
import type { Frame, Page } from '@playwright/test';
import { qrTextsIn } from '../qr/qr-in-picture.ts';

/** How many times to try if the page draws something new in the meantime. */
const TRIES = 3;

/** Returns a masked PNG; `undefined` if the page keeps changing, or if a QR code in it is still readable. */
export async function maskedPicture(page: Page): Promise<Buffer | undefined> {
  const frames = page.frames();
  try {
    await markAll(frames);
    for (let tried = 0; tried < TRIES; tried += 1) {
      const png = await page.screenshot({
        mask: frames.map((frame) => frame.locator(`[${MARK}]`)),
        maskColor: '#6b7785',
        animations: 'disabled',
        // Hiding the caret would leave empty style attributes in the page.
        caret: 'initial',
      });
      // If something was drawn after the marking, it is in the image unmasked: take another image.
      if ((await markAll(frames)) > 0) continue;
      return (await qrTextsIn({ bytes: png, name: 'the page' })).length === 0 ? png : undefined;
    }
    return undefined;
  } finally {
    await Promise.allSettled(frames.map((frame) => frame.evaluate(unmark, MARK)));
  }
}

const MARK = 'data-countersign-masked';

/** Marks possible secrets. @returns the number of newly marked elements */
async function markAll(frames: readonly Frame[]): Promise<number> {
  const counts = await Promise.all(frames.map((frame) => frame.evaluate(mark, MARK)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Runs in the page and marks possible secrets. Marks too much rather than too little, because it does not know the
 * site.
 */
function mark(name: string): number {
  /** A smaller QR code cannot be read, in CSS pixels. */
  const leastSide = 60;
  const key =
    /(?:[A-Z2-7]{4}[\s-]?){4,}|\b(?=[a-z\s-]*[2-7])(?:[a-z2-7]{4}[\s-]){3,}[a-z2-7]{2,4}\b|\b(?=[a-z]*[2-7])[a-z2-7]{16,}\b|\b(?=[a-f]*\d)[0-9a-f]{32,}\b|otpauth/;
  const backupCode = /^[A-Za-z0-9]{3,8}(?:[-\s][A-Za-z0-9]{3,8})+$|^[A-Za-z0-9]{8,20}$/;
  const listing = 'li, code, pre, kbd, samp, td, dd, textarea, output, [readonly]';
  const shownPassword = 'input[autocomplete~="current-password"], input[autocomplete~="new-password"]';

  function* all(root: Document | ShadowRoot): Generator<Element> {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* all(element.shadowRoot);
    }
  }
  const isSquare = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= leastSide && height >= leastSide && width / height > 0.75 && width / height < 1.34;
  };
  const textOf = (element: Element) =>
    ('value' in element && typeof element.value === 'string' ? element.value : element.textContent).trim();
  const isPicture = (element: Element) =>
    element.matches('img, canvas, svg, video, object, embed, [role="img"]') ||
    getComputedStyle(element).backgroundImage.includes('url(') ||
    element.querySelectorAll('td, i, b, span, rect').length > 400;
  const holdsKey = (element: Element) => {
    const all = textOf(element);
    // Of a long text, such as a page's, only what is written in this element itself.
    const own = () =>
      [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '\n')).join('');
    const text = all.length > 400 && element.children.length > 0 ? own() : all;
    if (!key.test(text)) return false;
    return ![...element.children].some((child) => key.test(textOf(child)));
  };
  const isBackupCode = (element: Element) =>
    element.matches(listing) && backupCode.test(textOf(element)) && /\d/.test(textOf(element));

  let count = 0;
  for (const element of all(document)) {
    if (element.hasAttribute(name)) continue;
    const isSecret =
      (isSquare(element) && isPicture(element)) ||
      element.matches(shownPassword) ||
      holdsKey(element) ||
      isBackupCode(element);
    if (!isSecret) continue;
    element.setAttribute(name, '');
    count += 1;
  }
  return count;
}

function unmark(name: string): void {
  const clean = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      element.removeAttribute(name);
      if (element.shadowRoot) clean(element.shadowRoot);
    }
  };
  clean(document);
}
