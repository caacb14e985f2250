/** Finding key URIs in texts. */
import { keyLinksIn } from '../../../../shared/key-links.ts';

/** Returns the URIs in order. */
export function urisInText(text: string): string[] {
  return keyLinksIn(text).links.map((link) => link.text);
}

/** Returns all URIs in a JSON value. */
export function urisInJson(json: unknown): string[] {
  const found: string[] = [];
  // Not recursive, because a file may be nested deeper than the stack allows.
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') {
      const [first] = urisInText(value.trim());
      // A note that mentions a link is no account.
      if (first !== undefined && value.trim().startsWith(first.slice(0, 8))) found.push(value.trim());
    } else if (typeof value === 'object' && value !== null) {
      left.push(...Object.values(value).reverse());
    }
  }
  return found;
}
