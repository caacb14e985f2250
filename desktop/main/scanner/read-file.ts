/** The pictures in a file. Size and kind are checked before decoding, from the first bytes, never from the name. */
import { open, readFile } from 'node:fs/promises';
import { sentences } from '../texts/texts.ts';
import { isCutShort } from './cut-short.ts';
import { openPages, prepareDocument } from './document-file.ts';
import { drawingOf, needsRaster, prepareDrawing } from './drawing-file.ts';
import { kindOf } from './file-kind.ts';
import { ImageFileError, MAX_FILE_BYTES } from './file-limits.ts';
import type { Pixels } from './pixels.ts';
import { framesOf, prepareRaster } from './raster-file.ts';
import { shownFileName } from './shown-file-name.ts';

/** The paths of the decoders' WebAssembly modules. */
export interface FileDecoders {
  magick: string;
  pdfium: string;
  resvg: string;
}

export interface FilePicture {
  pixels: Pixels;
  /** Page of a document or frame of an animation, from 1; absent for a still picture. */
  page?: number;
  /** The number of pages of the document. The last ones may not be read. */
  pages?: number;
  /** The file ends before its picture is complete. Some programs leave out a JPEG's end mark, so there it is only possible. */
  cutShort?: 'surely' | 'maybe';
}

/**
 * Returns the pictures in a file, one after the other.
 *
 * @throws ImageFileError only, for any file
 */
export async function* picturesIn(path: string, decoders: FileDecoders): AsyncGenerator<FilePicture> {
  const name = shownFileName(path);
  yield* picturesInBytes(await readBytes(path, name), name, decoders);
}

/** Returns the pictures in bytes, such as a picture on the clipboard. */
export async function* picturesInBytes(
  bytes: Uint8Array,
  name: string,
  decoders: FileDecoders,
): AsyncGenerator<FilePicture> {
  const kind = kindOf(bytes);
  switch (kind) {
    case undefined:
      throw new ImageFileError(sentences().pictureFile.noPicture({ name }));
    case 'svg':
      await prepareDrawing(() => readFile(decoders.resvg));
      if (needsRaster(bytes)) await prepareRaster(() => readFile(decoders.magick));
      yield { pixels: drawingOf(bytes, name) };
      return;
    case 'pdf': {
      await prepareDocument(() => readFile(decoders.pdfium));
      let page = 0;
      const { pages, count } = await openPages(bytes, name);
      for await (const pixels of pages) {
        page += 1;
        yield { pixels, page, pages: count };
      }
      return;
    }
    default: {
      await prepareRaster(() => readFile(decoders.magick));
      let page = 0;
      for (const pixels of framesOf(bytes, kind, name)) {
        page += 1;
        if (page > 1) yield { pixels, page };
        else if (!isCutShort(bytes, kind)) yield { pixels };
        else yield { pixels, cutShort: kind === 'jpeg' ? 'maybe' : 'surely' };
      }
    }
  }
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const stat = await file.stat();
    if (stat.isDirectory()) throw new ImageFileError(sentences().pictureFile.folder({ name }));
    if (!stat.isFile()) throw new ImageFileError(sentences().pictureFile.noFile({ name }));
    if (stat.size > MAX_FILE_BYTES) {
      throw new ImageFileError(
        sentences().pictureFile.tooLarge({
          name,
          megabytes: Math.round(stat.size / 2 ** 20),
          most: MAX_FILE_BYTES / 2 ** 20,
        }),
      );
    }
    if (stat.size === 0) throw new ImageFileError(sentences().pictureFile.empty({ name }));
    return await file.readFile();
  } catch (error) {
    if (error instanceof ImageFileError) throw error;
    switch (error instanceof Error && 'code' in error ? error.code : undefined) {
      case 'ENOENT':
        throw new ImageFileError(sentences().pictureFile.gone({ name }));
      case 'EISDIR':
        throw new ImageFileError(sentences().pictureFile.folder({ name }));
      case 'EACCES':
      case 'EPERM':
        throw new ImageFileError(sentences().pictureFile.noPermission({ name }));
      default:
        throw new ImageFileError(sentences().pictureFile.unreadable({ name }));
    }
  }
}
