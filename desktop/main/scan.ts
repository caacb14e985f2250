/** The two ways to look for codes: on the screens, and in picture files. */
import { basename } from 'node:path';
import {
  type BrowserWindow,
  desktopCapturer,
  dialog,
  nativeImage,
  screen,
  systemPreferences,
  BrowserWindow as Windows,
} from 'electron';
import wasmPath from 'zxing-wasm/reader/zxing_reader.wasm?asset';
import type { Findings, FoundText } from './found.ts';
import { bitmapOf, captureScreens } from './scanner/capture-screens.ts';
import type { DecodedQr } from './scanner/decode-qr.ts';
import startWorker from './scanner/decode-worker.ts?nodeWorker';
import { DecodeError, Decoder } from './scanner/decoder.ts';
import { positionInWords } from './scanner/position.ts';
import { ImageFileError, readImageFile } from './scanner/read-image-file.ts';

const decoder = new Decoder(() => startWorker({ workerData: { wasmPath } }));

/** Most picture files read in one go. */
const MAX_FILES = 100;

export async function scanScreens(): Promise<Findings> {
  decoder.warmUp();
  const screens = await captureScreens({
    capturer: desktopCapturer,
    displays: () => screen.getAllDisplays(),
    ownWindows: () => Windows.getAllWindows(),
    platform: process.platform,
    wayland: process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland',
    screenAccess: () =>
      process.platform === 'darwin' ? systemPreferences.getMediaAccessStatus('screen') : 'granted',
  });
  const texts: FoundText[] = [];
  const problems: string[] = [];
  for (const { name, bitmap } of screens) {
    if (!bitmap) {
      problems.push(`${name} could not be captured.`);
      continue;
    }
    const { width, height } = bitmap;
    const codes = await decoder.decode(bitmap).catch(sentenceOf(`${name}: `, problems));
    for (const { text, corners } of codes) {
      texts.push({ text, source: `${name}, ${positionInWords(corners, { width, height })}` });
    }
  }
  return { lookedAt: screens.length === 1 ? '1 screen' : `${screens.length} screens`, texts, problems };
}

export async function openImages(window: BrowserWindow): Promise<Findings | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open pictures with QR codes',
    buttonLabel: 'Read codes',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Pictures', extensions: ['png', 'jpg', 'jpeg'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  if (canceled || filePaths.length === 0) return undefined;
  return readImages(filePaths.slice(0, MAX_FILES));
}

async function readImages(paths: readonly string[]): Promise<Findings> {
  const texts: FoundText[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    const name = basename(path);
    try {
      const bitmap = await readImageFile(path, (bytes) => bitmapOf(nativeImage.createFromBuffer(bytes)));
      const { width, height } = bitmap;
      const codes = await decoder.decode(bitmap);
      if (codes.length === 0) problems.push(`No QR code was found in “${name}”.`);
      for (const { text, corners } of codes) {
        const place = codes.length === 1 ? '' : `, ${positionInWords(corners, { width, height })}`;
        texts.push({ text, source: `${name}${place}` });
      }
    } catch (error) {
      if (!(error instanceof ImageFileError || error instanceof DecodeError)) throw error;
      problems.push(error instanceof DecodeError ? `“${name}”: ${error.message}` : error.message);
    }
  }
  const [first] = paths;
  return {
    lookedAt: paths.length === 1 && first ? basename(first) : `${paths.length} pictures`,
    texts,
    problems,
  };
}

function sentenceOf(prefix: string, problems: string[]): (error: unknown) => DecodedQr[] {
  return (error) => {
    if (!(error instanceof DecodeError)) throw error;
    problems.push(prefix + error.message);
    return [];
  };
}
