/** Pictures with QR codes, drawn in memory. */
import QRCode from 'qrcode';
import type { Pixels } from '../decode-qr.ts';

export type Colour = readonly [red: number, green: number, blue: number];
export const WHITE: Colour = [255, 255, 255];
export const BLACK: Colour = [0, 0, 0];

export function canvas(width: number, height: number, colour: Colour = WHITE): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < data.length; at += 4) data.set([...colour, 255], at);
  return { data, width, height };
}

export interface DrawOptions {
  x: number;
  y: number;
  /** Pixels per module. */
  scale?: number;
  dark?: Colour;
  light?: Colour;
  /** Light modules around the code; the default is four. */
  quiet?: number;
}

/** Draws a code with its quiet zone. `x` and `y` are the corner of the quiet zone. */
export function drawQr(pixels: Pixels, text: string, options: DrawOptions): Pixels {
  const { x, y, scale = 4, dark = BLACK, light = WHITE, quiet = 4 } = options;
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = (modules.size + quiet * 2) * scale;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const [moduleRow, moduleColumn] = [Math.floor(row / scale) - quiet, Math.floor(column / scale) - quiet];
      const inside =
        Math.min(moduleRow, moduleColumn) >= 0 && Math.max(moduleRow, moduleColumn) < modules.size;
      const set = inside && modules.get(moduleRow, moduleColumn) === 1;
      pixels.data.set(set ? dark : light, ((y + row) * pixels.width + x + column) * 4);
    }
  }
  return pixels;
}

/**
 * Repaints some squares of a picture at random, like wear, stickers and compression.
 *
 * @param area the damaged part; squares are five pixels wide
 * @param seed the same seed repaints the same squares
 */
export function wearOut(
  pixels: Pixels,
  area: { x: number; y: number; side: number },
  squares: number,
  seed: number,
): Pixels {
  const random = pseudoRandom(seed);
  const across = Math.floor(area.side / 5);
  for (let count = 0; count < squares; count += 1) {
    const x = area.x + Math.floor(random() * across) * 5;
    const y = area.y + Math.floor(random() * across) * 5;
    const shade = random() < 0.5 ? BLACK : WHITE;
    for (let row = 0; row < 5; row += 1) {
      for (let column = 0; column < 5; column += 1) {
        pixels.data.set(shade, ((y + row) * pixels.width + x + column) * 4);
      }
    }
  }
  return pixels;
}

function pseudoRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
