/** Scanning chosen files, dropped files and the clipboard for codes. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, clipboard, dialog, type NativeImage } from 'electron';
import { isBareKey } from '../../../shared/bare-key.ts';
import { looksLikeKeyUri } from '../../../shared/key-uri.ts';
import { looksLikeMigration } from '../../../shared/migration.ts';
import { MOST_FILES } from '../../found-limits.ts';
import type { Searched } from '../../ipc/found.ts';
import { DecodeError, type FileSource } from '../scanner/decoder.ts';
import { HEAD_BYTES, kindOf } from '../scanner/file-kind.ts';
import { shownFileName } from '../scanner/shown-file-name.ts';
import { sentences } from '../texts/texts.ts';
import { decoder, foundText } from './app-decoder.ts';
import { clipboardContent, copiedFiles, type ReadableClipboard } from './clipboard-content.ts';
import type { Findings, FoundText } from './found.ts';
import { type LookWatch, shareOfWhole } from './looks.ts';
import { pictureInText } from './picture-in-text.ts';
import { readText } from './read-text.ts';

/** Endings in the file dialog. Texts and exports are read by their content, whatever their ending. */
const TEXTS = ['txt', 'csv', 'json', 'html', 'htm', 'md', 'log', 'uri', 'eml'];
const EXTENSIONS = [
  ...['png', 'apng', 'jpg', 'jpeg', 'jfif', 'webp', 'gif', 'bmp', 'ico', 'cur', 'svg', 'pdf'],
  ...['tif', 'tiff', 'heic', 'heif', 'avif', 'jxl'],
];

/** Takes files that are no pictures. Another app's export may be one of them. */
export type TakeOthers = (files: FileSource[]) => void;

export async function openImages(
  window: BrowserWindow,
  takeOthers: TakeOthers,
  watch: LookWatch,
): Promise<Findings | undefined> {
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
  return readPicturesOnly(filePaths, takeOthers, watch);
}

/** Scans files that were dropped on the window. @param more how many files were dropped beyond these */
export async function readPictures(
  files: readonly { name: string; bytes: Uint8Array }[],
  more: number,
  takeOthers: TakeOthers,
  watch: LookWatch,
): Promise<Findings | undefined> {
  const findings = await readPicturesOnly(
    files.map(({ name, bytes }) => ({ name: basename(name), bytes })),
    takeOthers,
    watch,
  );
  if (!findings || more === 0) return findings;
  return {
    ...findings,
    problems: [...findings.problems, sentences().look.mostFiles({ most: MOST_FILES, left: more })],
  };
}

/** Reads the pictures among some files, and passes on the others. @returns `undefined` if there is no picture */
async function readPicturesOnly(
  files: readonly FileSource[],
  takeOthers: TakeOthers,
  watch: LookWatch,
): Promise<Findings | undefined> {
  const pictures: FileSource[] = [];
  const others: FileSource[] = [];
  for (const file of files.slice(0, MOST_FILES)) ((await isPicture(file)) ? pictures : others).push(file);
  takeOthers(others);
  if (pictures.length === 0 && others.length > 0) return undefined;
  return readFiles([...pictures, ...files.slice(MOST_FILES)], watch);
}

/** Whether a file is a picture by its content. True for an unreadable one, because the scan names the reason. */
async function isPicture(file: FileSource): Promise<boolean> {
  const head = typeof file === 'string' ? await headOf(file) : file.bytes;
  return head === undefined || head.length === 0 || kindOf(head) !== undefined;
}

async function headOf(path: string): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(path, 'r');
    const { bytesRead, buffer } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return undefined;
  }
}

/**
 * Reads the text on the clipboard, the files copied to it, and its HTML and its picture where the text holds no key.
 */
