/** Pictures that are copied as text: `data:image/png;base64,…`, as pages and developer tools give them, and SVG source. */
import { kindOf } from '../scanner/file-kind.ts';

/** Characters. A longer address than this is larger than any file that is read. */
const LONGEST = 90_000_000;

/** Returns the picture that a text is; `undefined` if it is another text. Quotes and `url(…)` around it are left out. */
export function pictureInText(text: string): Uint8Array | undefined {
  if (text.length > LONGEST) return undefined;
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
