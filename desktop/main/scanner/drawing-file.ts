/** SVG drawings, with resvg as WebAssembly. It runs no scripts, reads no other files and uses no network. */

import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { sentences } from '../texts/texts.ts';
import { holdsPictures, withShownPictures } from './drawing-pictures.ts';
import { drawingOfPage, withPlainColours } from './drawing-source.ts';
import { drawingText } from './drawing-text.ts';
import { DRAWN_SIDE, ImageFileError } from './file-limits.ts';
import type { Pixels } from './pixels.ts';
import { pngOf } from './raster-file.ts';

let ready: Promise<void> | undefined;

/** Loads resvg. @param wasm its WebAssembly module */
export async function prepareDrawing(wasm: () => Promise<Uint8Array>): Promise<void> {
  ready ??= wasm().then((bytes) => initWasm(bytes as Uint8Array<ArrayBuffer>));
  await ready;
}

/** Whether a drawing needs ImageMagick, too. */
export function needsRaster(bytes: Uint8Array): boolean {
  return holdsPictures(drawingText(bytes));
}

/**
 * Returns the drawing as pixels. Small ones are enlarged, as a module is often one unit wide; large ones are reduced. The
 * ground stays transparent: the search also tries it with a dark one.
 */
export function drawingOf(bytes: Uint8Array, name: string): Pixels {
  const text = withShownPictures(withPlainColours(drawingText(bytes)), (picture, kind) =>
    pngOf(picture, kind, name),
  );
  // A file is XML. A drawing copied from a page is not, and its parser forgives more.
  for (const svg of [() => text, () => drawingOfPage(text)]) {
    try {
      const source = svg();
      if (source !== undefined) return draw(source);
    } catch {
      // The other reading may succeed.
    }
  }
  throw new ImageFileError(sentences().pictureFile.drawingDamaged({ name }));
}

function draw(svg: string): Pixels {
  const probe = new Resvg(svg);
  const { width, height } = probe;
  probe.free();
  const longer = width >= height ? 'width' : 'height';
  const side = Math.min(DRAWN_SIDE, Math.max(1_000, Math.max(width, height)));
  const drawing = new Resvg(svg, { fitTo: { mode: longer, value: side } });
  const image = drawing.render();
  const pixels = { data: new Uint8ClampedArray(image.pixels), width: image.width, height: image.height };
  image.free();
  drawing.free();
  return pixels;
}
