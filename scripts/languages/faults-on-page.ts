import type { Page } from '@playwright/test';
import { CLOSING, OPENING } from './pseudo.ts';

/**
 * What can be wrong with a page in a language.
 *
 * - `cut`: an element hides a part of its own text.
 * - `overlap`: two texts are on top of each other.
 * - `outside`: a text leaves its box, the next element around it with a border or a background.
 * - `too wide`: the page, or a part of it, scrolls sideways.
 * - `untranslated`: a text is not in the language.
 * - `pieces`: a sentence is made of several texts, or of a text and a name beside it.
 * - `direction`: a code, a key or an address is not written from left to right.
 * - `tofu`: no font of this computer has a letter, so an empty box is drawn.
 */
export type FaultKind =
  | 'cut'
  | 'overlap'
  | 'outside'
  | 'too wide'
  | 'untranslated'
  | 'pieces'
  | 'direction'
  | 'tofu';

export interface Fault {
  kind: FaultKind;
  /** The element, as a CSS selector. */
  place: string;
  /** The text without digits, which may be a code. */
  text: string;
}

export interface LookOptions {
  /** Whether the page's texts are in the pseudo-language, so that others can be found. */
  isPseudo: boolean;
  /** Words that are the same in every language, such as names of products. */
  names: readonly string[];
  /**
   * Patterns of English texts that may have come to the page before the language changed. While the page is looked at,
   * they are as long as in the pseudo-language.
   */
  sent: readonly string[];
  /** The same for texts that a page keeps only in its errors and messages. */
  saidOnce: readonly string[];
}

/** Elements with something that is no text of the program: codes, keys, other people's words. */
const NOT_OURS = [
  'script, style, bdi, code, kbd, pre, time, textarea, .cs-kbd, .cs-code, .cs-avatar, .cs-bytes',
  // Names of languages.
  '[lang]:not(html)',
  '.path, .several__words, .making__sum, .making__rfc',
  // “or”, from Intl.
  '.shortcuts__or',
  // Code, keys, and parts of them.
  '.lab__code, .anatomy, .class-room__address',
  // Names of products and of their sites.
  '.lab__source a, [translate="no"]',
  // Rows with names of accounts and addresses.
  '.shell__who, .overview__names, .connect__names',
].join();
/** What is written from left to right in every language. */
const LEFT_TO_RIGHT =
  '.cs-code, .cs-code-boxes, .cs-key__text, code, .path, svg text, input[type="email"], input[type="url"], input[type="tel"]';
/** Where a page keeps what it said once. */
const MESSAGES = '[role="alert"], [role="status"], .cs-field__error, .cs-notice, .cs-toast';
/** Scrolls sideways by intention. */
const SCROLLS = 'pre, table, [tabindex], .shelves__chips, .lab__scroll';

/** Returns what is wrong with the part of a page that a person can use now: an open dialog or menu, else everything. */
export async function faultsOnPage(page: Page, options: LookOptions): Promise<Fault[]> {
  return page.evaluate(findFaults, {
    ...options,
    names: [...options.names],
    sent: [...options.sent],
    saidOnce: [...options.saidOnce],
    messages: MESSAGES,
    notOurs: NOT_OURS,
    leftToRight: LEFT_TO_RIGHT,
    scrolls: SCROLLS,
    opening: OPENING,
    closing: CLOSING,
  });
}

interface Wanted {
  isPseudo: boolean;
  names: string[];
  sent: string[];
  saidOnce: string[];
  messages: string;
  notOurs: string;
  leftToRight: string;
  scrolls: string;
  opening: string;
  closing: string;
}

