/** How much of a file is read, so that a small one cannot ask for all of the memory. */
import { sentences } from '../texts/texts.ts';

export const MAX_FILE_BYTES = 64 * 2 ** 20;
export const MAX_MEGAPIXELS = 64;
/** Pages of a document, and frames of an animation. */
export const MAX_PAGES = 50;
/** Pixels along the longer side that a drawing or a page without pixels of its own is drawn at. */
export const DRAWN_SIDE = 2_400;

/** Why a file, or a part of it, was not read. `message` is one sentence that names the file. */
export class ImageFileError extends Error {
  override name = 'ImageFileError';
}

/** @throws ImageFileError for a picture of no size, or of more pixels than are read */
export function requireReadableSize(name: string, width: number, height: number): void {
  if (!(width >= 1 && height >= 1)) {
    throw new ImageFileError(sentences().pictureFile.noSize(name, width, height));
  }
  const megapixels = (width * height) / 1e6;
  if (megapixels > MAX_MEGAPIXELS) {
    throw new ImageFileError(
      sentences().pictureFile.tooManyPixels(name, Math.round(megapixels), MAX_MEGAPIXELS),
    );
  }
}
