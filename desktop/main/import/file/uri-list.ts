/** Finding key URIs in texts. */

const SCHEME = String.raw`(?:otpauth(?:-migration)?:\/\/|steam:\/\/|motp:\/\/|countersign-kit:)`;
const BEGINS = new RegExp(`^["']?${SCHEME}`, 'i');
const WITHIN = new RegExp(`${SCHEME}[^\\s"'<>,;]+`, 'gi');
/** An older export of Ente Auth has all URIs in one line. */
const NEXT_IN_LINE = new RegExp(`,(?=["']?${SCHEME})`, 'i');

/** Returns the URIs in order. A URI at the start of a line goes to its end, because some apps do not escape spaces. */
export function urisInText(text: string): string[] {
  return text.split(/[\r\n]+/).flatMap((raw) => {
    const line = raw.trim();
    if (BEGINS.test(line)) return line.split(NEXT_IN_LINE).map((uri) => uri.trim());
    return line.match(WITHIN) ?? [];
  });
}

/** Returns all URIs in a JSON value. */
export function urisInJson(json: unknown): string[] {
  const found: string[] = [];
  // Not recursive, because a file may be nested deeper than the stack allows.
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') {
      if (BEGINS.test(value.trim())) found.push(value.trim());
    } else if (typeof value === 'object' && value !== null) {
      left.push(...Object.values(value).reverse());
    }
  }
  return found;
}
