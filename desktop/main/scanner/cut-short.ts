import type { FileKind } from './file-kind.ts';

/**
 * Returns whether a picture ends before its own end mark. Decoders draw the missing part of a photo grey, and leave out
 * the missing frames of an animation. `false` for a kind that has no end mark.
 */
export function isCutShort(bytes: Uint8Array, kind: FileKind): boolean {
  switch (kind) {
    case 'jpeg':
      // The end marker (ITU-T T.81 §B.1.1.3). Programs write other bytes after it.
      return !tail(bytes, 1_024).includes('\xff\xd9');
    case 'png':
      return !tail(bytes, 1_024).includes('IEND');
    case 'gif':
      // The trailer (GIF89a §27).
      return !tail(bytes, 16).includes(';');
    case 'webp':
      // The length of everything after the first eight bytes.
      return bytes.length < 8 + viewOf(bytes).getUint32(4, true);
    case 'heic':
    case 'avif':
      return lastBoxIsCut(bytes);
    default:
      return false;
  }
}

/** Whether a box of the picture is longer than the rest of the file (ISO/IEC 14496-12 §4.2). */
function lastBoxIsCut(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    // Anything else was appended to the file by another program.
    if (!/^(?:ftyp|meta|mdat|moov|free)$/.test(type)) return false;
    const short = view.getUint32(at);
    // It reaches to the end of the file.
    if (short === 0) return false;
    if (short === 1 && at + 16 > bytes.length) return true;
    at += Math.max(8, short === 1 ? Number(view.getBigUint64(at + 8)) : short);
  }
  return at > bytes.length;
}

function tail(bytes: Uint8Array, count: number): string {
  return String.fromCharCode(...bytes.subarray(Math.max(0, bytes.length - count)));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
