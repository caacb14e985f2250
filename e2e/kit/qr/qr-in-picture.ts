/** Reads the QR codes in an image with the app's own decoder, in Node and without the desktop app. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DecodeError, Decoder } from '../../../desktop/main/scanner/decoder.ts';
import { decoderFiles } from '../../../desktop/main/scanner/decoder-files.ts';

/** An image could not be read. `message` is one sentence that names the file. */
export class PictureError extends Error {
  override name = 'PictureError';
}

/** A file, or an image's bytes with a name for error messages. */
export type PictureSource = string | { bytes: Uint8Array; name: string };

/** One QR code. `box` is in pixels of the image, `width` the image's width in pixels. */
export interface PlacedText {
  text: string;
  box: { x: number; y: number; width: number; height: number };
  width: number;
}

// TypeScript in a checkout, JavaScript in a package.
const worker = new URL(
  `../../../desktop/main/scanner/decode-worker${extname(import.meta.url)}`,
  import.meta.url,
);
/**
 * Longest search in one picture, in milliseconds. In the app a person waits; here it is a busy build machine, on which
 * every test has a limit of its own.
 */
const TIME_LIMIT = 120_000;
const decoder = new Decoder(() => new Worker(worker, { workerData: decoderFiles() }), TIME_LIMIT);

/**
 * Returns the QR codes in an image, from top to bottom.
 *
 * @throws PictureError
 */
export async function qrCodesIn(source: PictureSource): Promise<PlacedText[]> {
  try {
    const { codes, error } = await decoder.readFile(source);
    if (error !== undefined && codes.length === 0) throw new PictureError(error);
    return codes.map(({ text, corners, width }) => {
      const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      return { text, width, box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y } };
    });
  } catch (error) {
    if (error instanceof DecodeError) throw new PictureError(error.message, { cause: error });
    throw error;
  }
}

/** Returns the texts of the QR codes in an image, from top to bottom. @throws PictureError */
export async function qrTextsIn(source: PictureSource): Promise<string[]> {
  return (await qrCodesIn(source)).map(({ text }) => text);
}
