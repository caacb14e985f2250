/** Pictures inside a drawing, in the kinds that resvg shows. Browsers show all, whatever their address calls them. */
import { type FileKind, kindOf } from './file-kind.ts';
import type { RasterKind } from './raster-file.ts';

/** Kinds that resvg reads, if the address names them rightly. */
const SHOWN: readonly FileKind[] = ['png', 'jpeg', 'gif'];
const EMBEDDED = /data:image\/[\w.+-]+(?:;[\w-]+=[\w-]+)*;base64,([a-z0-9+/=\s]+)/gi;

/** Whether a drawing embeds pictures. */
export function holdsPictures(svg: string): boolean {
  return svg.search(EMBEDDED) >= 0;
}

/**
 * Returns a drawing whose pictures have the names of their kinds.
 *
 * @param asPng converts a picture; returns `undefined` for one that cannot be read
 */
export function withShownPictures(
  svg: string,
  asPng: (bytes: Uint8Array, kind: RasterKind) => Uint8Array | undefined,
): string {
  return svg.replaceAll(EMBEDDED, (address, base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    const kind = kindOf(bytes);
    if (kind === undefined || kind === 'svg' || kind === 'pdf') return address;
    if (SHOWN.includes(kind)) return `data:image/${kind};base64,${base64}`;
    const png = asPng(bytes, kind);
    return png ? `data:image/png;base64,${Buffer.from(png).toString('base64')}` : address;
  });
}
