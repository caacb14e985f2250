/** Scanning chosen files, dropped files and the clipboard for codes. */
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserWindow, clipboard, dialog, type NativeImage } from 'electron';
import { isBareKey } from '../../../shared/bare-key.ts';
import { looksLikeKeyUri } from '../../../shared/key-uri.ts';
import { looksLikeMigration } from '../../../shared/migration.ts';
import { textOfOldFile } from '../../../shared/text-file.ts';
import { MOST_FILES } from '../../found-limits.ts';
import type { LookedAt } from '../../ipc/found.ts';
import { DecodeError, type FileSource } from '../scanner/decoder.ts';
import { kindOf } from '../scanner/file-kind.ts';
import { MAX_FILE_BYTES } from '../scanner/file-limits.ts';
import { shownFileName } from '../scanner/shown-file-name.ts';
import { sentences } from '../texts/texts.ts';
import { decoder, foundText } from './app-decoder.ts';
import type { Findings, FoundText } from './found.ts';
import { type LookWatch, shareOfWhole } from './looks.ts';
import { readText } from './read-text.ts';

/** Endings in the file dialog. Texts and exports are read by their content, whatever their ending. */
const TEXTS = ['txt', 'csv', 'json', 'html', 'htm', 'md', 'log', 'uri', 'eml'];
const EXTENSIONS = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'svg', 'pdf', 'tif', 'tiff', 'heic', 'avif'];

export async function openImages(window: BrowserWindow, watch: LookWatch): Promise<Findings | undefined> {
  const { open, read, pictures, allFiles } = sentences().look;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: open,
    buttonLabel: read,
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: pictures, extensions: [...EXTENSIONS, ...TEXTS] },
      { name: allFiles, extensions: ['*'] },
    ],
  });
  if (canceled || filePaths.length === 0) return undefined;
  return readFiles(filePaths, watch);
}

/** Scans files that were dropped on the window. @param more how many files were dropped beyond these */
export async function readPictures(
  files: readonly { name: string; bytes: Uint8Array }[],
  more: number,
  watch: LookWatch,
): Promise<Findings | undefined> {
  const findings = await readFiles(
    files.map(({ name, bytes }) => ({ name: basename(name), bytes })),
    watch,
  );
  if (!findings || more === 0) return findings;
  return { ...findings, problems: [...findings.problems, sentences().look.mostFiles(MOST_FILES, more)] };
}

/** Reads the text on the clipboard, the files copied to it, and its picture where the text holds no key. */
export async function readClipboard(watch: LookWatch): Promise<Findings | undefined> {
  const lookedAt = { kind: 'clipboard' } as const;
  const source = sentences().place.clipboard;
  const text = await clipboard.readText();
  const files = filesIn(text);
  if (files.length > 0) return readFiles(files, watch);
  const written = await readText(text, source, watch);
  if (written.texts.some((found) => holdsKey(found.text))) return { lookedAt, ...written };
  // A cell of a spreadsheet is a text and a picture of it; a copied picture may bring its address along.
  const picture = await clipboardPicture();
  if (picture) {
    const findings = await readFiles([{ bytes: picture, name: source }], watch);
    return findings && { ...findings, lookedAt };
  }
  if (written.texts.length === 0) return { lookedAt, texts: [], problems: [sentences().look.emptyClipboard] };
  return { lookedAt, ...written };
}

function holdsKey(text: string): boolean {
  return looksLikeKeyUri(text) || looksLikeMigration(text) || isBareKey(text);
}

/** Returns the files that a file manager copied: each line is a `file:` address. */
function filesIn(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && line !== 'copy');
  if (lines.length === 0 || !lines.every((line) => line.startsWith('file:///'))) return [];
  return lines.flatMap((line) => {
    try {
      return [fileURLToPath(line.trim())];
    } catch {
      return [];
    }
  });
}

