/** The kind of a file, from its first bytes. Its name may be wrong. */

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

/** Returns the kind of a file; `undefined` if it is neither a picture nor a PDF. */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const latin = String.fromCharCode(...bytes.subarray(0, 1_024));
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (latin.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(latin)) return 'gif';
  if (latin.startsWith('BM')) return 'bmp';
  if (latin.startsWith('II*\0') || latin.startsWith('MM\0*')) return 'tiff';
  if (latin.startsWith('\0\0\x01\0')) return 'ico';
  if (latin.startsWith('\xff\x0a') || latin.startsWith('\0\0\0\x0cJXL ')) return 'jxl';
  if (latin.slice(4, 8) === 'ftyp') {
    const brand = latin.slice(8, 12);
    if (/^avi[fs]/.test(brand)) return 'avif';
    if (/^(heic|heix|hevc|mif1|msf1)/.test(brand)) return 'heic';
  }
  // Some programs write a few bytes before a PDF's first line, and readers allow it.
  if (latin.includes('%PDF-')) return 'pdf';
  return /^[\s\u00ef\u00bb\u00bf]*(<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/i.test(latin)
    ? 'svg'
    : undefined;
}
