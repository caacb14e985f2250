/** What the clipboard has beside its text: a picture, HTML, and the files that a file manager copied. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** An entry of Electron's clipboard since release 44. */
interface Item {
  readonly types: readonly string[];
  getType(type: string): Promise<unknown>;
}

/** The calls of Electron's clipboard that are used here. It is synchronous before release 44. */
export interface ReadableClipboard {
  read?: unknown;
  readBuffer?: (format: string) => Buffer;
}

/** The formats in which file managers copy files, by platform, with the way to read their addresses or paths. */
const FILE_FORMATS: Readonly<
  Record<string, readonly (readonly [format: string, encoding: BufferEncoding])[]>
> = {
  linux: [
    ['text/uri-list', 'utf8'],
    ['x-special/gnome-copied-files', 'utf8'],
  ],
  darwin: [['public.file-url', 'utf8']],
  win32: [['FileNameW', 'utf16le']],
};

/** Returns the content in a format of the operating system. `undefined` if the clipboard has none. */
export async function clipboardContent(
  clipboard: ReadableClipboard,
  format: string,
): Promise<Buffer | undefined> {
  if (clipboard.readBuffer) {
    const content = clipboard.readBuffer(format);
    return content.length > 0 ? content : undefined;
  }
  const names = [format, `electron application/osclipboard;format="${format}"`];
  for (const item of await (clipboard.read as () => Promise<Item[]>)()) {
    const type = item.types.find((candidate) => names.includes(candidate));
    const content = type === undefined ? undefined : await item.getType(type);
    if (content instanceof Blob) return Buffer.from(await content.arrayBuffer());
  }
  return undefined;
}

/**
 * Returns the absolute paths of the files that a file manager copied. Some offer them only in a format of their own, and
 * no text; others offer their paths as a text.
 *
 * @param text the text on the clipboard
 */
export async function copiedFiles(
  clipboard: ReadableClipboard,
  text: string,
  platform: string,
): Promise<string[]> {
  for (const [format, encoding] of FILE_FORMATS[platform] ?? []) {
    const content = await clipboardContent(clipboard, format);
    const files = addressedFiles(content?.toString(encoding).replace(/\0.*$/s, '') ?? '');
    if (files.length > 0) return files;
  }
  const addressed = addressedFiles(text);
  return addressed.length > 0 ? addressed : await filesWithPaths(text, platform);
}

/** What GNOME's file managers write before the addresses. */
const HEADER = /^(?:x-special\/nautilus-clipboard|copy|cut)$/;

/** Returns the files of a list of `file:` addresses. None if a line is something else: then it is a text. */
function addressedFiles(list: string): string[] {
  const lines = linesOf(list).filter((line) => !HEADER.test(line) && !line.startsWith('#'));
  if (!lines.every((line) => /^file:\/\/(?:localhost)?\//i.test(line) || /^[A-Z]:\\/.test(line))) return [];
  return lines.map((line) => {
    try {
      return /^file:/i.test(line) ? fileURLToPath(line.replace(/^file:\/\/localhost/i, 'file://')) : line;
    } catch {
      // Not an address of this system. Reading it will say that it was not found.
      return line;
    }
  });
}

/** A path has this form. A network path of Windows is no one: looking at it would sign in to that computer. */
const PATH: Readonly<Record<string, RegExp>> = { win32: /^[A-Z]:[\\/]/i };
const MOST_PATHS = 1_000;

/** Returns the files whose absolute paths a text lists. None if a line is anything else than an existing file. */
async function filesWithPaths(text: string, platform: string): Promise<string[]> {
  const paths = linesOf(text.slice(0, 1_000_000)).map((line) => line.replace(/^(['"])(.*)\1$/, '$2'));
  const pattern = PATH[platform] ?? /^\/[^/]/;
  if (paths.length > MOST_PATHS || !paths.every((path) => pattern.test(path))) return [];
  for (const path of paths) if (!(await isFile(path))) return [];
  return paths;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
