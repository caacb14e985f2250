/** One reader for every text that may hold keys: from the clipboard, the dialog, a dropped text or a file. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { keyLinksIn } from '../../../shared/key-links.ts';
import { LONGEST_TEXT, MOST_LINKS } from '../../found-limits.ts';
import { sentences } from '../texts/texts.ts';
import type { FoundText } from './found.ts';
import type { LookWatch } from './looks.ts';

/** Line numbers in one sentence. */
const MOST_NAMED = 5;
/** Characters read between two reports of progress. */
const STRETCH = 100_000;

export interface TextFindings {
  texts: FoundText[];
  /** What was left out, counted and named. */
  problems: string[];
}

/** @param source where the text was, for people */
export async function readText(
  text: string,
  source: string,
  { signal, onProgress }: Partial<LookWatch> = {},
): Promise<TextFindings> {
  const { text: say } = sentences();
  const problems: string[] = [];
  if (text.length > LONGEST_TEXT) problems.push(say.tooLong({ most: LONGEST_TEXT }));
  const texts: FoundText[] = [];
  const without: number[] = [];
  let lines = 0;
  for (const stretch of stretchesOf(text.slice(0, LONGEST_TEXT))) {
    await nextTurn();
    if (signal?.aborted) {
      problems.push(say.stopped({ lines }));
      break;
    }
    const found = keyLinksIn(stretch.text);
    texts.push(...found.links.map(({ text, mayGoOn }) => ({ text, source, ...(mayGoOn && { mayGoOn }) })));
    without.push(...found.without.map((line) => line + lines));
    lines += stretch.text.split('\n').length;
    onProgress?.({ share: stretch.share, found: texts.length });
  }
  if (texts.length > MOST_LINKS)
    problems.push(say.tooMany({ most: MOST_LINKS, left: texts.length - MOST_LINKS }));
  if (texts.length === 0) return { texts: withoutLinks(text, source), problems };
  if (without.length > 0) {
    const count = without.length;
    const lines = without.slice(0, MOST_NAMED);
    problems.push(count > lines.length ? say.leftOutSome({ count, lines }) : say.leftOut({ count, lines }));
  }
  return { texts: texts.slice(0, MOST_LINKS), problems };
}

/** A text without a link is one thing, which is described: a bare key, a web address, a letter. */
function withoutLinks(text: string, source: string): FoundText[] {
  return text.trim() === '' ? [] : [{ text: text.trim(), source }];
}

/** Stretches of whole lines, so that a long text is read without stopping everything else. */
function* stretchesOf(text: string): Generator<{ text: string; share: number }> {
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', from + STRETCH);
    const to = lineEnd < 0 ? text.length : lineEnd;
    yield { text: text.slice(from, to), share: to / text.length };
    from = to + 1;
  }
}
