/** Draws one QR code: turned, in perspective, rounded, coloured, with a logo, with any number of pixels per module. */
import QRCode from 'qrcode';
import type { Corners, Point } from '../../../desktop/main/scanner/geometry.ts';
import { homographyTo, inverse, project } from '../../../desktop/main/scanner/perspective.ts';
import type { Pixels } from '../../../desktop/main/scanner/pixels.ts';
import { BLACK, type Colour, WHITE } from './canvas.ts';

export interface CodeLook {
  text: string;
  level?: 'L' | 'M' | 'Q' | 'H';
  version?: number;
  dark?: Colour;
  light?: Colour;
  /** Light modules around the code. */
  quiet?: number;
  /** Dots instead of squares. */
  rounded?: boolean;
  /** The width of a logo in the centre, relative to the code's width. */
  logo?: number;
}

export interface CodeModules {
  size: number;
  isDark: (row: number, column: number) => boolean;
}

export function modulesOf({ text, level = 'M', version }: CodeLook): CodeModules {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level, ...(version && { version }) });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** Draws with an integer number of pixels per module, like browsers at 100 %. `at` is the quiet zone's corner. */
export function drawSquare(pixels: Pixels, look: CodeLook, at: Point, scale: number): Corners {
  const side = modulesOf(look).size * scale;
  const quiet = (look.quiet ?? 4) * scale;
  const [left, top] = [at.x + quiet, at.y + quiet];
  const corners: Corners = [
    { x: left, y: top },
    { x: left + side, y: top },
    { x: left + side, y: top + side },
    { x: left, y: top + side },
  ];
  drawWarped(pixels, look, corners, 1);
  return corners;
}

/**
 * Draws a code whose corners form any convex quadrilateral.
 *
 * @param samples the samples of a pixel along each side; 1 gives hard edges, 4 soft ones
 */
export function drawWarped(pixels: Pixels, look: CodeLook, corners: Corners, samples = 4): void {
  const { size, isDark } = modulesOf(look);
  const { dark = BLACK, light = WHITE, quiet = 4 } = look;
  const toPixels = homographyTo(corners);
  const toUnit = inverse(toPixels);
  const outline = [
    [-quiet, -quiet],
    [size + quiet, -quiet],
    [size + quiet, size + quiet],
    [-quiet, size + quiet],
  ].map(([x = 0, y = 0]) => project(toPixels, x / size, y / size));
  const bounds = {
    left: Math.max(0, Math.floor(Math.min(...outline.map(({ x }) => x)))),
    right: Math.min(pixels.width, Math.ceil(Math.max(...outline.map(({ x }) => x)))),
    top: Math.max(0, Math.floor(Math.min(...outline.map(({ y }) => y)))),
    bottom: Math.min(pixels.height, Math.ceil(Math.max(...outline.map(({ y }) => y)))),
  };
  const shade = shadeOf(look, size, isDark);
  for (let y = bounds.top; y < bounds.bottom; y += 1) {
    for (let x = bounds.left; x < bounds.right; x += 1) {
      let inside = 0;
      let ink = 0;
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const sx = x + ((sample % samples) + 0.5) / samples;
        const sy = y + (Math.floor(sample / samples) + 0.5) / samples;
        const { x: across, y: down } = project(toUnit, sx, sy);
        const [column, row] = [across * size, down * size];
        if (Math.min(row, column) < -quiet || Math.max(row, column) >= size + quiet) continue;
        inside += 1;
        ink += shade(row, column);
      }
      if (inside === 0) continue;
      const cover = inside / (samples * samples);
      const share = ink / inside;
      const offset = (y * pixels.width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const colour = (dark[channel] ?? 0) * share + (light[channel] ?? 0) * (1 - share);
        pixels.data[offset + channel] = colour * cover + (pixels.data[offset + channel] ?? 0) * (1 - cover);
      }
    }
  }
}

/** Returns a function with the value 1 where the code is dark. */
function shadeOf(look: CodeLook, size: number, isDark: CodeModules['isDark']) {
  const logo = (look.logo ?? 0) * size * 0.5;
  return (row: number, column: number): number => {
    if (Math.min(row, column) < 0 || Math.max(row, column) >= size) return 0;
    if (logo > 0 && Math.max(Math.abs(row - size / 2), Math.abs(column - size / 2)) < logo) {
      // The logo: a light plate with a dark mark.
      return Math.hypot(row - size / 2, column - size / 2) < logo * 0.6 ? 1 : 0;
    }
    const [r, c] = [Math.floor(row), Math.floor(column)];
    if (!isDark(r, c)) return 0;
    if (!look.rounded || inFinder(r, c, size)) return 1;
    return Math.hypot(row - r - 0.5, column - c - 0.5) < 0.46 ? 1 : 0;
  };
}

function inFinder(row: number, column: number, size: number): boolean {
  return (row < 7 && (column < 7 || column >= size - 7)) || (row >= size - 7 && column < 7);
}
