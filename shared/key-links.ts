/** Finds key URIs in texts of any shape: prose, quotations, HTML, JSON, CSV, chats, one a line or all in one line. */
import { looksLikeMigration, MigrationError, readMigration } from './migration.ts';

/** What a link with keys begins with, however its colon and slashes are escaped. */
const SCHEME =
  '(?<![a-z0-9-])(?:(?:apple-)?otpauth(?:-migration)?(?::|%3a|&#58;|&#x3a;|&colon;)|steam://|motp://|countersign-kit:)';
const NEXT = new RegExp(SCHEME, 'gi');
const PARAMETER = '(?:secret|issuer|algorithm|digits|period|counter|encoder|data)';

/** What closes what was opened before a link. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '‘': '’',
  '‚': '‘',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '<': '>',
  '>': '<',
  '(': ')',
  '[': ']',
  '{': '}',
};

export interface KeyLink {
  text: string;
  /** The line it begins in, from 1. */
  line: number;
}

export interface KeyLinks {
  links: KeyLink[];
  /** The lines that have a text and no link, from 1. */
  without: number[];
}

/** Returns the links in order. Nothing in them is judged: a broken key URI is one, too. */
export function keyLinksIn(text: string): KeyLinks {
  const lines = text.split(/\r\n?|[\n\u2028\u2029\u0085]/);
  const links: KeyLink[] = [];
  const without: number[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const found = linksInLine(lines[at] ?? '');
    const last = found.at(-1);
    const line = at + 1;
    if (last !== undefined) {
      const rest = restOf(last, lines, at);
      at += rest.lines;
      links.push(...[...found.slice(0, -1), rest.text].map((link) => ({ text: link, line })));
    } else if ((lines[at] ?? '').trim() !== '') without.push(line);
  }
  return { links, without };
}

/** Most lines that one link is wrapped over. */
const MOST_WRAPPED = 40;

/** Mail and terminals break long links: a line goes on in the next where that alone makes it whole. */
function restOf(link: string, lines: readonly string[], at: number): { text: string; lines: number } {
  const unchanged = { text: link, lines: 0 };
  if (!looksLikeMigration(link)) {
    const next = (lines[at + 1] ?? '').trim();
    const goesOn = new RegExp(`^[a-z2-7%=]*&${PARAMETER}=\\S*$`, 'i').test(next);
    return goesOn && linksInLine(next).length === 0 ? { text: link + next, lines: 1 } : unchanged;
  }
  if (isWholeExport(link)) return unchanged;
  let text = link;
  for (let more = 1; more <= MOST_WRAPPED; more += 1) {
    const next = (lines[at + more] ?? '').trim();
    if (!/^[a-z0-9+/%_=-]+$/i.test(next)) break;
    text += next;
    if (isWholeExport(text)) return { text, lines: more };
  }
  return unchanged;
}

function isWholeExport(text: string): boolean {
  try {
    // One that may have been cut off between two keys goes on if the next line makes it whole.
    return !readMigration(text).unsure;
  } catch (error) {
    if (error instanceof MigrationError) return false;
    throw error;
  }
}

/** Characters before a link that tell how it ends. */
const LOOK_BACK = 100;

function linksInLine(line: string): string[] {
  const starts: number[] = [];
  for (const { index } of line.matchAll(NEXT)) {
    if (!isInLabel(line.slice(starts.at(-1) ?? index, index), line.slice(index))) starts.push(index);
  }
  return starts.map((start, number) => {
    const segment = line.slice(start, starts[number + 1]);
    return linkAtStart(segment, line.slice(Math.max(0, start - LOOK_BACK), start));
  });
}

/** Encoded twice, a whole link has ended up in the label of another one. It is no link of its own: that one has the key. */
function isInLabel(before: string, link: string): boolean {
  return /^[a-z-]+:\/\/[a-z]+\/[^?\s]*$/i.test(before) && /^[a-z-]+%3a/i.test(link);
}

/** @param segment what stands from a link's beginning to the next link or the end of the line */
function linkAtStart(segment: string, before: string): string {
  const opening = /([^\\\s])\\*$/.exec(before)?.[1] ?? '';
  const closing = CLOSING[opening];
  const end = closing === undefined ? -1 : segment.lastIndexOf(closing);
  const first = closing === undefined ? -1 : segment.indexOf(closing);
  // Brackets may stand in a name; a quotation mark ends the link where it comes first.
  const closes = ')]}'.includes(closing ?? '-') ? end : first;
  if (closes > 0) return segment.slice(0, closes).replace(/\\+$/, '');
  // A line that begins with a link is one to its end: some apps do not escape spaces.
  if (/^[\s\p{Cf}\p{P}\p{S}]*$/u.test(before)) return withoutEnd(segment, /[*_~]+$/.exec(before)?.[0]);
  return inProse(segment);
}

/** @param mark the marks of bold or struck text before the link, as chats write them */
function withoutEnd(segment: string, mark = ''): string {
  const text = segment.replace(/[\s\p{Cf},;|"'`”’»›>]+$/u, '');
  // Marks within marks close in the other order: “_**…**_”.
  const closing = [...mark].reverse().join('');
  const unmarked = closing !== '' && text.endsWith(closing) ? text.slice(0, -closing.length) : text;
  // No key and no number ends with a mark of a sentence. A name may.
  return unmarked.replace(
    /([?&](?:secret=[a-z2-7%=]{16,}|(?:digits|period|counter)=\d+))[.!?)\]}*_~]+$/i,
    '$1',
  );
}

/** Within a sentence or a table a link ends with the word, unless parameters follow. */
function inProse(segment: string): string {
  const parameterFollows = `(?=[^?]{0,200}&(?:amp;)?${PARAMETER}=)`;
  const link = new RegExp(
    `^[^?\\s]*(?:\\s[^?]{0,100}(?=\\?(?:[^\\s?]{0,500}&)?${PARAMETER}=))?(?:[^\\s"'<>,;|]|(?<=&[a-z#0-9]{2,6});|[\\s,;]${parameterFollows})*`,
    'i',
  ).exec(segment)?.[0];
  return (link ?? segment).replace(/[.,;:!?)\]}*_`”’»›]+$/u, '');
}
