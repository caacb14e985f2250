/**
 * Pictures that are copied as text: `data:image/png;base64,…`, as pages and developer tools give them, SVG source, and both
 * inside HTML, styles, Markdown and the replies of servers.
 */
import { keyLinksIn } from '../../../shared/key-links.ts';
import { kindOf } from '../scanner/file-kind.ts';

/** Characters. A longer address than this is larger than any file that is read. */
const LONGEST = 90_000_000;

/** Returns the picture that a text is or holds; `undefined` for any other text. A text with a key URI is read as a text. */
export function pictureInText(text: string): Uint8Array | undefined {
  if (text.length > LONGEST) return undefined;
  return wholePicture(text) ?? embeddedPicture(text);
}

/** Quotes and `url(…)` around it are left out. */
function wholePicture(text: string): Uint8Array | undefined {
  const bare = text
    .trim()
    .replace(/^(?:src\s*=\s*|url\()?(["'(<]*)([\s\S]*)$/i, (_, opening: string, rest: string) =>
      opening === '' ? rest.replace(/\);?$/, '') : rest.replace(/["')>;]*$/, ''),
    );
  const [, type, base64, content] =
    /^data:(image\/[\w.+-]+)?(?:;(?!base64)[\w-]+(?:=[^;,]*)?)*(;base64)?,(.*)$/is.exec(bare) ?? [];
  if (type !== undefined && content !== undefined)
    return picture(base64 ? Buffer.from(unescaped(content), 'base64') : Buffer.from(unescaped(content)));
  return /^\s*<(?:\?xml|!DOCTYPE svg|!--|svg)[\s>-]/i.test(text) ? picture(Buffer.from(text)) : undefined;
}

/** An address of a picture, or Base64 that begins like a PNG, JPEG, GIF or WebP file. */
const EMBEDDED =
  /data:image\/[\w.+-]+(?:;[\w-]+=[^;,"'\s]*)*;base64,([a-z0-9+/=%]+)|(?<![a-z0-9+/])((?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR)[a-z0-9+/]{100,}=*)/gi;
const DRAWING = /<svg[\s>][\s\S]*?<\/svg>/gi;

/** The largest one: pages have icons, too. */
function embeddedPicture(text: string): Uint8Array | undefined {
  // JSON escapes slashes and quotation marks.
  const plain = text.replaceAll(/\\(?=["/])/g, '');
  const pictures = [
    ...[...plain.matchAll(EMBEDDED)].map(([, address, base64]) =>
      picture(Buffer.from(address === undefined ? (base64 ?? '') : unescaped(address), 'base64')),
    ),
    ...[...plain.matchAll(DRAWING)].map(([drawing]) => picture(Buffer.from(drawing))),
  ].filter((found) => found !== undefined);
  if (pictures.length === 0 || keyLinksIn(text).links.length > 0) return undefined;
  return pictures.reduce((largest, found) => (found.length > largest.length ? found : largest));
}

function picture(bytes: Uint8Array): Uint8Array | undefined {
  const kind = kindOf(bytes);
  return kind !== undefined && kind !== 'pdf' ? bytes : undefined;
}

function unescaped(content: string): string {
  try {
    return decodeURIComponent(content);
  } catch {
    // A stray % in a drawing: browsers take it as it is.
    return content;
  }
}
