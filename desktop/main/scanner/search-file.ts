/** Finding every code in every picture of a file. */
import { sentences } from '../texts/texts.ts';
import { type DecodedQr, decodeQr } from './decode-qr.ts';
import { ImageFileError } from './file-limits.ts';
import { type FileDecoders, type FilePicture, picturesIn, picturesInBytes } from './read-file.ts';
import { shownFileName } from './shown-file-name.ts';
import { thumbnailOf } from './thumbnail.ts';
import { WorkClock } from './work-clock.ts';

/** A code and its place in the file. */
export interface PlacedQr extends DecodedQr {
  /** The size of its picture, in pixels. */
  width: number;
  height: number;
  /** Page of a document or frame of an animation, from 1. */
  page?: number | undefined;
  /** A thumbnail of the place, too coarse to be read as a code. */
  thumbnail: Uint8ClampedArray;
}

export interface FileSearch {
  codes: PlacedQr[];
  /** Why the file or its rest was not read. */
  error?: string;
}

/** Milliseconds of work after which no further page is read, so that the results of the earlier pages are returned. */
const TIME_LIMIT = 10_000;

/**
 * Returns the codes in a file.
 *
 * @param source a path, or bytes with a name for error messages
 * @param onProgress called with the progress, 0 to 1, and the number of codes
 */
export async function searchFile(
  source: string | { bytes: Uint8Array; name: string },
  decoders: FileDecoders,
  onProgress: (share: number, found: number) => void = () => undefined,
): Promise<FileSearch> {
  const name = shownFileName(typeof source === 'string' ? source : source.name);
  const clock = new WorkClock();
  const codes: PlacedQr[] = [];
  try {
    const pictures =
      typeof source === 'string'
        ? picturesIn(source, decoders)
        : picturesInBytes(source.bytes, name, decoders);
    let cutShort: FilePicture['cutShort'];
    let done = 0;
    let pages = 1;
    for await (const picture of pictures) {
      cutShort ??= picture.cutShort;
      pages = picture.pages ?? 1;
      const { pixels, page } = picture;
      const found = await decodeQr(pixels, {
        onProgress: (share, here) =>
          onProgress((done + share) / Math.max(pages, done + 1), codes.length + here),
      });
      for (const code of found) {
        // Most frames of an animation show the same codes.
        if (page !== undefined && codes.some((other) => isRepeat(other, code))) continue;
        const { width, height } = pixels;
        codes.push({ ...code, width, height, page, thumbnail: thumbnailOf(pixels, code.corners) });
      }
      done += 1;
      if (clock.elapsed() > TIME_LIMIT) break;
    }
    if (done === 0) return { codes, error: sentences().pictureFile.pdfDamaged({ name }) };
    if (done < pages) {
      return { codes, error: sentences().pictureFile.firstPages({ name, read: done, of: pages }) };
    }
    if (cutShort && codes.length === 0) return { codes, error: sentences().pictureFile.cutShort({ name }) };
    if (cutShort === 'surely') return { codes, error: sentences().pictureFile.cutShortAfterCodes({ name }) };
    return { codes };
  } catch (error) {
    if (error instanceof ImageFileError) return { codes, error: error.message };
    throw error;
  }
}

/** How many pixels a code may move between two frames of an animation and still count as the same. */
const SAME_PLACE = 40;

function isRepeat(a: DecodedQr, b: DecodedQr): boolean {
  return (
    a.text === b.text &&
    Math.hypot(a.corners[0].x - b.corners[0].x, a.corners[0].y - b.corners[0].y) < SAME_PLACE
  );
}
