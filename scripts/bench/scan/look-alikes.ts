/** Patterns that look like QR codes. */
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import { BLACK, fill, WHITE } from './canvas.ts';
import { modulesOf } from './draw-code.ts';
import { someKeyUri } from './place.ts';
import type { Chance } from './random.ts';

export function lookAlikes(pixels: Pixels, chance: Chance): void {
  for (let count = 0; count < 6; count += 1) {
    const x = 20 + (count % 3) * 420;
    const y = 20 + Math.floor(count / 3) * 350;
    chance.pick([noiseWithFinders, checkerboard, bars, lonelyFinders, brokenCode])(pixels, x, y, chance);
  }
}

/** Draws three finder patterns around noise. */
function noiseWithFinders(pixels: Pixels, x: number, y: number, chance: Chance): void {
  const scale = chance.whole(3, 8);
  const size = 21 + 4 * chance.whole(0, 4);
  grid(pixels, x, y, scale, size, (row, column) => finderAt(row, column, size) ?? chance.next() < 0.5);
}

function checkerboard(pixels: Pixels, x: number, y: number, chance: Chance): void {
  grid(pixels, x, y, chance.whole(2, 8), 32, (row, column) => (row + column) % 2 === 0);
}

function bars(pixels: Pixels, x: number, y: number, chance: Chance): void {
  const columns = Array.from({ length: 80 }, () => chance.next() < 0.5);
  grid(pixels, x, y, 3, 80, (_row, column) => columns[column] ?? false);
}

function lonelyFinders(pixels: Pixels, x: number, y: number, chance: Chance): void {
  const scale = chance.whole(3, 8);
  grid(pixels, x, y, scale, 40, (row, column) => {
    const [r, c] = [row % 20, column % 20];
    return r < 7 && c < 7 ? finder(r, c) : false;
  });
}

/** Draws a code that is too damaged to be read. A decoder must not guess its text. */
function brokenCode(pixels: Pixels, x: number, y: number, chance: Chance): void {
  const { size, isDark } = modulesOf({ text: someKeyUri(chance) });
  grid(pixels, x, y, 5, size, (row, column) =>
    (finderAt(row, column, size) ?? chance.next() < 0.6) ? isDark(row, column) : chance.next() < 0.5,
  );
}

function grid(
  pixels: Pixels,
  x: number,
  y: number,
  scale: number,
  size: number,
  isDark: (row: number, column: number) => boolean,
): void {
  fill(pixels, { x, y, width: (size + 8) * scale, height: (size + 8) * scale }, WHITE);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const at = { x: x + (column + 4) * scale, y: y + (row + 4) * scale, width: scale, height: scale };
      if (isDark(row, column)) fill(pixels, at, BLACK);
    }
  }
}

function finderAt(row: number, column: number, size: number): boolean | undefined {
  if (row < 8 && column < 8) return row < 7 && column < 7 && finder(row, column);
  if (row < 8 && column >= size - 8) return row < 7 && column > size - 8 && finder(row, column - size + 7);
  if (row >= size - 8 && column < 8) return row > size - 8 && column < 7 && finder(row - size + 7, column);
  return undefined;
}

function finder(row: number, column: number): boolean {
  const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3));
  return ring !== 2;
}
