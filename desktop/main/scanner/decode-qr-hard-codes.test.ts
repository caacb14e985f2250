/** Codes that a single read with either decoder misses. A different way finds each one. */
import { readFile } from 'node:fs/promises';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeQr, prepareDecoder } from './decode-qr.ts';
import { decoderFiles } from './decoder-files.ts';
import { blurred, enlarged, type Luma, lumaOf, rgbaOf } from './luma.ts';
import { canvas, drawQr } from './testing/pictures.ts';
import { readWithZxing } from './zxing.ts';

const uriOf = (name: string) => `otpauth://totp/Example:${name}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ`;

beforeAll(async () => {
  prepareDecoder(new Uint8Array(await readFile(decoderFiles().zxing)).buffer);
});

const pixelsOf = (luma: Luma) => ({ data: rgbaOf(luma), width: luma.width, height: luma.height });
const textsOf = async (luma: Luma) => (await decodeQr(pixelsOf(luma))).map(({ text }) => text).sort();

/** Turns a picture by 90 degrees. */
function onItsSide({ data, width, height }: Luma): Luma {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x] ?? 0;
  }
  return { data: turned, width: height, height: width };
}

describe('decodeQr', () => {
  test('reads codes that touch each other', async () => {
    // Without quiet zones: each code begins where the last one ends.
    const texts = ['ann', 'ben', 'cleo', 'dora'].map(uriOf);
    const picture = canvas(900, 900);
    const side = (QRCode.create(texts[0] ?? '', { errorCorrectionLevel: 'M' }).modules.size ?? 0) * 4;
    for (const [index, text] of texts.entries()) {
      drawQr(picture, text, { x: 20 + (index % 2) * side, y: 20 + Math.floor(index / 2) * side, quiet: 0 });
    }
    expect(await textsOf(lumaOf(picture).luma)).toEqual(texts.sort());
  });

  test('reads a code of one pixel per module after a compositor has scaled it', async () => {
    const luma = enlarged(
      lumaOf(drawQr(canvas(300, 200), uriOf('ann'), { x: 40, y: 40, scale: 1 })).luma,
      1.35,
    );
    expect(await textsOf(luma)).toEqual([uriOf('ann')]);
  });

  test('reads codes of 1.1 pixels per module, for any position of their modules between the pixels', async () => {
    const picture = canvas(620, 420);
    const texts = Array.from({ length: 12 }, (_, index) => uriOf(`user${index}`));
    for (const [index, text] of texts.entries()) {
      drawQr(picture, text, { x: 7 + (index % 4) * 149, y: 5 + Math.floor(index / 4) * 133, scale: 1 });
    }
    const luma = enlarged(lumaOf(picture).luma, 1.1);
    const alone = (await readWithZxing(luma)).filter(({ read }) => read);
    expect(alone.length).toBeLessThan(texts.length);
    expect(await textsOf(luma)).toEqual(texts.sort());
    // Also turned by 90 degrees: the code is upright, but its first corner is elsewhere.
    expect(await textsOf(onItsSide(luma))).toEqual(texts.sort());
  });

  test('reads a soft code that zxing alone does not', async () => {
    const luma = blurred(
      blurred(lumaOf(drawQr(canvas(400, 400), uriOf('ann'), { x: 60, y: 60 })).luma, 2),
      2,
    );
    expect((await readWithZxing(luma)).filter(({ read }) => read)).toEqual([]);
    expect(await textsOf(luma)).toEqual([uriOf('ann')]);
  });

  test('stops between two ways on a signal, and reports its progress', async () => {
    const shares: number[] = [];
    const noise = canvas(300, 300);
    await decodeQr(noise, { signal: AbortSignal.abort(), onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0, 1]);
  });
});
