/**
 * Functions that run in a page and find where a QR code may be. Each is complete in itself, because Playwright sends
 * its source to the page.
 */

/** Why a person cannot scan a picture on the page. */
export type Hindrance =
  | { kind: 'blurred' | 'covered' | 'cut' | 'hidden' | 'link' | 'unread' }
  | { kind: 'large'; width: number; height: number; window: { width: number; height: number } };

/** Returns the visible elements that may be a QR code, the most likely first. Looks into open shadow roots. */
export function picturesIn(): Element[] {
  /** A smaller QR code cannot be read, in CSS pixels. */
  const leastSide = 40;
  /** Most elements to scroll to. The search by steps finds the rest. */
  const most = 30;
  const found: { element: Element; rank: number }[] = [];
  const look = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const { width, height } = element.getBoundingClientRect();
      const isSquare =
        width >= leastSide && height >= leastSide && width / height > 0.5 && width / height < 2;
      if (!isSquare || !element.checkVisibility({ visibilityProperty: true })) continue;
      const isPicture = element.matches(
        'img, canvas, svg, video, object, embed, table, pre, input[type="image" i], [role="img"]',
      );
      const hasBackground = [null, '::before', '::after'].some((part) => {
        const { backgroundImage, borderImageSource, content, maskImage } = getComputedStyle(element, part);
        return /url\(|gradient/.test(`${backgroundImage} ${borderImageSource} ${content} ${maskImage}`);
      });
      if (!isPicture && !hasBackground && element.children.length < 100) continue;
      const names = `${element.id} ${element.getAttribute('class')} ${element.getAttribute('alt')}`;
      found.push({ element, rank: (/qr|otp|2fa|mfa/i.test(names) ? 2 : 0) + (isPicture ? 1 : 0) });
    }
  };
  look(document);
  return found
    .sort((one, other) => other.rank - one.rank)
    .slice(0, most)
    .map(({ element }) => element);
}

/** Returns the elements whose content scrolls, the window first. */
export function scrollersIn(): Element[] {
  const window = document.scrollingElement ?? document.documentElement;
  const found = [window];
  const look = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const scrolls =
        element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
      if (!scrolls || element === window || element === document.body || element.clientHeight < 40) continue;
      if (/auto|scroll/.test(getComputedStyle(element).overflow)) found.push(element);
    }
  };
  look(document);
  return found.slice(0, 10);
}

/** Returns the scroll positions of an element: half its size apart, so that each code is complete in at least one. */
export function stopsOf(scroller: Element): { left: number; top: number }[] {
  const along = (all: number, seen: number) => {
    const rest = Math.max(0, all - seen);
    const step = Math.max(100, seen / 2);
    return Array.from({ length: Math.ceil(rest / step) + 1 }, (_, n) => Math.min(n * step, rest));
  };
  const tops = along(scroller.scrollHeight, scroller.clientHeight);
  const lefts = along(scroller.scrollWidth, scroller.clientWidth);
  return tops.flatMap((top) => lefts.map((left) => ({ left, top }))).slice(0, 200);
}

/** Where a walk through a scrolling element goes on. */
export interface Walk {
  /** How many stops were made. */
  stop: number;
  /** How late the list draws its rows, in milliseconds; 0 if that is not known yet. */
  late: number;
}

/**
 * Scrolls on until pictures are there that were not there before: rows of a list that draws only what is in sight.
 * Without rows that are drawn anew this takes one frame for each stop.
 *
 * @returns where to go on, whether the end was reached, and one of the new pictures. Ends after two seconds
 */
