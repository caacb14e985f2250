/** Pixel pictures, with ImageMagick as WebAssembly. A malicious file can reach only that module's memory. */
import {
  type IMagickImage,
  ImageMagick,
  initializeImageMagick,
  MagickFormat,
  MagickReadSettings,
  ResourceLimits,
} from '@imagemagick/magick-wasm';
import { imageSize } from 'image-size';
import { sentences } from '../texts/texts.ts';
import type { FileKind } from './file-kind.ts';
import { ImageFileError, MAX_MEGAPIXELS, MAX_PAGES, requireReadableSize } from './file-limits.ts';
import type { Pixels } from './pixels.ts';

type RasterKind = Exclude<FileKind, 'svg' | 'pdf'>;

/** The format of each kind, always set, because some of ImageMagick's formats open other files. */
const FORMATS: Record<RasterKind, MagickFormat> = {
  png: MagickFormat.Png,
  jpeg: MagickFormat.Jpeg,
  webp: MagickFormat.WebP,
  gif: MagickFormat.Gif,
  bmp: MagickFormat.Bmp,
  tiff: MagickFormat.Tiff,
  heic: MagickFormat.Heic,
  avif: MagickFormat.Avif,
  jxl: MagickFormat.Jxl,
  ico: MagickFormat.Ico,
};
const MOVING: readonly RasterKind[] = ['gif', 'webp', 'tiff'];

let ready: Promise<void> | undefined;

/** Loads ImageMagick. @param wasm its WebAssembly module */
export async function prepareRaster(wasm: () => Promise<Uint8Array>): Promise<void> {
  ready ??= wasm()
    .then((bytes) => initializeImageMagick(bytes))
    .then(() => {
      ResourceLimits.area = BigInt(MAX_MEGAPIXELS * 1e6);
      ResourceLimits.memory = BigInt(MAX_MEGAPIXELS * 1e6 * 12);
      ResourceLimits.disk = 0n;
      ResourceLimits.listLength = BigInt(MAX_PAGES * 4);
    });
  await ready;
}

/** Returns each frame. A still picture has one. */
export function* framesOf(bytes: Uint8Array, kind: RasterKind, name: string): Generator<Pixels> {
  judgeHeader(bytes, name);
  let shown = 0;
  for (let index = 0; index < (MOVING.includes(kind) ? MAX_PAGES : 1); index += 1) {
    const frame = frameAt(bytes, kind, name, index);
    if (!frame) break;
    shown += 1;
    yield frame;
  }
  if (shown === 0) throw new ImageFileError(sentences().pictureFile.damaged(name));
}

/** Whether a JPEG ends before its end marker (ITU-T T.81 §B.1.1.3). Decoders draw the missing part grey. */
export function isCutShort(bytes: Uint8Array, kind: FileKind): boolean {
  const end = Math.max(0, bytes.length - 1_024);
  return kind === 'jpeg' && !String.fromCharCode(...bytes.subarray(end)).includes('\xff\xd9');
}

/** Checks the size in the header, before memory is reserved for the pixels. */
function judgeHeader(bytes: Uint8Array, name: string): void {
  let size: { width: number; height: number };
  try {
    size = imageSize(bytes);
  } catch {
    // ImageMagick checks other headers, with the same limits.
    return;
  }
  requireReadableSize(name, size.width, size.height);
}

function frameAt(bytes: Uint8Array, kind: RasterKind, name: string, frameIndex: number): Pixels | undefined {
  const settings = new MagickReadSettings({ format: FORMATS[kind], frameIndex, frameCount: 1 });
  try {
    return ImageMagick.read(bytes, settings, (image) => pixelsOf(image, name));
  } catch (error) {
    if (error instanceof ImageFileError) throw error;
    return undefined;
  }
}

function pixelsOf(image: IMagickImage, name: string): Pixels {
  requireReadableSize(name, image.width, image.height);
  // Turns a phone's photo by its orientation tag.
  image.autoOrient();
  const { width, height } = image;
  const data = image.getPixels((pixels) => pixels.toByteArray(0, 0, width, height, 'RGBA'));
  if (!data) throw new ImageFileError(sentences().pictureFile.damaged(name));
  return {
    data: new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.length),
    width,
    height,
  };
}
