import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr-svg.ts';

/** Paints the path's rectangles as a browser would, with `scale` pixels per module. */
function paint({ size, path }: { size: number; path: string }, scale = 4) {
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py += 1) {
      for (let px = Number(x) * scale; px < (Number(x) + Number(run)) * scale; px += 1) {
        pixels.fill(0, (py * width + px) * 4, (py * width + px) * 4 + 3);
      }
    }
  }
  return jsQR(pixels, width, width);
}

describe('qrPath', () => {
  it('draws a QR code that another library can read', () => {
    const uri = 'otpauth://totp/Demo:ann%40example.test?secret=JBSWY3DPEHPK3PXP&issuer=Demo';
    expect(paint(qrPath(uri))?.data).toBe(uri);
  });

  it('does so for any short text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{1,60}$/), (text) => {
        expect(paint(qrPath(text))?.data).toBe(text);
      }),
      { numRuns: 20 },
    );
  });
});
