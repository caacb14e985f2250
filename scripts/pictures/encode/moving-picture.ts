/** Makes one animated picture from several still ones. */
import { readFile } from 'node:fs/promises';
import {
  initializeImageMagick,
  MagickFormat,
  MagickImage,
  MagickImageCollection,
} from '@imagemagick/magick-wasm';
import { decoderFiles } from '../../../desktop/main/scanner/decoder-files.ts';

/** A still picture and its duration, in milliseconds. */
export interface Frame {
  png: Uint8Array;
  milliseconds: number;
}

/** Returns an animated WebP that shows the frames in a loop. */
export async function movingPicture(frames: readonly Frame[]): Promise<Uint8Array> {
  await initializeImageMagick(await readFile(decoderFiles().magick));
  const film = MagickImageCollection.create();
  try {
    for (const { png, milliseconds } of frames) {
      const image = MagickImage.create(png);
      image.animationDelay = Math.round(milliseconds / 10);
      image.quality = QUALITY;
      film.push(image);
    }
    return film.write(MagickFormat.WebP, (bytes) => new Uint8Array(bytes));
  } finally {
    film.dispose();
  }
}

/** Of 100. With a lower quality, the edges of letters have wrong colours. */
const QUALITY = 80;
