/** Pages that apps export for printing: key URIs as text, or QR codes as embedded pictures. */
import { unescapeXml } from './xml-text.ts';

export function isHtml(text: string): boolean {
  return /^[^{[]*?<(?:!doctype\s+html|html|head|body|table)[\s>]/i.test(text.slice(0, 2_000));
}

/**
 * Returns the text without tags, each tag as a line break, and character references resolved. A link to a key URI
 * becomes a line, because its text may be a name; unless the page shows the same key URI as text.
 */
export function textOfHtml(html: string): string {
  const shown = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '\n');
  const text = shown.replace(/<[^>]*>/g, '\n');
  const inText = new Set(text.match(/otpauth[^\s"'<]+/gi));
  const links = [...shown.matchAll(/<[^>]*\shref\s*=\s*(?:"(otpauth[^"]*)"|'(otpauth[^']*)')[^>]*>/gi)]
    .map(([, quoted, single]) => quoted ?? single ?? '')
    .filter((uri) => !inText.has(uri));
  return unescapeXml([text, ...new Set(links)].join('\n'));
}

/** Returns the HTML of each cell, row by row, in a page's tables. A row of headings has none. */
export function* rowsIn(html: string): Generator<string[]> {
  for (const row of html.split(/<tr[\s>]/i).slice(1)) {
    const cells = row.split(/<td(?:\s[^>]*)?>/i).slice(1);
    if (cells.length > 0) yield cells.map((cell) => cell.split(/<\/td>/i)[0] ?? '');
  }
}

/** Returns the pictures in a page's data URLs. */
export function* imagesIn(html: string): Generator<Uint8Array> {
  for (const [, base64 = ''] of html.matchAll(/data:image\/[a-z+]{2,10};base64,([A-Za-z0-9+/=\s]+)/gi)) {
    yield Buffer.from(base64, 'base64');
  }
}
