import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { decodeQr, prepareDecoder } from './decode-qr.ts';
import { decoderFiles } from './decoder-files.ts';
import { canvas, drawQr } from './testing/pictures.ts';
import { thumbnailOf } from './thumbnail.ts';

const URI = 'otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

beforeAll(async () => {
  prepareDecoder(new Uint8Array(await readFile(decoderFiles().zxing)).buffer);
});

test('a thumbnail has no readable code', async () => {
  const picture = drawQr(canvas(300, 300), URI, { x: 20, y: 20 });
  const [code] = await decodeQr(picture);
  if (!code) throw new Error('The code was not read.');
  const data = new Uint8ClampedArray(thumbnailOf(picture, code.corners));
  expect(new Set(data).size).toBeGreaterThan(10);
  expect(await decodeQr({ data, width: 32, height: 32 })).toEqual([]);
});
