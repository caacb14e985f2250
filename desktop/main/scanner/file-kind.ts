/** The kind of a file, from its first bytes. Its name may be wrong. */

// Not from drawing-source.ts, whose parser would be read at each start of the app.
import { drawingText } from './drawing-text.ts';

export type FileKind =
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'heic'
  | 'avif'
  | 'jxl'
  | 'ico'
  | 'svg'
  | 'pdf';

/** How many bytes show a file's kind. Drawing programs begin with long comments. */
export const HEAD_BYTES = 16_384;

/** Returns the kind of a file; `undefined` if it is neither a picture nor a PDF. */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const latin = String.fromCharCode(...bytes.subarray(0, 1_024));
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (latin.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(latin)) return 'gif';
  if (latin.startsWith('BM')) return 'bmp';
  if (latin.startsWith('II*\0') || latin.startsWith('MM\0*')) return 'tiff';
  // The second is a mouse pointer, which is an icon with a hot spot.
  if (latin.startsWith('\0\0\x01\0') || latin.startsWith('\0\0\x02\0')) return 'ico';
  if (latin.startsWith('\xff\x0a') || latin.startsWith('\0\0\0\x0cJXL ')) return 'jxl';
  if (latin.slice(4, 8) === 'ftyp') {
    // The first brand may be a general one. The compatible brands follow it (ISO/IEC 14496-12 §4.3).
    const brands = latin.slice(
      8,
      Math.max(12, Math.min(128, latin.charCodeAt(2) * 256 + latin.charCodeAt(3))),
    );
    if (/avi[fs]/.test(brands)) return 'avif';
    if (/hei[csmx]|hev[csmx]|mif1|msf1/.test(brands)) return 'heic';
  }
  // Some programs write a few bytes before a PDF's first line, and readers allow it.
  if (latin.includes('%PDF-')) return 'pdf';
  return isDrawing(bytes) ? 'svg' : undefined;
}

/** Whether the first element is an SVG drawing. Prolog, comments and a document type may come first. */
function isDrawing(bytes: Uint8Array): boolean {
  let text = drawingText(bytes.subarray(0, HEAD_BYTES)).replace(/^\ufeff/, '');
  for (;;) {
    const rest = text.replace(
      /^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>)/i,
      '',
    );
    if (rest === text) break;
    text = rest;
  }
  return /^\s*<(?:[a-z][\w.-]*:)?svg[\s>]/i.test(text);
}
