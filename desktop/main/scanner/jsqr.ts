/** The second decoder, jsQR. It reads one code at most and takes several times as long, so it is used last. */
import readOne from 'jsqr';
import type { DecodedQr } from './decoded-qr.ts';
import { legacyText } from './legacy-text.ts';
import { halved, type Luma, rgbaOf } from './luma.ts';

/** Above this number of pixels a smaller copy is read. For a photo of two megapixels, jsQR takes several seconds. */
const MOST_PIXELS = 700_000;

/** @param polarity `known` if the code is dark on light, which takes half the time */
export function readWithJsqr(luma: Luma, polarity: 'known' | 'unknown' = 'unknown'): DecodedQr | undefined {
  if (luma.width * luma.height > MOST_PIXELS) {
    const code = readWithJsqr(halved(luma), polarity);
    const [a, b, c, d] = code?.corners.map(({ x, y }) => ({ x: x * 2, y: y * 2 })) ?? [];
    return code && a && b && c && d ? { ...code, corners: [a, b, c, d] } : undefined;
  }
  try {
    const result = readOne(rgbaOf(luma), luma.width, luma.height, {
      inversionAttempts: polarity === 'known' ? 'dontInvert' : 'attemptBoth',
    });
    if (!result || result.binaryData.length === 0) return undefined;
    const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = result.location;
    const bytes = new Uint8Array(result.binaryData);
    const legacy = legacyText(bytes);
    return {
      text: legacy?.text ?? result.data,
      others: legacy?.others,
      bytes,
      corners: [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner],
      version: String(result.version),
    };
  } catch {
    // For some pictures it throws, because it reads outside its arrays. That means no code.
    return undefined;
  }
}
