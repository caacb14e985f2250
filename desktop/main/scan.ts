/** The ways to look for codes: on the screens, in files and pictures, on the clipboard. */
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pdfium from '@hyzyla/pdfium/pdfium.wasm?asset';
import magick from '@imagemagick/magick-wasm/magick.wasm?asset';
import resvg from '@resvg/resvg-wasm/index_bg.wasm?asset';
import {
  type BrowserWindow,
  clipboard,
  desktopCapturer,
  dialog,
  type NativeImage,
  nativeImage,
  screen,
  shell,
  systemPreferences,
  BrowserWindow as Windows,
} from 'electron';
import zxing from 'zxing-wasm/reader/zxing_reader.wasm?asset';
import type { LookedAt } from '../ipc-contract.ts';
import { Failure } from './failure.ts';
import type { Findings, FoundText } from './found.ts';
import type { RegionOverlay } from './region-overlay.ts';
import { type CapturedScreen, captureScreens, SETTLE, withWindowsHidden } from './scanner/capture-screens.ts';
import startWorker from './scanner/decode-worker.ts?nodeWorker';
import { DecodeError, Decoder, type FileSource } from './scanner/decoder.ts';
import { cutOut } from './scanner/pixels.ts';
import { positionInWords } from './scanner/position.ts';
import type { PlacedQr } from './scanner/search-file.ts';
import { THUMBNAIL_SIDE } from './scanner/thumbnail.ts';

const decoder = new Decoder(() => startWorker({ workerData: { zxing, magick, pdfium, resvg } }));

/** Most files read in one go. */
const MAX_FILES = 100;

/** @param options.hideWindows whether the app gets out of the way first; without it nothing flickers */
export async function scanScreens(options = { hideWindows: true }): Promise<Findings> {
  decoder.warmUp();
  const screens = await captureWithout(options.hideWindows ? Windows.getAllWindows() : []);
  const texts: FoundText[] = [];
  const problems: string[] = [];
  for (const { name, bitmap } of screens) {
    if (!bitmap) {
      problems.push(`${name} could not be captured.`);
      continue;
    }
    try {
      texts.push(...(await decoder.decode(bitmap)).map((code) => foundText(code, name, true)));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      problems.push(`${name}: ${error.message}`);
    }
  }
  return { lookedAt: { kind: 'screens', count: screens.length }, texts, problems };
}

/** @returns `undefined` when nothing was drawn */
export function scanRegion(overlay: RegionOverlay): Promise<Findings | undefined> {
  return withWindowsHidden(Windows.getAllWindows(), async () => {
    decoder.warmUp();
    const chosen = await overlay.choose();
    if (!chosen) return undefined;
    // The sheets are gone for us; the screen takes its time to show what was under them.
    await wait(SETTLE);
    const displays = screen.getAllDisplays();
    const index = displays.findIndex(({ id }) => id === chosen.displayId);
    const bitmap = (await captureWithout([]))[index]?.bitmap;
    const display = displays[index];
    const lookedAt = { kind: 'region' } as const;
    if (!bitmap || !display) return { lookedAt, texts: [], problems: ['This screen could not be captured.'] };
    const scale = bitmap.width / display.bounds.width;
    const { x, y, width, height } = chosen.area;
    const part = cutOut(bitmap, { x: x * scale, y: y * scale, width: width * scale, height: height * scale });
    try {
      const codes = await decoder.decode(part);
      return {
        lookedAt,
        texts: codes.map((code) => foundText(code, 'Region', codes.length > 1)),
        problems: [],
      };
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return { lookedAt, texts: [], problems: [error.message] };
    }
  });
}

/** Where macOS keeps the switch that a scan needs. */
const MAC_SCREEN_RECORDING = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

async function captureWithout(ownWindows: BrowserWindow[]): Promise<CapturedScreen[]> {
  try {
    return await capture(ownWindows);
  } catch (error) {
    // The sentence names the page; the page itself is better than looking for it.
    if (process.platform === 'darwin' && error instanceof Failure)
      void shell.openExternal(MAC_SCREEN_RECORDING);
    throw error;
  }
}