export async function walkOn(
  scroller: Element,
  { stop, late: known }: Walk,
): Promise<Walk & { isEnd: boolean; picture: Element | null }> {
  const latest = 400;
  const pictures = () =>
    [...scroller.querySelectorAll('img, canvas, svg, [role="img"], table, [style*="background"]')].filter(
      (one) => {
        const { width, height } = one.getBoundingClientRect();
        return width >= 40 && height >= 40 && width / height > 0.5 && width / height < 2;
      },
    );
  const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  let late = known;
  let changedAt = 0;
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
  });
  observer.observe(scroller, { subtree: true, childList: true, attributes: true });
  const until = performance.now() + 2_000;
  try {
    for (let at = stop; ; at += 1) {
      const columns = Math.max(1, Math.ceil(scroller.scrollWidth / Math.max(1, scroller.clientWidth)));
      const top = Math.floor(at / columns) * scroller.clientHeight;
      if (top >= scroller.scrollHeight) return { stop: at, late, isEnd: true, picture: null };
      if (performance.now() > until) return { stop: at, late, isEnd: false, picture: null };
      const before = new Set(pictures());
      const since = performance.now();
      scroller.scrollTo({ top, left: (at % columns) * scroller.clientWidth, behavior: 'instant' });
      // Lists hear of the scrolling before the next frame. Some draw in a task of their own.
      await new Promise(requestAnimationFrame);
      await after(0);
      if (changedAt >= since) {
        await after(late === 0 ? latest : late);
        // The first rows show how late the list is.
        if (late === 0) late = Math.min(latest, changedAt - since + 50);
      }
      const picture = pictures().find((one) => !before.has(one));
      if (picture) return { stop: at + 1, late, isEnd: false, picture };
    }
  } finally {
    observer.disconnect();
  }
}

/** Waits until a picture is drawn in an element, at most a second. */
export async function pictureDrawn(scroller: Element): Promise<void> {
  const until = performance.now() + 1_000;
  const isDrawn = () =>
    [...scroller.querySelectorAll('img, canvas, svg, [role="img"], table, [style*="background"]')].some(
      (one) => one.getBoundingClientRect().width >= 40 && !(one instanceof HTMLImageElement && !one.complete),
    );
  while (!isDrawn() && performance.now() < until) await new Promise(requestAnimationFrame);
}

/** Returns whether the page has more than fits into the window or into one of its elements. */
export function hasMoreToScroll(): boolean {
  // Without a doctype, the height of the root element is that of its content.
  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollHeight > window.innerHeight + 40) return true;
  return [...document.querySelectorAll('*')].some(
    (one) =>
      one.scrollHeight > one.clientHeight + 40 &&
      one.clientHeight >= 40 &&
      /auto|scroll/.test(getComputedStyle(one).overflow),
  );
}

/** Returns what a person would have to do first, or what else the page has. */
export function hindrancesIn(): Hindrance[] {
  const found: Hindrance[] = [];
  const sees = { width: window.innerWidth, height: window.innerHeight };
  const isBlurred = (element: Element | null): boolean =>
    element !== null && (/blur\(/.test(getComputedStyle(element).filter) || isBlurred(element.parentElement));
  /** Whether something around an element shows only a part of it. */
  const isCut = (size: { width: number; height: number }, around: Element | null): boolean =>
    around !== null &&
    around !== document.body &&
    around !== document.documentElement &&
    ((getComputedStyle(around).overflow !== 'visible' &&
      around.clientWidth > 0 &&
      (around.clientWidth < size.width - 1 || around.clientHeight < size.height - 1)) ||
      isCut(size, around.parentElement));
  const look = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (/^otpauth/i.test(element.getAttribute('href') ?? '')) found.push({ kind: 'link' });
      if (!element.matches('img, canvas, svg, [role="img"]')) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!isShown) {
        const { width: own = 0 } = element as Partial<HTMLImageElement>;
        if (element.matches('canvas, img') ? Number(own) >= 40 || width >= 40 : width >= 40)
          found.push({ kind: 'hidden' });
        continue;
      }
      if (width < 40 || height < 40 || width / height < 0.75 || width / height > 1.34) continue;
      const over = root.elementFromPoint(x + width / 2, y + height / 2);
      const veil = over === null ? '' : getComputedStyle(over).backdropFilter;
      if (isBlurred(element) || /blur\(/.test(veil)) found.push({ kind: 'blurred' });
      else if (width > sees.width || height > sees.height) {
        found.push({ kind: 'large', width: Math.round(width), height: Math.round(height), window: sees });
      } else if (isCut({ width, height }, element.parentElement)) found.push({ kind: 'cut' });
      else if (over !== null && !over.contains(element) && !element.contains(over))
        found.push({ kind: 'covered' });
      else found.push({ kind: 'unread' });
    }
  };
  look(document);
  return found;
}
