/** Finding key URIs in texts. */
import { keyLinksIn } from '../../../../shared/key-links.ts';

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
