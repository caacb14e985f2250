/** A picture file, judged before it is decoded: size, kind and dimensions come from its first bytes. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { imageSize } from 'image-size';
import { codeOf } from '../vault/store-failure.ts';
import type { Pixels } from './decode-qr.ts';

export const MAX_FILE_BYTES = 64 * 2 ** 20;
export const MAX_MEGAPIXELS = 50;

/** Why a file was not read. `message` is one sentence that names the file. */
export class ImageFileError extends Error {
  override name = 'ImageFileError';
}

/** Decodes PNG or JPEG bytes to a BGRA bitmap; an empty picture means they could not be decoded. */
export type DecodeImage = (bytes: Buffer) => Pixels | undefined;

/** @throws ImageFileError and nothing else, whatever the file */
export async function readImageFile(path: string, decode: DecodeImage): Promise<Pixels> {
  const name = basename(path);
  const bytes = await readBytes(path, name);
  const { type, width, height } = headerOf(bytes, name);
  const kind = KIND_NAMES[type];
  if (type !== 'png' && type !== 'jpg') {
    throw new ImageFileError(
      `“${name}” is ${kind ?? 'a picture of a kind Countersign does not read'}. Save it as PNG or JPEG and open that.`,
    );
  }
  const megapixels = (width * height) / 1e6;
  if (megapixels > MAX_MEGAPIXELS) {
    throw new ImageFileError(
      `“${name}” has ${Math.round(megapixels)} megapixels; ${MAX_MEGAPIXELS} is the most that is read. Cut out the part with the code and open that.`,
    );
  }
  const pixels = decode(bytes);
  if (!pixels || pixels.width === 0 || pixels.height === 0) {
    throw new ImageFileError(`“${name}” is damaged: its picture cannot be decoded.`);
  }
  return pixels;
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  png: 'a PNG picture',
  jpg: 'a JPEG picture',
  webp: 'a WebP picture',
  gif: 'a GIF picture',
  svg: 'an SVG drawing',
  bmp: 'a BMP picture',
  tiff: 'a TIFF picture',
  heif: 'an HEIF picture',
  heic: 'an HEIC picture',
  avif: 'an AVIF picture',
  jxl: 'a JPEG XL picture',
  ico: 'an icon file',
  icns: 'an icon file',
  psd: 'a Photoshop file',
};

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > MAX_FILE_BYTES) {
      throw new ImageFileError(
        `“${name}” is ${Math.round(size / 2 ** 20)} MB large; ${MAX_FILE_BYTES / 2 ** 20} MB is the most that is read.`,
      );
    }
    if (size === 0) throw new ImageFileError(`“${name}” is empty: there is no picture in it.`);
    return await file.readFile();
  } catch (error) {
    if (error instanceof ImageFileError) throw error;
    switch (codeOf(error)) {
      case 'ENOENT':
        throw new ImageFileError(`“${name}” is no longer there.`);
      case 'EISDIR':
        throw new ImageFileError(`“${name}” is a folder, not a picture.`);
      case 'EACCES':
      case 'EPERM':
        throw new ImageFileError(`“${name}” cannot be read. Check its permissions.`);
      default:
        throw new ImageFileError(`“${name}” could not be read from the disk.`);
    }
  }
}

function headerOf(bytes: Buffer, name: string): { type: string; width: number; height: number } {
  try {
    const { type, width, height } = imageSize(bytes);
    return { type: type ?? '', width, height };
  } catch {
    throw new ImageFileError(`“${name}” is not a picture. Choose a PNG or JPEG file.`);
  }
}