export async function readClipboard(takeOthers: TakeOthers, watch: LookWatch): Promise<Findings | undefined> {
  const searched = { kind: 'clipboard' } as const;
  const source = sentences().place.clipboard;
  const text = await clipboard.readText();
  const content = clipboard as ReadableClipboard;
  const files = await copiedFiles(content, text, process.platform);
  if (files.length > 0) return readPicturesOnly(files, takeOthers, watch);
  const copied = pictureInText(text);
  if (copied) {
    const findings = await readFiles([{ bytes: copied, name: source }], watch);
    return findings && { ...findings, searched };
  }
  const written = await readText(text, source, watch);
  if (written.texts.some((found) => holdsKey(found.text))) return { searched, ...written };
  // A copied link: its text may be “Set up”, and only the HTML has its address.
  const html = await clipboardContent(content, 'text/html');
  const linked = (await readText(html?.toString() ?? '', source, watch)).texts.filter(
    ({ text }) => looksLikeKeyUri(text) || looksLikeMigration(text),
  );
  if (linked.length > 0) return { searched, texts: linked, problems: [] };
  // A cell of a spreadsheet is a text and a picture of it; a copied picture may bring its address along.
  const picture = await clipboardPicture();
  if (picture) {
    const findings = await readFiles([{ bytes: picture, name: source }], watch);
    return findings && { ...findings, searched };
  }
  if (written.texts.length === 0) return { searched, texts: [], problems: [sentences().look.emptyClipboard] };
  return { searched, ...written };
}

function holdsKey(text: string): boolean {
  return looksLikeKeyUri(text) || looksLikeMigration(text) || isBareKey(text);
}

/** Reads a text with key URIs, and files that another program passed to the app. */
export async function readHandedOver(
  { text, paths }: { text: string; paths: readonly string[] },
  takeOthers: TakeOthers,
  watch: LookWatch,
): Promise<Findings | undefined> {
  const read = paths.length > 0 ? await readPicturesOnly(paths, takeOthers, watch) : undefined;
  if (paths.length > 0 && !read && text.trim() === '') return undefined;
  const source = sentences().place.link;
  const picture = pictureInText(text);
  if (picture) return readFiles([{ bytes: picture, name: source }], watch);
  const written = await readText(text, source, watch);
  const searched = written.texts.length > 0 && read ? ({ kind: 'opened' } as const) : read?.searched;
  return {
    searched: searched ?? { kind: 'link' },
    texts: [...written.texts, ...(read?.texts ?? [])],
    problems: [...written.problems, ...(read?.problems ?? [])],
  };
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

/** Opens the system's dialog. @returns a file of any kind, or `undefined` if the user chooses none */
export async function chooseImportFile(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: sentences().importFile.choose,
    properties: ['openFile', 'showHiddenFiles'],
  });
  return canceled ? undefined : filePaths[0];
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
      const { codes, error } = await decoder.readFile(source, {
        signal: watch.signal,
        onProgress: (share, found) =>
          watch.onProgress({
            share: shareOfWhole(index, wanted.length, share),
            found: texts.length + found,
          }),
      });
      if (error !== undefined) problems.push(error);
      else if (codes.length === 0) problems.push(sentences().look.noCode({ file: name }));
      texts.push(...codes.map((code) => foundText(code, name, codes.length > 1)));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      if (watch.signal.aborted) {
        if (texts.length === 0) return undefined;
        // The current file counts as unread.
        read = index;
        problems.push(sentences().look.stoppedFiles({ count: wanted.length - index }));
        break;
      }
      problems.push(sentences().look.inFile({ file: name, sentence: error.message }));
    }
  }
  const left = sources.length - wanted.length;
  if (left > 0) problems.push(sentences().look.mostFiles({ most: MOST_FILES, left }));
  return { searched: searchedOf(wanted.slice(0, read)), texts, problems };
}

function searchedOf(sources: readonly FileSource[]): Searched {
  const [first] = sources;
  return sources.length === 1 && first !== undefined
    ? { kind: 'file', name: nameOf(first) }
    : { kind: 'files', count: sources.length };
}

function nameOf(source: FileSource): string {
  return shownFileName(typeof source === 'string' ? source : source.name);
}
