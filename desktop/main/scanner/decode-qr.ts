/**
 * Every QR code in a picture. zxing reads several codes and is fast; jsQR is the second opinion on what zxing
 * could not read. It takes several times as long, so it is asked only when zxing read nothing, or saw a code that
 * it could not read.
 */
import jsQR from 'jsqr';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { type Corners, centreOf, distance } from './geometry.ts';

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

/**
 * @param pixels may be painted over while it is searched
 * @returns each code once, from top to bottom and left to right; none for a picture without any
 */
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
  const unread = seen.length - codes.length;
  if (unread > 0 || codes.length === 0) {
    const rest = blankOut(pixels, codes);
    for (let asked = 0; asked < Math.max(1, unread); asked += 1) {
      const second = secondOpinion(rest);
      if (!second) break;
      codes.push(second);
      blankOut(rest, [second]);
    }
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

/** jsQR reads one code at most. */
function secondOpinion({ data, width, height }: Pixels): DecodedQr | undefined {
  const result = jsQR(data, width, height, { inversionAttempts: 'attemptBoth' });
  if (!result || result.binaryData.length === 0) return undefined;
  const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = result.location;
  return {
    text: result.data,
    bytes: new Uint8Array(result.binaryData),
    corners: [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner],
  };
}

/** Paints over codes that have been read, so that the next look finds another one. Changes the picture. */
function blankOut(pixels: Pixels, codes: readonly DecodedQr[]): Pixels {
  for (const { corners } of codes) {
    const xs = corners.map(({ x }) => Math.min(pixels.width, Math.max(0, Math.round(x))));
    const ys = corners.map(({ y }) => Math.min(pixels.height, Math.max(0, Math.round(y))));
    for (let y = Math.min(...ys); y < Math.max(...ys); y += 1) {
      pixels.data.fill(
        255,
        (y * pixels.width + Math.min(...xs)) * 4,
        (y * pixels.width + Math.max(...xs)) * 4,
      );
    }
  }
  return pixels;
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