/** Returns the picture on the clipboard. Electron's clipboard is asynchronous since release 44. */
async function clipboardPicture(): Promise<Uint8Array | undefined> {
  const older = clipboard as unknown as { readImage?: () => NativeImage };
  if (older.readImage) {
    const image = older.readImage();
    return image.isEmpty() ? undefined : image.toPNG();
  }
  for (const item of await clipboard.read()) {
    const type = item.types.find((candidate) => candidate.startsWith('image/'));
    const content = type === undefined ? undefined : await item.getType(type);
    if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  }
  return undefined;
}

/** Opens the system's dialog. @returns the folder, or `undefined` if the user chooses none */
export async function chooseFolder(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: sentences().look.chooseFolder,
    buttonLabel: sentences().look.watch,
    properties: ['openDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Returns the codes in a file. Unreadable files are skipped silently, since the user did not pick them. */
export async function readPicture(path: string, signal: AbortSignal): Promise<FoundText[]> {
  try {
    const { codes } = await decoder.readFile(path, { signal });
    return codes.map((code) => foundText(code, shownFileName(path), codes.length > 1));
  } catch (error) {
    if (error instanceof DecodeError) return [];
    throw error;
  }
}

/** Reads files one after another. @returns `undefined` if the user stopped it before a code was found */
async function readFiles(sources: readonly FileSource[], watch: LookWatch): Promise<Findings | undefined> {
  const wanted = sources.slice(0, MOST_FILES);
  const texts: FoundText[] = [];
  const problems: string[] = [];
  let read = wanted.length;
  for (const [index, source] of wanted.entries()) {
    const name = nameOf(source);
    try {
      const written = await textIn(source);
      if (written !== undefined) {
        const found = await readText(written, name, { signal: watch.signal });
        texts.push(...found.texts);
        problems.push(...found.problems.map((problem) => sentences().look.inFile(name, problem)));
        if (found.texts.length === 0) problems.push(sentences().look.noCode(name));
        continue;
      }
      const { codes, error } = await decoder.readFile(source, {
        signal: watch.signal,
        onProgress: (share, found) =>
          watch.onProgress({
            share: shareOfWhole(index, wanted.length, share),
            found: texts.length + found,
          }),
      });
      if (error !== undefined) problems.push(error);
      else if (codes.length === 0) problems.push(sentences().look.noCode(name));
      texts.push(...codes.map((code) => foundText(code, name, codes.length > 1)));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      if (watch.signal.aborted) {
        if (texts.length === 0) return undefined;
        // The current file counts as unread.
        read = index;
        problems.push(sentences().look.stoppedFiles(wanted.length - index));
        break;
      }
      problems.push(sentences().look.inFile(name, error.message));
    }
  }
  const left = sources.length - wanted.length;
  if (left > 0) problems.push(sentences().look.mostFiles(MOST_FILES, left));
  return { lookedAt: lookedAtOf(wanted.slice(0, read)), texts, problems };
}

/** Returns the text of a file that is no picture; `undefined` for anything else, which the decoder judges. */
async function textIn(source: FileSource): Promise<string | undefined> {
  try {
    const bytes = typeof source === 'string' ? await headOf(source) : source.bytes;
    if (bytes === undefined || bytes.length === 0 || kindOf(bytes) !== undefined) return undefined;
    return textOfOldFile(bytes);
  } catch {
    return undefined;
  }
}

/** Returns a file's bytes, if it may be a text: a picture is left to the decoder's own thread. */
async function headOf(path: string): Promise<Uint8Array | undefined> {
  await using file = await open(path, 'r');
  const about = await file.stat();
  if (!about.isFile() || about.size > MAX_FILE_BYTES) return undefined;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
  return kindOf(buffer.subarray(0, bytesRead)) === undefined ? readFile(path) : undefined;
}

function lookedAtOf(sources: readonly FileSource[]): LookedAt {
  const [first] = sources;
  return sources.length === 1 && first !== undefined
    ? { kind: 'file', name: nameOf(first) }
    : { kind: 'files', count: sources.length };
}

function nameOf(source: FileSource): string {
  return shownFileName(typeof source === 'string' ? source : source.name);
}
