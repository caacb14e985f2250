/**
 * Every QR code in a picture. zxing reads several codes and is fast; jsQR is the second opinion on what zxing
 * could not read: the places where it saw a code and failed, or, when it saw none, the whole picture.
 */
import jsQR from 'jsqr';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { type Corners, centreOf, distance, type Point } from './geometry.ts';

/** Pixels as decoders want them: eight bits each of red, green, blue and alpha, rows from the top. */
export interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

export interface DecodedQr {
  text: string;
  /** What the code holds before a character set is applied. */
  bytes: Uint8Array;
  /** In pixels of the picture: top left, top right, bottom right, bottom left of the code itself. */
  corners: Corners;
}

/** Gives zxing its WebAssembly module, once: left alone it would fetch one from the network. */
export function prepareDecoder(wasmBinary: ArrayBuffer): void {
  prepareZXingModule({ overrides: { wasmBinary } });
}

/** @returns each code once, from top to bottom and left to right; none for a picture without any */
export async function decodeQr(pixels: Pixels): Promise<DecodedQr[]> {
  const seen = await readBarcodes(pixels as ImageData, {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: true,
    tryRotate: true,
    tryDownscale: true,
    maxNumberOfSymbols: 255,
    returnErrors: true,
  });
  const codes = seen.filter((result) => result.isValid).map(fromZxing);
  const unread = seen.filter((result) => !result.isValid).map((result) => cornersOf(result.position));
  if (codes.length === 0 && unread.length === 0) {
    const second = secondOpinion(pixels, { x: 0, y: 0 });
    if (second) codes.push(second);
  }
  for (const corners of unread) {
    const { part, origin } = cropAround(pixels, corners);
    const second = secondOpinion(part, origin);
    if (second) codes.push(second);
  }
  return withoutRepeats(codes).sort(
    (a, b) => a.corners[0].y - b.corners[0].y || a.corners[0].x - b.corners[0].x,
  );
}

function fromZxing(result: ReadResult): DecodedQr {
  return { text: result.text, bytes: result.bytes, corners: cornersOf(result.position) };
}

function cornersOf({ topLeft, topRight, bottomRight, bottomLeft }: ReadResult['position']): Corners {
  return [topLeft, topRight, bottomRight, bottomLeft];
}

function secondOpinion({ data, width, height }: Pixels, origin: Point): DecodedQr | undefined {
  const result = jsQR(data, width, height, { inversionAttempts: 'attemptBoth' });
  if (!result || result.binaryData.length === 0) return undefined;
  const moved = ({ x, y }: Point): Point => ({ x: x + origin.x, y: y + origin.y });
  const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = result.location;
  return {
    text: result.data,
    bytes: new Uint8Array(result.binaryData),
    corners: [moved(topLeftCorner), moved(topRightCorner), moved(bottomRightCorner), moved(bottomLeftCorner)],
  };
}

/** The part of a picture around a code, with as much again on each side: the quiet zone, and room for error. */
function cropAround(pixels: Pixels, corners: readonly Point[]): { part: Pixels; origin: Point } {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const margin = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 16) / 2;
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const right = Math.min(pixels.width, Math.ceil(Math.max(...xs) + margin));
  const bottom = Math.min(pixels.height, Math.ceil(Math.max(...ys) + margin));
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * pixels.width + left) * 4;
    data.set(pixels.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { part: { data, width, height }, origin: { x: left, y: top } };
}

/** One symbol can be reported twice, by both decoders or at two scales; two equal symbols apart are two. */
function withoutRepeats(codes: readonly DecodedQr[]): DecodedQr[] {
  const kept: DecodedQr[] = [];
  for (const code of codes) {
    const centre = centreOf(code.corners);
    const repeat = kept.some(
      (other) => other.text === code.text && distance(centreOf(other.corners), centre) < sizeOf(other) / 2,
    );
    if (!repeat) kept.push(code);
  }
  return kept;
}

function sizeOf({ corners }: DecodedQr): number {
  return distance(corners[0], corners[2]);
}
