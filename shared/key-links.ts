/** Finds key URIs in texts of any shape: prose, quotations, HTML, JSON, CSV, chats, one a line or all in one line. */
import { linkAtStart, withoutRest } from './link-end.ts';
import { mayBeRestOfKey, type WholeLink, withRest } from './wrapped-links.ts';

/** What a link with keys begins with, however its colon and slashes are escaped. */
const SCHEME =
  '(?<![a-z0-9-])(?:(?:apple-)?otpauth(?:-migration)?(?::|%(?:25)*3a|&#58;|&#x3a;|&colon;|\\\\+(?:u00|x)3a)|steam://|motp://|countersign-kit:)';
const NEXT = new RegExp(SCHEME, 'gi');
/** A link right behind another one, with nothing in between. */
const GLUED = /otpauth(?:-migration)?:\/\/(?:totp|hotp|offline)[/?]/gi;

export interface KeyLink {
  text: string;
  /** The line it begins in, from 1. */
  line: number;
  /** Whether the next line, or the next word, may be the rest of its key. */
  mayGoOn?: true;
}

export interface KeyLinks {
  links: KeyLink[];
  /** The lines that have a text and no link, from 1. */
  without: number[];
}

/** Returns the links in order. Nothing in them is judged: a broken key URI is one, too. */
export function keyLinksIn(text: string): KeyLinks {
  // Pages say in this way where a long word may break.
  const plain = text.replaceAll(/<wbr\s*\/?>/gi, '');
  const lines = plain.split(/\r\n?|[\n\u2028\u2029\u0085]/);
  const links: KeyLink[] = [];
  const without: number[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    const unbroken = withSoftBreaks(lines, at);
    const found = linksInLine(unbroken.text);
    const last = found.pop();
    if (last !== undefined) {
      const rest: WholeLink =
        unbroken.lines > 0 || last.mayGoOn
          ? { ...last, lines: unbroken.lines }
          : withRest(last.text, following(lines, at), (next) => linksInLine(next).length > 0);
      at += rest.lines;
      links.push(...found.map((link) => ({ ...link, line })));
      const text = rest.lines > 0 ? withoutRest(rest.text) : rest.text;
      links.push({ text, line, ...(rest.mayGoOn && { mayGoOn: true }) });
    } else if ((lines[at] ?? '').trim() !== '') without.push(line);
  }
  return { links, without };
}

/** The lines after one, without the marks that quote both in mail. */
function* following(lines: readonly string[], at: number): Generator<string> {
  const isQuoted = /^\s*>/.test(lines[at] ?? '');
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    yield (isQuoted ? line.replace(/^[\s>]+/, '') : line).trim();
  }
}

/** Most lines that are put together. */
const MOST_BROKEN = 40;

/**
 * A line that ends with “=” goes on in mail (RFC 2045 §6.7), and one with a backslash in scripts. Elsewhere both may end
 * a link: mail also writes each “=” as “=3D”.
 */
function withSoftBreaks(lines: readonly string[], at: number): { text: string; lines: number } {
  let text = lines[at] ?? '';
  let more = 0;
  if (!/otpauth/i.test(text)) return { text, lines: 0 };
  for (;;) {
    const next = lines[at + more + 1];
    const isMail = text.endsWith('=') && /=3D/i.test(text + (next ?? ''));
    const isScript = /[^\\]\\$/.test(text);
    if (next === undefined || more === MOST_BROKEN || !(isMail || isScript)) return { text, lines: more };
    text = text.slice(0, -1) + (isScript ? next.trim() : next);
    more += 1;
  }
}

/** Characters before a link that tell how it ends. */
const LOOK_BACK = 100;

function linksInLine(line: string): Omit<KeyLink, 'line'>[] {
  const starts = startsIn(line);
  if (starts.length === 0) {
    const plain = plainly(line);
    return plain === undefined || startsIn(plain).length === 0 ? [] : linksInLine(plain);
  }
  return starts.map((start, number) => {
    const segment = line.slice(start, starts[number + 1]);
    const text = linkAtStart(segment, line.slice(Math.max(0, start - LOOK_BACK), start));
    // A field of one line turns line ends into spaces. A tab separates the columns of a table, too.
    const after = segment.startsWith(text) ? segment.slice(text.length) : '';
    const [, next] = /^(?:[ \u00a0]+|\t(?=\S{8}))(\S+)/.exec(after) ?? [];
    return { text, ...(next !== undefined && mayBeRestOfKey(text, next) && { mayGoOn: true }) };
  });
}

function startsIn(line: string): number[] {
  const starts: number[] = [];
  for (const { index } of line.matchAll(NEXT)) {
    if (!isInLabel(line.slice(starts.at(-1) ?? index, index), line.slice(index))) starts.push(index);
  }
  const [first] = starts;
  if (first === undefined) return starts;
  const glued = [...line.matchAll(GLUED)].map(({ index }) => index);
  const missed = glued.filter((index) => index > first && /[^\s-]/.test(line[index - 1] ?? ''));
  return [...new Set([...starts, ...missed])].sort((a, b) => a - b);
}

/** A scheme with invisible characters inside, in wide letters, or written so that no program takes it for a link. */
function plainly(line: string): string | undefined {
  if (!/[^ -~]|\[:/.test(line)) return undefined;
  return line
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\[(:(?:\/\/)?)\]/g, '$1');
}

/** Encoded twice, a whole link has ended up in the label of another one. It is no link of its own: that one has the key. */
function isInLabel(before: string, link: string): boolean {
  return /^[a-z-]+:\/\/[a-z]+\/[^?\s]*$/i.test(before) && /^[a-z-]+%3a/i.test(link);
}
