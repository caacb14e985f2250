/** Every code of every picture in a file. */
import { basename } from 'node:path';
import { type DecodedQr, decodeQr } from './decode-qr.ts';
import { ImageFileError } from './file-limits.ts';
import { type FileDecoders, picturesIn, picturesInBytes } from './read-file.ts';
import { thumbnailOf } from './thumbnail.ts';

/** A code, and where in the file it was. */
export interface PlacedQr extends DecodedQr {
  /** Size of the picture it was found in, in pixels. */
  width: number;
  height: number;
  /** Page of a document or frame of an animation, from 1. */
  page?: number | undefined;
  /** A small look at the place, too coarse to be read as a code. */
  thumbnail: Uint8ClampedArray;
}

export interface FileSearch {
  codes: PlacedQr[];
  /** Why the file, or its rest, was not read. */
  error?: string;
}

/** @param source a path, or bytes with a name for sentences */
export async function searchFile(
  source: string | { bytes: Uint8Array; name: string },
  decoders: FileDecoders,
): Promise<FileSearch> {
  const codes: PlacedQr[] = [];
  try {
    const pictures =
      typeof source === 'string'
        ? picturesIn(source, decoders)
        : picturesInBytes(source.bytes, source.name, decoders);
    let cutShort = false;
    for await (const { pixels, page, cutShort: cut } of pictures) {
      cutShort ||= cut === true;
      for (const code of await decodeQr(pixels)) {
        // Most frames of an animation show the same.
        if (page !== undefined && codes.some((other) => isRepeat(other, code))) continue;
        const { width, height } = pixels;
        codes.push({ ...code, width, height, page, thumbnail: thumbnailOf(pixels, code.corners) });
      }
    }
    if (!cutShort || codes.length > 0) return { codes };
    const name = typeof source === 'string' ? basename(source) : source.name;
    return {
      codes,
      error: `“${name}” is cut short: part of its picture is missing, and no code is in the rest.`,
    };
  } catch (error) {
    if (error instanceof ImageFileError) return { codes, error: error.message };
    throw error;
  }
}

function isRepeat(a: DecodedQr, b: DecodedQr): boolean {
  return (
    a.text === b.text && Math.hypot(a.corners[0].x - b.corners[0].x, a.corners[0].y - b.corners[0].y) < 40
  );
}