function capture(ownWindows: BrowserWindow[]): Promise<CapturedScreen[]> {
  return captureScreens({
    capturer: desktopCapturer,
    displays: () => screen.getAllDisplays(),
    ownWindows: () => ownWindows,
    platform: process.platform,
    wayland: process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland',
    screenAccess: () =>
      process.platform === 'darwin' ? systemPreferences.getMediaAccessStatus('screen') : 'granted',
  });
}

export async function openImages(window: BrowserWindow): Promise<Findings | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open pictures with QR codes',
    buttonLabel: 'Read codes',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Pictures and documents', extensions: EXTENSIONS },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  if (canceled || filePaths.length === 0) return undefined;
  return readFiles(filePaths);
}

const EXTENSIONS = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'svg', 'pdf', 'tif', 'tiff', 'heic', 'avif'];

/** Files handed over as bytes: dropped on the window, or taken by its camera. */
export function readPictures(files: readonly { name: string; bytes: Uint8Array }[]): Promise<Findings> {
  return readFiles(files.map(({ name, bytes }) => ({ name: basename(name), bytes })));
}

/** A picture if there is one, otherwise each line of the text. */
export async function readClipboard(): Promise<Findings> {
  const lookedAt = { kind: 'clipboard' } as const;
  const picture = await clipboardPicture();
  if (picture) {
    const { texts, problems } = await readFiles([{ bytes: picture, name: 'Clipboard' }]);
    return { lookedAt, texts, problems };
  }
  const lines = (await clipboard.readText())
    .slice(0, MAX_TEXT)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) {
    return { lookedAt, texts: [], problems: ['The clipboard holds no picture and no text.'] };
  }
  const texts = lines.slice(0, MAX_LINES).map((text) => ({ text, source: 'Clipboard' }));
  return { lookedAt, texts, problems: [] };
}

/** Electron's clipboard became asynchronous in its release 44; the one before answers at once. */
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

/** Characters and lines of a text on the clipboard: far beyond any list of key URIs. */
const MAX_TEXT = 1_000_000;
const MAX_LINES = 500;

async function readFiles(sources: readonly FileSource[]): Promise<Findings> {
  const texts: FoundText[] = [];
  const problems: string[] = [];
  for (const source of sources.slice(0, MAX_FILES)) {
    const name = typeof source === 'string' ? basename(source) : source.name;
    try {
      const { codes, error } = await decoder.readFile(source);
      if (error !== undefined) problems.push(error);
      else if (codes.length === 0) problems.push(`No QR code was found in “${name}”.`);
      texts.push(...codes.map((code) => foundText(code, name, codes.length > 1)));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      problems.push(`“${name}”: ${error.message}`);
    }
  }
  if (sources.length > MAX_FILES) problems.push(`Only the first ${MAX_FILES} files were read.`);
  const [first] = sources;
  const only = typeof first === 'string' ? basename(first) : first?.name;
  const lookedAt: LookedAt =
    sources.length === 1 && only ? { kind: 'file', name: only } : { kind: 'files', count: sources.length };
  return { lookedAt, texts, problems };
}

function foundText(code: PlacedQr, place: string, severalHere: boolean): FoundText {
  const page = code.page === undefined ? '' : `, page ${code.page}`;
  const where = severalHere ? `, ${positionInWords(code.corners, code)}` : '';
  return { text: code.text, source: place + page + where, thumbnail: dataUrlOf(code.thumbnail) };
}

function dataUrlOf(rgba: Uint8ClampedArray): string {
  const bgra = Buffer.from(rgba);
  for (let at = 0; at < bgra.length; at += 4) {
    bgra.set([rgba[at + 2] ?? 0, rgba[at + 1] ?? 0, rgba[at] ?? 0], at);
  }
  return nativeImage.createFromBitmap(bgra, { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE }).toDataURL();
}