/** Runs in the page, so it uses nothing from this file. */
function findFaults(wanted: Wanted): Fault[] {
  const { isPseudo, names, notOurs, opening, closing } = wanted;
  const faults: Fault[] = [];
  const layers = document.querySelectorAll<HTMLElement>(
    '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]',
  );
  const top = [...layers].filter((layer) => layer.checkVisibility()).at(-1) ?? document.body;
  const texts = isPseudo ? withPseudo(visibleTexts()) : visibleTexts();
  if (isPseudo) {
    for (const [block, text] of blocksOf(texts)) judge(block, text);
    for (const element of top.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description']) {
        const text = element.getAttribute(name);
        if (text && !element.closest(notOurs)) judge(element, text, `${name}: `);
      }
    }
    if (top === document.body) judge(document.head, document.title);
  }
  findCut();
  findOutside();
  findOverlaps();
  findTofu();
  for (const element of top.querySelectorAll<HTMLElement>(wanted.leftToRight))
    if (element.checkVisibility() && getComputedStyle(element).direction !== 'ltr')
      add('direction', element, '');
  for (const { element, node } of texts)
    if (
      runsFromTheLeft(element, node.nodeValue?.trim() ?? '') &&
      getComputedStyle(element).direction !== 'ltr'
    )
      add('direction', element, '');
  for (const { node, before } of texts) if (before !== undefined) node.nodeValue = before;
  return faults;

  function add(kind: FaultKind, element: Element, text: string): void {
    const parts: string[] = [];
    for (
      let at: Element | null = element;
      at && at !== document.body && parts.length < 3;
      at = at.parentElement
    ) {
      const [name] = at.classList;
      parts.unshift(name ? `${at.localName}.${name}` : at.localName);
    }
    const told = text.replace(/\s+/g, ' ').trim().replace(/\d/g, '•').slice(0, 90);
    faults.push({ kind, place: parts.join(' > '), text: told });
  }

  function visibleTexts(): { element: HTMLElement; node: Node; before?: string }[] {
    const found: { element: HTMLElement; node: Node; before?: string }[] = [];
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const element = node.parentElement;
      if (!element || !node.nodeValue?.trim() || element.closest('script, style')) continue;
      if (element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        found.push({ element, node });
    }
    return found;
  }

  /** Replaces what was said before the language changed. */
  function withPseudo(all: ReturnType<typeof visibleTexts>): ReturnType<typeof visibleTexts> {
    const sentence = `(?:${wanted.sent.join('|')})`;
    // Two sentences may follow each other: what a code is, and what to do instead.
    const sent = new RegExp(`^${sentence}(?: ${sentence})?$`, 'su');
    const saidOnce = new RegExp(`^(?:${wanted.saidOnce.join('|')})$`, 'su');
    return all.map((one) => {
      const before = one.node.nodeValue ?? '';
      const words = before.trim();
      if (words.includes(opening) || one.element.closest(notOurs)) return one;
      const isMessage = one.element.closest(wanted.messages) !== null;
      if (!sent.test(words) && !(isMessage && saidOnce.test(words))) return one;
      const longer = words.padEnd(Math.ceil(words.length * 1.4), ' åƀçďéĝĥ');
      one.node.nodeValue = before.replace(words, () => `${opening}${longer}${closing}`);
      return { ...one, before };
    });
  }

  /** A sentence may be in several inline elements, so returns the texts of whole blocks. */
  function blocksOf(all: ReturnType<typeof visibleTexts>): Map<Element, string> {
    const blocks = new Map<Element, string>();
    for (const { element, node } of all) {
      let block: Element = element;
      while (block.parentElement && getComputedStyle(block).display === 'inline') block = block.parentElement;
      if (block.closest(notOurs)) continue;
      const text = element.closest(notOurs) ? '•' : node.nodeValue;
      blocks.set(block, `${blocks.get(block) ?? ''}${text}`);
    }
    return blocks;
  }

  function judge(element: Element, text: string, where = ''): void {
    // Addresses, names of files, and what browsers say about themselves.
    let rest = outside(text).replaceAll(/\S+@\S+|\S+\.(?:png|pdf|json)\b|https?:\S+|Mozilla\/.+/g, ' ');
    for (const name of names) rest = rest.replaceAll(name, ' ');
    rest = rest.replaceAll(opening, ' ');
    if (/\p{L}{2,}/u.test(rest))
      add(text.includes(opening) ? 'pieces' : 'untranslated', element, where + text);
    else if (isPieced(text)) add('pieces', element, where + text);
  }

  /** Returns a text with an opening bracket in place of each text of the program. */
  function outside(text: string): string {
    let depth = 0;
    let out = '';
    let before = '';
    // Without the isolates around values in texts from right to left.
    for (const letter of text.replaceAll(/[\u2066-\u2069]/g, '')) {
      if (letter === closing) {
        depth -= 1;
        // A label that ends with a colon has its value after it.
        if (depth === 0 && before === ':') out += before;
      } else if (depth === 0) out += letter;
      if (letter === opening) depth += 1;
      before = letter;
    }
    return out;
  }

  /**
   * Whether a text of the program is beside something else without a mark between them: “Copy code for ” and “GitHub”.
   * Facts in a row have a mark, and sentences a space: “6 digits · every 30 s”.
   */
  function isPieced(text: string): boolean {
    const sentences = new RegExp(`(?<=${opening})\\s*(?=${opening})`, 'g');
    // A number before a title counts it: “2. The clock”.
    const parts = outside(text)
      .replace(/^\s*\d+\. /, '')
      .replace(sentences, '·')
      .split(/\s*[·,،、;:|()\n]\s*/);
    return parts.some((part) => part.includes(opening) && part.trim() !== opening);
  }

  /** Whether a text is a code or a key in groups, or one of several boxes with a digit each. */
  function runsFromTheLeft(element: Element, text: string): boolean {
    if (/^[\dA-Z]{2,}(?: [\dA-Z]{2,})+$/.test(text)) return /\d/.test(text);
    const beside = [...(element.parentElement?.children ?? [])];
    return (
      /^\d$/.test(text) && beside.length > 3 && beside.every((one) => /^\d?$/.test(one.textContent ?? ''))
    );
  }

  function isOutOfSight(element: Element): boolean {
    return element.closest('.cs-visually-hidden') !== null;
  }

  function linesOf(node: Node): DOMRect[] {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
  }

  function findCut(): void {
    const seen = new Set<Element>();
    for (const { element } of texts) {
      if (isOutOfSight(element)) continue;
      for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
        if (seen.has(at)) break;
        seen.add(at);
        judgeSize(at);
      }
    }
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) add('too wide', page, '');
  }

  function judgeSize(element: HTMLElement): void {
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
    const text = element.textContent ?? '';
    const isWide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    const isHigh = element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1;
    // Names are as long as people make them. The program's own texts have room.
    const mayEnd = (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') && !text.includes(opening);
    if (isWide && ['auto', 'scroll'].includes(overflowX)) {
      if (!element.matches(wanted.scrolls)) add('too wide', element, text);
    } else if (isWide && overflowX !== 'visible' && !mayEnd) add('cut', element, text);
    else if (isHigh && ['hidden', 'clip'].includes(overflowY) && !mayEnd) add('cut', element, text);
  }

  function findOutside(): void {
    for (const { element, node } of texts) {
      if (isOutOfSight(element)) continue;
      let box: Element = element;
      let hides = false;
      while (box !== document.body && box.parentElement) {
        const { borderInlineStartWidth, backgroundColor, display, overflowX } = getComputedStyle(box);
        if (overflowX !== 'visible') hides = true;
        const isBox = borderInlineStartWidth !== '0px' || backgroundColor !== 'rgba(0, 0, 0, 0)';
        if (display !== 'inline' && isBox) break;
        box = box.parentElement;
      }
      const { left, right } = box.getBoundingClientRect();
      const isOut = linesOf(node).some((line) => line.left < left - 1 || line.right > right + 1);
      if (isOut && !hides) add('outside', element, node.nodeValue ?? '');
    }
  }

  /** Draws each letter once. One without a glyph looks like a code point that has no letter. */
  function findTofu(): void {
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 32;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('This browser draws no canvas.');
    const drawings = new Map<string, string>();
    const drawingOf = (letter: string, family: string): string => {
      const key = `${letter} ${family}`;
      const known = drawings.get(key);
      if (known !== undefined) return known;
      pen.clearRect(0, 0, 32, 32);
      pen.font = `20px ${family}`;
      pen.fillText(letter, 4, 24);
      const drawing = pen.getImageData(0, 0, 32, 32).data.join();
      drawings.set(key, drawing);
      return drawing;
    };
    for (const { element, node } of texts) {
      const { fontFamily } = getComputedStyle(element);
      const box = drawingOf('\u{10ffff}', fontFamily);
      const letters = new Set((node.nodeValue ?? '').match(/\p{L}|\p{N}|\p{P}|\p{S}/gu));
      const missing = [...letters].filter((letter) => drawingOf(letter, fontFamily) === box);
      if (missing.length > 0) add('tofu', element, missing.join(' '));
    }
  }

  /** Looks only at lines that are painted on top somewhere. */
  function findOverlaps(): void {
    const painted = texts
      .filter(({ element }) => !isOutOfSight(element))
      .flatMap(({ element, node }) =>
        linesOf(node)
          .filter((line) =>
            [0.02, 0.25, 0.5, 0.75, 0.98].some((part) => {
              const hit = document.elementFromPoint(
                line.left + line.width * part,
                line.top + line.height / 2,
              );
              return hit !== null && (hit.contains(element) || element.contains(hit));
            }),
          )
          .map((line) => ({ element, node, line })),
      );
    for (const [at, one] of painted.entries()) {
      for (const other of painted.slice(at + 1)) {
        if (one.element === other.element) continue;
        const across = Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
        const down = Math.min(one.line.bottom, other.line.bottom) - Math.max(one.line.top, other.line.top);
        // Lines of one sentence may touch.
        if (across <= 3 || down <= Math.min(one.line.height, other.line.height) * 0.4) continue;
        if (covers(one.element, other.element) || covers(other.element, one.element)) continue;
        add('overlap', one.element, `${one.node.nodeValue} / ${other.node.nodeValue}`);
      }
    }
  }

  /** Whether a bar or a message, which hides what is below it, is around an element but not around another one. */
  function covers(element: Element, other: Element): boolean {
    for (let at: Element | null = element; at && !at.contains(other); at = at.parentElement) {
      const { position, backgroundColor } = getComputedStyle(at);
      if (['sticky', 'fixed'].includes(position) && backgroundColor !== 'rgba(0, 0, 0, 0)') return true;
    }
    return false;
  }
}
