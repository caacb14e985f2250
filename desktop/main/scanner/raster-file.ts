/** Pixel pictures, with ImageMagick as WebAssembly. A malicious file can reach only that module's memory. */
import {
  ColorSpace,
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
import { type PngAnimation, pngFrames } from './png-frames.ts';

export type RasterKind = Exclude<FileKind, 'svg' | 'pdf'>;

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
/** Kinds whose frames are drawn over the earlier ones, as a browser plays them. */
const MOVING: readonly RasterKind[] = ['gif', 'webp', 'avif'];
/** Kinds with several separate pictures: pages, and sizes of an icon. */
const SEVERAL: readonly RasterKind[] = ['tiff', 'ico'];

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
  judgeHeader(bytes, kind, name);
  const frames = kind === 'png' ? pngFrames(bytes) : undefined;
  if (frames) {
    yield* composed(frames, name);
    return;
  }
  if (MOVING.includes(kind)) {
    const played = playedFrames(bytes, kind, name);
    if (played) {
      yield* played;
      return;
    }
  }
  let shown = 0;
  let largest: Pixels | undefined;
  for (let index = 0; index < (SEVERAL.includes(kind) || MOVING.includes(kind) ? MAX_PAGES : 1); index += 1) {
    const frame = frameAt(bytes, kind, name, index);
    if (!frame) break;
    shown += 1;
    if (kind !== 'ico') yield frame;
    else if (!largest || frame.width * frame.height > largest.width * largest.height) largest = frame;
  }
  // A browser shows the best size of an icon.
  if (largest) yield largest;
  if (shown === 0) throw new ImageFileError(sentences().pictureFile.damaged({ name }));
}

/** Returns the frames of an animated PNG, each drawn over the earlier ones. */
function* composed({ width, height, frames }: PngAnimation, name: string): Generator<Pixels> {
  requireReadableSize(name, width, height);
  let canvas = new Uint8ClampedArray(width * height * 4);
  for (const { png, x, y, dispose, over, ...size } of frames) {
    // A frame outside the picture is an error of the file (§11.3.6.2).
    if (x + size.width > width || y + size.height > height) break;
    const frame = frameAt(png, 'png', name, 0);
    if (!frame || frame.width !== size.width || frame.height !== size.height) break;
    const before = dispose === 'restore' ? canvas.slice() : canvas;
    drawOnto(canvas, width, frame, { x, y, over });
    yield { data: canvas.slice(), width, height };
    canvas = before;
    if (dispose === 'clear') {
      for (let row = y; row < y + frame.height; row += 1) {
        canvas.fill(0, (row * width + x) * 4, (row * width + x + frame.width) * 4);
      }
    }
  }
}

function drawOnto(
  canvas: Uint8ClampedArray,
  width: number,
  frame: Pixels,
  { x, y, over }: { x: number; y: number; over: boolean },
): void {
  for (let row = 0; row < frame.height; row += 1) {
    for (let column = 0; column < frame.width; column += 1) {
      const from = (row * frame.width + column) * 4;
      const to = ((y + row) * width + x + column) * 4;
      const alpha = over ? (frame.data[from + 3] ?? 0) / 255 : 1;
      if (alpha === 1) {
        canvas.set(frame.data.subarray(from, from + 4), to);
        continue;
      }
      for (let channel = 0; channel < 4; channel += 1) {
        const top = channel === 3 ? 255 : (frame.data[from + channel] ?? 0);
        canvas[to + channel] = top * alpha + (canvas[to + channel] ?? 0) * (1 - alpha);
      }
    }
  }
}

/**
 * Returns the frames of an animation as they are played: a frame may contain only what differs from the one before it.
 * `undefined` if they do not fit into the memory together; then each is read by itself.
 */
function playedFrames(bytes: Uint8Array, kind: RasterKind, name: string): Pixels[] | undefined {
  const settings = new MagickReadSettings({ format: FORMATS[kind], frameIndex: 0, frameCount: MAX_PAGES });
  try {
    return ImageMagick.readCollection(bytes, settings, (images) => {
      const [first] = images;
      if (!first || first.width * first.height * images.length > MAX_MEGAPIXELS * 1e6) return undefined;
      if (images.length > 1) images.coalesce();
      return images.map((image) => pixelsOf(image, name));
    });
  } catch (error) {
    if (error instanceof ImageFileError) throw error;
    return undefined;
  }
}

/** Checks the size in the header, before memory is reserved for the pixels. */
function judgeHeader(bytes: Uint8Array, kind: RasterKind, name: string): void {
  let size: { width: number; height: number };
  try {
    size = kind === 'bmp' ? bmpSize(bytes) : imageSize(bytes);
  } catch {
    // ImageMagick checks other headers, with the same limits.
    return;
  }
  requireReadableSize(name, size.width, size.height);
}

/** OS/2 writes shorter numbers, and a negative height means rows from the top. */
function bmpSize(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isShort = view.getUint32(14, true) === 12;
  const width = isShort ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = isShort ? view.getUint16(20, true) : view.getInt32(22, true);
  return { width: Math.abs(width), height: Math.abs(height) };
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

/** Returns a picture as a PNG file; `undefined` if it cannot be read. ImageMagick must be loaded. */
export function pngOf(bytes: Uint8Array, kind: RasterKind, name: string): Uint8Array | undefined {
  judgeHeader(bytes, kind, name);
  const settings = new MagickReadSettings({ format: FORMATS[kind], frameIndex: 0, frameCount: 1 });
  try {
    return ImageMagick.read(bytes, settings, (image) => {
      requireReadableSize(name, image.width, image.height);
      image.autoOrient();
      return image.write(MagickFormat.Png, (png) => Uint8Array.from(png));
    });
  } catch (error) {
    if (error instanceof ImageFileError) throw error;
    return undefined;
  }
}

function pixelsOf(image: IMagickImage, name: string): Pixels {
  requireReadableSize(name, image.width, image.height);
  // Turns a phone's photo by its orientation tag.
  image.autoOrient();
  // Printers' colours are mixed from four inks, and would be read as red, green, blue and transparency.
  if (image.colorSpace === ColorSpace.CMYK) image.colorSpace = ColorSpace.sRGB;
  const { width, height } = image;
  const data = image.getPixels((pixels) => pixels.toByteArray(0, 0, width, height, 'RGBA'));
  if (!data) throw new ImageFileError(sentences().pictureFile.damaged({ name }));
  return {
    data: new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.length),
    width,
    height,
  };
}
