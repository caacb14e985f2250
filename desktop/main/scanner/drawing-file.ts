/** SVG drawings, with resvg as WebAssembly. It runs no scripts, reads no other files and uses no network. */

import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { sentences } from '../texts/texts.ts';
import { DRAWN_SIDE, ImageFileError } from './file-limits.ts';
import type { Pixels } from './pixels.ts';

let ready: Promise<void> | undefined;

/** Loads resvg. @param wasm its WebAssembly module */
export async function prepareDrawing(wasm: () => Promise<Uint8Array>): Promise<void> {
  ready ??= wasm().then((bytes) => initWasm(bytes as Uint8Array<ArrayBuffer>));
  await ready;
}

/**
 * Returns the drawing as pixels. Small ones are enlarged, as a module is often one unit wide; large ones are reduced.
 */
export function drawingOf(bytes: Uint8Array, name: string): Pixels {
  const text = new TextDecoder().decode(bytes);
  try {
    const probe = new Resvg(text);
    const { width, height } = probe;
    probe.free();
    const longer = width >= height ? 'width' : 'height';
    const side = Math.min(DRAWN_SIDE, Math.max(1_000, Math.max(width, height)));
    const drawing = new Resvg(text, { background: 'white', fitTo: { mode: longer, value: side } });
    const image = drawing.render();
    const pixels = { data: new Uint8ClampedArray(image.pixels), width: image.width, height: image.height };
    image.free();
    drawing.free();
    return pixels;
  } catch {
    throw new ImageFileError(sentences().pictureFile.drawingDamaged(name));
  }
}
