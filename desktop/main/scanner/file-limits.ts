/** Limits for files, so that a small file cannot use up the memory. */
import { sentences } from '../texts/texts.ts';

export const MAX_FILE_BYTES = 64 * 2 ** 20;
export const MAX_MEGAPIXELS = 64;
/** Pages of a document, and frames of an animation. */
export const MAX_PAGES = 50;
/** The longer side of a drawing or a page, in pixels, when it is drawn. */
export const DRAWN_SIDE = 2_400;

/** Why a file or a part of it was not read. `message` is one sentence with the file's name. */
export class ImageFileError extends Error {
  override name = 'ImageFileError';
}

/** Checks a picture's size. @throws ImageFileError for an empty picture or too many pixels */
export function requireReadableSize(name: string, width: number, height: number): void {
  if (!(width >= 1 && height >= 1)) {
    throw new ImageFileError(sentences().pictureFile.noSize({ name, width, height }));
  }
  const megapixels = (width * height) / 1e6;
  if (megapixels > MAX_MEGAPIXELS) {
    throw new ImageFileError(
      sentences().pictureFile.tooManyPixels({
        name,
        megapixels: Math.round(megapixels),
        most: MAX_MEGAPIXELS,
      }),
    );
  }
}
