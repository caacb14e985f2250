/** Pictures made of pixels, by ImageMagick as WebAssembly: whatever a hostile file does happens inside its own memory. */
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

/** Each read as what it is and as nothing else: ImageMagick knows formats that open other files. */
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

/** @param wasm ImageMagick's WebAssembly module */
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

/** Each frame in turn; a still picture has one. */
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

/** Whether a JPEG stops before its end marker (ITU-T T.81 §B.1.1.3); decoders draw grey where nothing came. */
export function isCutShort(bytes: Uint8Array, kind: FileKind): boolean {
  const end = Math.max(0, bytes.length - 1_024);
  return kind === 'jpeg' && !String.fromCharCode(...bytes.subarray(end)).includes('\xff\xd9');
}

/** From the first bytes, before anything makes room for the pixels they announce. */
function judgeHeader(bytes: Uint8Array, name: string): void {
  let size: { width: number; height: number };
  try {
    size = imageSize(bytes);
  } catch {
    // A header it does not know is ImageMagick's to judge, under the same limits.
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
  // As people see it: a phone's photo says which way up it is.
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
