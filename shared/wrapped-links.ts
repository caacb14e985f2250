/** Links that mail, calendars, terminals and scripts have broken over several lines. */
import { looksLikeMigration, MigrationError, readMigration } from './migration.ts';

/** Most lines that one link is wrapped over. */
const MOST_WRAPPED = 40;
const PARAMETERS = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder', 'image'];

export interface WholeLink {
  text: string;
  /** The lines after its own that belong to it. */
  lines: number;
  /** Whether the next line may be the rest of the key, and may as well be something else. */
  mayGoOn?: true;
}

/**
 * Returns a link with its rest. A line goes on in the next one where that alone makes it whole.
 *
 * @param link the last one in its line @param following the lines after it, without marks of quotation
 * @param holdsLink whether a line has a link of its own
 */
export function withRest(
  link: string,
  following: Iterable<string>,
  holdsLink: (line: string) => boolean,
): WholeLink {
  return looksLikeMigration(link) ? wholeExport(link, following) : wholeKeyUri(link, following, holdsLink);
}

function wholeExport(link: string, following: Iterable<string>): WholeLink {
  const unchanged = { text: link, lines: 0 };
  if (isWholeExport(link)) return unchanged;
  let text = link;
  let lines = 0;
  for (const next of following) {
    if (lines === MOST_WRAPPED || !/^[a-z0-9+/%_=-]+$/i.test(next)) break;
    text += next;
    lines += 1;
    if (isWholeExport(text)) return { text, lines };
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

function wholeKeyUri(
  link: string,
  following: Iterable<string>,
  holdsLink: (line: string) => boolean,
): WholeLink {
  let whole: WholeLink = { text: link, lines: 0 };
  let text = link;
  let lines = 0;
  for (const next of following) {
    if (lines === MOST_WRAPPED || !/^\S+$/.test(next) || holdsLink(next)) break;
    const makesWhole = continues(text, next);
    // A key may be broken more than once. What goes on behind it tells that all of it belongs together.
    const isDoubtful = !makesWhole && mayBeRestOfKey(text, next);
    if (!makesWhole && !isDoubtful && /[?&]secret=/i.test(text)) break;
    text += next;
    lines += 1;
    if (makesWhole) whole = { text, lines };
    else if (isDoubtful) whole = { ...whole, mayGoOn: true };
  }
  return whole;
}

/** Whether a line is the rest of a link beyond doubt: it brings the key, ends a parameter's name, or begins another one. */
function continues(link: string, next: string): boolean {
  if (isSplitName(link, next)) return true;
  if (!/[?&]secret=/i.test(link)) return /[?&](?:amp;)?secret=[a-z2-7]/i.test(next);
  const [, name = '', equals] = /^[\w%=.~@+-]*&(?:amp;)?([a-z]*)(=|$)/i.exec(next) ?? [];
  if (equals === undefined) return false;
  return PARAMETERS.some((known) =>
    equals === '=' ? known === name.toLowerCase() : known.startsWith(name.toLowerCase()),
  );
}

/** `…&dig` and `its=8`, or `…&` and `digits=8`. */
function isSplitName(link: string, next: string): boolean {
  const [, begun] = /[?&](?:amp;)?([a-z]*)$/i.exec(link) ?? [];
  const [, ended] = /^([a-z]*)=[^=]/i.exec(next) ?? [];
  return begun !== undefined && ended !== undefined && PARAMETERS.includes((begun + ended).toLowerCase());
}

/** Whether a link ends within its key, and a word after it could be the rest. It may also be a key of its own, or an “OK”. */
export function mayBeRestOfKey(link: string, next: string): boolean {
  const [, key] = /[?&](?:amp;)?secret=([a-z2-7]+)$/i.exec(link) ?? [];
  if (key === undefined || !/^[a-z2-7]+=*$/i.test(next)) return false;
  return (key === key.toUpperCase()) === (next === next.toUpperCase());
}
