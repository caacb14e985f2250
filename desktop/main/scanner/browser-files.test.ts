import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareDecoder } from './decode-qr.ts';
import { decoderFiles } from './decoder-files.ts';
import { drawingOfPage, withPlainColours } from './drawing-source.ts';
import { kindOf } from './file-kind.ts';
import { prepareRaster } from './raster-file.ts';
import { searchFile } from './search-file.ts';
import { browserFiles } from './testing/browser-files.ts';
import { heicFiles } from './testing/heic-files.ts';

const FIRST = 'otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ';
const OTHER = 'otpauth://totp/C:d?secret=JBSWY3DPEHPK3PXP';
const decoders = decoderFiles();

beforeAll(async () => {
  prepareDecoder(new Uint8Array(await readFile(decoders.zxing)).buffer);
  await prepareRaster(() => readFile(decoders.magick));
});

test('every kind of file that a browser or a phone shows is read as it is shown', async () => {
  const files = [...(await browserFiles(FIRST, OTHER)), ...heicFiles()];
  expect(files.length).toBeGreaterThan(25);
  for (const { kind, bytes, truth } of files) {
    const { codes, error } = await searchFile({ bytes, name: 'x' }, decoders);
    expect([kind, error, codes.map(({ text }) => text).sort()]).toEqual([kind, undefined, [...truth].sort()]);
  }
});

test('a HEIC file in an encoding other than HEVC gets a sentence that says what to do', async () => {
  const [, tiles] = heicFiles();
  const bytes = Buffer.from(
    Buffer.from(tiles?.bytes ?? [])
      .toString('latin1')
      .replaceAll('hvc1', 'avc1'),
    'latin1',
  );
  expect(await searchFile({ bytes, name: 'IMG_1.HEIC' }, decoders)).toEqual({
    codes: [],
    error: expect.stringMatching(/^“IMG_1.HEIC” cannot be read: .*scan the screen instead\.$/),
  });
});

test('a picture that is cut short never loses its codes in silence', async () => {
  const files = [...(await browserFiles(FIRST, OTHER)), ...heicFiles()];
  const cut = files.filter(({ kind }) => /^(?:GIF|animated|AVIF|HEIC|white)/.test(kind));
  expect(cut.length).toBe(7);
  for (const { kind, bytes, truth } of cut) {
    const { codes, error = '' } = await searchFile(
      { bytes: bytes.subarray(0, Math.floor(bytes.length * 0.9)), name: 'x' },
      decoders,
    );
    expect([kind, codes.length < truth.length]).toEqual([kind, true]);
    expect(error).toMatch(/^“x” (?:cannot be read|is incomplete)/);
    expect(/more codes/.test(error)).toBe(codes.length > 0);
  }
});

test('a file with the brands of both is the kind that it contains', () => {
  const box = (brands: string) => {
    const bytes = Buffer.from(`\0\0\0\0ftyp${brands}`, 'latin1');
    bytes.writeUInt32BE(bytes.length);
    return kindOf(bytes);
  };
  expect(box('mif1\0\0\0\0mif1avifmiaf')).toBe('avif');
  expect(box('mif1\0\0\0\0mif1heic')).toBe('heic');
  expect(box('heix\0\0\0\0')).toBe('heic');
  expect(box('isom\0\0\0\0mp42')).toBeUndefined();
});

describe('the source of a drawing', () => {
  test('has no variable that refers to itself', () => {
    const svg = '<svg style="--a: var(--b); --b: var(--a)"><path fill="var(--a)"/></svg>';
    expect(withPlainColours(svg).length).toBeLessThan(900);
  });

  test('takes the parent’s colour for a variable without a value, and white for one that names a ground', () => {
    expect(withPlainColours('<path fill="var(--ink)"/>')).toBe('<path fill="inherit"/>');
    expect(withPlainColours('<path fill="var(--page-bg)"/>')).toBe('<path fill="white"/>');
    expect(withPlainColours('<path fill="var(--x, var(--y, rgb(1 2 3 / 50%)))"/>')).toBe(
      '<path fill="rgb(1, 2, 3)"/>',
    );
  });

  test('is the first drawing of a page, without scripts of other languages in it', () => {
    expect(drawingOfPage('<p>text</p><svg viewbox="0 0 1 1"><path d=M0 /><b>x</b></svg>')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"><path d="M0"></path></svg>',
    );
    expect(drawingOfPage('no drawing')).toBeUndefined();
    expect(drawingOfPage(`<svg>${'<g>'.repeat(20_000)}</svg>`)).toContain('<svg');
  });
});
