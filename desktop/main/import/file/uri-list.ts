/** Finding key URIs in texts. */
import { keyLinksIn } from '../../../../shared/key-links.ts';
import { isRecord } from '../account/collector.ts';

/** Returns the URIs in order. */
export function urisInText(text: string): string[] {
  return keyLinksIn(text).links.map((link) => link.text);
}

/** Returns the URIs of the lines that begin with one. The others are part of a name or a sentence. */
export function urisThatBeginLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(beginsWithUri).flatMap(urisInText);
}

function beginsWithUri(text: string): boolean {
  const [first] = urisInText(text);
  return first !== undefined && text.startsWith(first.slice(0, 8));
}

/** A Base32 key of 80 bits or more, in one piece or in groups of four. In small letters, a digit tells it from words. */
const KEY =
  /(?<![\w/+])(?:[A-Z2-7]{16,}|(?:[A-Z2-7]{4}[ -]){3,}[A-Z2-7]{4}|(?=[a-z]*[2-7])[a-z2-7]{16,}|(?=[a-z -]*[2-7])(?:[a-z2-7]{4}[ -]){3,}[a-z2-7]{4})=*(?![\w/+])/;

export function holdsKey(text: string): boolean {
  return KEY.test(text);
}

/**
 * Returns what a person should know about a text beside its URIs: those whose key may go on in what follows, and the
 * lines that have a key and no URI, with the name beside the key.
 */
export function besideUris(text: string): {
  cutOff: ReadonlySet<string>;
  withoutUri: { name: string; line: string }[];
} {
  const lines = text.split(/\r\n?|\n/);
  const { links, without } = keyLinksIn(text);
  return {
    cutOff: new Set(links.filter(({ mayGoOn }) => mayGoOn).map((link) => link.text)),
    withoutUri: without
      .map((number) => lines[number - 1] ?? '')
      .filter((line) => KEY.test(line))
      .map((line) => ({ line, name: line.replace(KEY, '').replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '') })),
  };
}

/** Returns the objects without a URI that stand in a list beside objects with one. */
export function recordsWithoutUri(json: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    left.push(...Object.values(value));
    const records = Array.isArray(value) ? value.filter(isRecord) : [];
    const without = records.filter((record) => urisInJson(record).length === 0);
    if (without.length < records.length) found.push(...without);
  }
  return found;
}

/** Returns all URIs in a JSON value. */
export function urisInJson(json: unknown): string[] {
  const found: string[] = [];
  // Not recursive, because a file may be nested deeper than the stack allows.
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') {
      // A note that mentions a link is no account.
      if (beginsWithUri(value.trim())) found.push(value.trim());
    } else if (typeof value === 'object' && value !== null) {
      left.push(...Object.values(value).reverse());
    }
  }
  return found;
}
