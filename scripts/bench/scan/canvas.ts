/** Drawing pictures of desktops: rectangles, gradients, lines of text. */
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import type { Chance } from './random.ts';

export type Colour = readonly [red: number, green: number, blue: number];
export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [255, 255, 255];

export function canvas(width: number, height: number, colour: Colour = WHITE): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  new Uint32Array(data.buffer).fill(wordOf(colour));
  return { data, width, height };
}

export function wordOf([red, green, blue]: Colour): number {
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}

export function fill(
  pixels: Pixels,
  area: { x: number; y: number; width: number; height: number },
  colour: Colour,
): void {
  const words = new Uint32Array(pixels.data.buffer);
  const left = Math.max(0, Math.round(area.x));
  const right = Math.min(pixels.width, Math.round(area.x + area.width));
  const bottom = Math.min(pixels.height, Math.round(area.y + area.height));
  if (right <= left) return;
  for (let y = Math.max(0, Math.round(area.y)); y < bottom; y += 1) {
    words.fill(wordOf(colour), y * pixels.width + left, y * pixels.width + right);
  }
}

/** Draws a desktop: a wallpaper, windows with title bars, lines of text, icons. */
export function desktop(width: number, height: number, chance: Chance, dark = chance.next() < 0.3): Pixels {
  const pixels = canvas(width, height);
  wallpaper(pixels, chance);
  const windows = Math.max(3, Math.round((width * height) / 500_000));
  for (let count = 0; count < windows; count += 1) drawWindow(pixels, chance, dark);
  fill(pixels, { x: 0, y: height - 40, width, height: 40 }, dark ? [20, 22, 28] : [225, 228, 235]);
  for (let x = 12; x < Math.min(width, 700); x += 44) {
    fill(pixels, { x, y: height - 34, width: 28, height: 28 }, anyColour(chance));
  }
  return pixels;
}

function wallpaper(pixels: Pixels, chance: Chance): void {
  const words = new Uint32Array(pixels.data.buffer);
  const [a, b] = [anyColour(chance), anyColour(chance)];
  for (let y = 0; y < pixels.height; y += 1) {
    const share = y / pixels.height;
    const mixed = a.map((value, channel) => value * (1 - share) + (b[channel] ?? 0) * share);
    words.fill(wordOf(mixed as unknown as Colour), y * pixels.width, (y + 1) * pixels.width);
  }
}

function drawWindow(pixels: Pixels, chance: Chance, dark: boolean): void {
  const width = chance.whole(260, 900);
  const height = chance.whole(180, 700);
  const x = chance.whole(-60, pixels.width - 100);
  const y = chance.whole(0, Math.max(1, pixels.height - 120));
  fill(pixels, { x, y, width, height }, dark ? [30, 32, 40] : [250, 250, 252]);
  fill(pixels, { x, y, width, height: 30 }, dark ? [48, 50, 60] : [222, 226, 234]);
  const ink: Colour = dark ? [200, 204, 214] : [40, 44, 52];
  for (let line = y + 44; line < y + height - 16; line += chance.pick([16, 18, 20])) {
    writeLine(pixels, { x: x + 14, y: line, width: (width - 28) * chance.between(0.3, 1) }, ink, chance);
  }
  if (chance.next() < 0.4) {
    const side = chance.whole(40, 140);
    for (let row = 0; row < side; row += 4) {
      fill(pixels, { x: x + width - side - 20, y: y + 50 + row, width: side, height: 4 }, anyColour(chance));
    }
  }
}

/** Draws marks with about the size and density of letters. */
export function writeLine(
  pixels: Pixels,
  at: { x: number; y: number; width: number },
  ink: Colour,
  chance: Chance,
): void {
  for (let x = at.x; x < at.x + at.width; x += 7) {
    if (chance.next() < 0.16) continue;
    fill(pixels, { x, y: at.y, width: 1.6, height: 9 }, ink);
    if (chance.next() < 0.6) fill(pixels, { x, y: at.y + chance.whole(0, 8), width: 5, height: 1.4 }, ink);
    if (chance.next() < 0.4) fill(pixels, { x: x + 4, y: at.y + 3, width: 1.5, height: 6 }, ink);
  }
}

export function anyColour(chance: Chance): Colour {
  return [chance.whole(20, 235), chance.whole(20, 235), chance.whole(20, 235)];
}
