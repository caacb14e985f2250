import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { prepareDecoder } from './decode-qr.ts';
import { decoderFiles } from './decoder-files.ts';
import { MAX_FILE_BYTES, MAX_PAGES } from './file-limits.ts';
import { searchFile } from './search-file.ts';

const TEXT = 'otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ';
const decoders = decoderFiles();

beforeAll(async () => {
  prepareDecoder(new Uint8Array(await readFile(decoders.zxing)).buffer);
});

async function fileWith(bytes: Uint8Array | string, name = 'picture.png'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-image-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The first bytes of a PNG: the signature and the IHDR chunk with the dimensions. */
function pngHeader(width: number, height: number): Buffer {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000806000000', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A PDF whose pages each draw one code with rectangles. */
function pdfWith(...texts: string[]): string {
  const pages = texts.map((text, index) => {
    const drawing = drawingOf(text);
    return `${10 + index * 2} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${11 + index * 2} 0 R>>endobj
${11 + index * 2} 0 obj<</Length ${drawing.length}>>stream
${drawing}
endstream endobj`;
  });
  const kids = texts.map((_, index) => `${10 + index * 2} 0 R`).join(' ');
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[${kids}]/Count ${texts.length}>>endobj
${pages.join('\n')}
trailer<</Root 1 0 R>>`;
}

function drawingOf(text: string): string {
  const { modules } = QRCode.create(text);
  const squares = Array.from(modules.data).flatMap((dark, at) =>
    dark ? [`${100 + (at % modules.size) * 4} ${500 - Math.floor(at / modules.size) * 4} 4 4 re f`] : [],
  );
  return squares.join('\n');
}

const textsOf = async (source: Parameters<typeof searchFile>[0]) =>
  (await searchFile(source, decoders)).codes.map(({ text }) => text);

describe('searchFile', () => {
  test('reads a PNG, an SVG and a PDF page under any file name', async () => {
    expect(await textsOf(await fileWith(await QRCode.toBuffer(TEXT), 'picture.txt'))).toEqual([TEXT]);
    expect(await textsOf(await fileWith(await QRCode.toString(TEXT, { type: 'svg' }), 'x.png'))).toEqual([
      TEXT,
    ]);
    const pdf = await searchFile(await fileWith(pdfWith(TEXT), 'x.pdf'), decoders);
    expect(pdf.codes.map(({ text, page }) => [text, page])).toEqual([[TEXT, 1]]);
  });

  test('reads bytes without a file', async () => {
    expect(await textsOf({ bytes: await QRCode.toBuffer(TEXT), name: 'Clipboard' })).toEqual([TEXT]);
  });

  test('reads dark and light codes on a transparent background', async () => {
    for (const dark of ['#000000', '#ffffff']) {
      const png = await QRCode.toBuffer(TEXT, { color: { dark, light: '#0000' } });
      expect(await textsOf(await fileWith(png))).toEqual([TEXT]);
    }
  });

  test.each([
    ['an empty file', '', '“picture.png” is empty'],
    ['a text', 'hello, this is no picture', 'is not an image'],
    ['a picture cut off inside its header', pngHeader(7, 5).subarray(0, 12), 'is damaged'],
    ['100 megapixels', pngHeader(10_000, 10_000), 'has 100 megapixels. The maximum is 64.'],
    ['sides of 30,000 pixels', pngHeader(30_000, 30_000), 'has 900 megapixels'],
    ['dimensions that overflow', pngHeader(0xffff_ffff, 0xffff_ffff), 'megapixels. The maximum is 64.'],
    ['no pixels at all', pngHeader(0, 0), 'has no size'],
    ['an SVG cut short', '<svg xmlns="http://www.w3.org/2000/svg"><rect', 'incomplete or damaged'],
    ['an SVG of no size', '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', 'SVG image'],
    ['a PDF cut short', pdfWith(TEXT).slice(0, 60), 'is a PDF that cannot be read'],
  ])('reports the problem of %s in one sentence', async (_name, bytes, sentence) => {
    const { codes, error } = await searchFile(await fileWith(bytes), decoders);
    expect(codes).toEqual([]);
    expect(error).toContain(sentence);
    expect(error).toMatch(/^“picture\.png” [^\n]*\.$/);
  });

  test('reports a PDF with a password, and reads one that only forbids changes', async () => {
    const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
    const locked = await searchFile(fixture('password-to-open.pdf'), decoders);
    expect(locked).toEqual({ codes: [], error: expect.stringContaining('is protected by a password') });
    expect(await textsOf(fixture('password-to-change.pdf'))).toEqual([TEXT]);
  });

  test('reads a document page by page, with progress, and reports skipped pages', async () => {
    const shares: number[] = [];
    const three = await searchFile(
      await fileWith(pdfWith('one', 'two', 'three'), 'x.pdf'),
      decoders,
      (share) => shares.push(share),
    );
    expect(three.codes.map(({ text, page }) => [text, page])).toEqual([
      ['one', 1],
      ['two', 2],
      ['three', 3],
    ]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    const many = pdfWith(...Array.from({ length: MAX_PAGES + 1 }, () => 'the same'));
    const { codes, error } = await searchFile({ bytes: Buffer.from(many), name: 'x' }, decoders);
    expect(error).toMatch(/^“x” has 51 pages\. Only the first \d+ were read\.$/);
    expect(codes.length).toBeGreaterThan(0);
  });

  test('refuses a file that is too large without reading it', async () => {
    const path = await fileWith(pngHeader(7, 5));
    const file = await open(path, 'r+');
    await file.truncate(MAX_FILE_BYTES + 1);
    await file.close();
    expect((await searchFile(path, decoders)).error).toContain('The maximum is 64 MB.');
  });

  test('reports a missing file and a folder', async () => {
    const path = await fileWith('');
    expect((await searchFile(`${path}.gone`, decoders)).error).toContain('was not found');
    expect((await searchFile(tmpdir(), decoders)).error).toContain('is a folder');
  });

  test('never throws, for any bytes', async () => {
    const signatures = [
      '',
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff',
      'GIF89a',
      'RIFF\0\0\0\0WEBP',
      'BM',
      'II*\0',
      '<svg ',
      '%PDF-',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...signatures),
        fc.uint8Array({ maxLength: 200 }),
        async (start, rest) => {
          const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
          const { codes, error } = await searchFile({ bytes, name: 'x' }, decoders);
          expect(codes).toEqual([]);
          if (error !== undefined) expect(error).toMatch(/^“x” /);
        },
      ),
      { numRuns: 60 },
    );
  });
});
