/** Reads the QR codes in an image with the app's own decoder, in Node and without the desktop app. */
import { Worker } from 'node:worker_threads';
import { DecodeError, Decoder } from '../../../desktop/main/scanner/decoder.ts';
import { decoderFiles } from '../../../desktop/main/scanner/decoder-files.ts';

/** An image could not be read. `message` is one sentence that names the file. */
export class PictureError extends Error {
  override name = 'PictureError';
}

const decoder = new Decoder(
  () =>
    new Worker(new URL('../../../desktop/main/scanner/decode-worker.ts', import.meta.url), {
      workerData: decoderFiles(),
    }),
);

/**
 * Returns the texts of the QR codes in an image, from top to bottom.
 *
 * @param source a file, or an image's bytes with a name for error messages
 * @throws PictureError
 */
export async function qrTextsIn(source: string | { bytes: Uint8Array; name: string }): Promise<string[]> {
  try {
    const { codes, error } = await decoder.readFile(source);
    if (error !== undefined && codes.length === 0) throw new PictureError(error);
    return codes.map(({ text }) => text);
  } catch (error) {
    if (error instanceof DecodeError) throw new PictureError(error.message, { cause: error });
    throw error;
  }
}
