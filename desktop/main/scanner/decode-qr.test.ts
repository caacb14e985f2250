import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBarcodes } from 'zxing-wasm/reader';
import { type DecodedQr, decodeQr, type Pixels, prepareDecoder } from './decode-qr.ts';
import { centreOf } from './geometry.ts';
import { canvas, drawQr, WHITE, wearOut } from './testing/pictures.ts';

const KEY_URI =
  'otpauth://totp/Example:ann%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example';

const SHORT_URI = 'otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ';
/** Seeds of damage that zxing does not see or cannot read, but jsQR reads. Found by trying seeds 1 to 300. */
const UNSEEN_SEEDS = [17, 24, 26];
const UNREAD_SEEDS = [2, 13];

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareDecoder(new Uint8Array(await readFile(path)).buffer);
});

/** For each code that zxing sees, whether it can read it. */
const seenByZxing = async (picture: Pixels) =>
  (await readBarcodes(picture as ImageData, { formats: ['QRCode'], returnErrors: true })).map(
    ({ isValid }) => isValid,
  );
const textsOf = (codes: DecodedQr[]) => codes.map(({ text }) => text);

describe('decodeQr', () => {
  test('reads a dark code on a light background, and gives its place', async () => {
    const picture = drawQr(canvas(800, 600), KEY_URI, { x: 500, y: 100 });
    const [code, ...others] = await decodeQr(picture);
    expect(others).toEqual([]);
    expect(code?.text).toBe(KEY_URI);
    expect(new TextDecoder().decode(code?.bytes)).toBe(KEY_URI);
    const { x, y } = centreOf(
      code?.corners ?? [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 0, y: 0 },
      ],
    );
    expect(x).toBeGreaterThan(550);
    expect(y).toBeLessThan(300);
  });

  test('reads a light code on a dark background, as in dark themes', async () => {
    const ground = [18, 22, 30] as const;
    const picture = drawQr(canvas(600, 400, ground), KEY_URI, { x: 60, y: 40, dark: WHITE, light: ground });
    expect(textsOf(await decodeQr(picture))).toEqual([KEY_URI]);
  });

  test('reads a small code of one pixel per module', async () => {
    const picture = drawQr(canvas(1920, 1080), KEY_URI, { x: 900, y: 500, scale: 1 });
    expect(textsOf(await decodeQr(picture))).toEqual([KEY_URI]);
  });

  test('reads every code on a busy screen, from top to bottom', async () => {
    const picture = canvas(1920, 1080, [240, 240, 240]);
    const texts = Array.from({ length: 6 }, (_, index) => `${KEY_URI}&n=${index}`);
    texts.forEach((text, index) => {
      drawQr(picture, text, {
        x: 60 + (index % 3) * 600,
        y: 80 + Math.floor(index / 3) * 500,
        scale: 3 + (index % 3),
      });
    });
    expect(textsOf(await decodeQr(picture)).sort()).toEqual(texts);
  });

  test('reports two equal codes in different places as two', async () => {
    const picture = canvas(1200, 500);
    drawQr(picture, KEY_URI, { x: 20, y: 20 });
    drawQr(picture, KEY_URI, { x: 800, y: 20 });
    const codes = await decodeQr(picture);
    expect(codes.map(({ corners }) => centreOf(corners).x < 600)).toEqual([true, false]);
  });

  test('keeps text outside ASCII', async () => {
    const text = 'otpauth://totp/Пример:Ünal?secret=GEZDGNBVGY3TQOJQ';
    expect(textsOf(await decodeQr(drawQr(canvas(500, 500), text, { x: 20, y: 20 })))).toEqual([text]);
  });

  describe('also uses jsQR for a damaged code', () => {
    const area = { x: 40, y: 40, side: 200 };
    const draw = (width: number) => drawQr(canvas(width, 300), SHORT_URI, { x: 20, y: 20, scale: 5 });

    test.each(UNSEEN_SEEDS)('which zxing does not see (%i)', async (seed) => {
      const picture = wearOut(draw(300), area, 20, seed);
      expect(await seenByZxing(picture)).toEqual([]);
      expect(textsOf(await decodeQr(picture))).toEqual([SHORT_URI]);
    });

    test.each(UNREAD_SEEDS)('which zxing sees but cannot read, beside a readable one (%i)', async (seed) => {
      const picture = wearOut(drawQr(draw(900), KEY_URI, { x: 500, y: 20 }), area, 20, seed);
      const seen = await seenByZxing(picture);
      expect(seen.filter((valid) => valid)).toHaveLength(1);
      expect(seen).toContain(false);
      expect(textsOf(await decodeQr(picture)).sort()).toEqual([SHORT_URI, KEY_URI].sort());
    });
  });

  test.each([
    ['an empty picture', canvas(640, 480)],
    ['a single pixel', canvas(1, 1)],
    ['stripes', stripes(640, 480)],
  ])('finds nothing in %s', async (_name, picture) => {
    expect(await decodeQr(picture)).toEqual([]);
  });
});

function stripes(width: number, height: number) {
  const picture = canvas(width, height);
  for (let at = 0; at < picture.data.length; at += 4) {
    if (Math.floor(at / 4 / 7) % 2 === 0) picture.data.set([0, 0, 0], at);
  }
  return picture;
}
