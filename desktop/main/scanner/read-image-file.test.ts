import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ImageFileError, MAX_FILE_BYTES, readImageFile } from './read-image-file.ts';
import { canvas } from './testing.ts';

async function fileWith(bytes: Uint8Array | string, name = 'picture.png'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-image-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The first bytes of a PNG: signature and IHDR chunk, which is where the dimensions are. */
function pngHeader(width: number, height: number): Buffer {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000806000000', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const refuse = () => expect.unreachable('the picture was decoded') as never;

describe('readImageFile', () => {
  test('hands a picture of a known kind and a sane size to the decoder', async () => {
    const path = await fileWith(pngHeader(7, 5));
    const picture = canvas(7, 5);
    expect(
      await readImageFile(path, (bytes) => {
        expect(bytes).toEqual(pngHeader(7, 5));
        return picture;
      }),
    ).toBe(picture);
  });

  test.each([
    ['an empty file', '', '“picture.png” is empty'],
    ['a text', 'hello, this is no picture', 'is not a picture'],
    ['a picture cut off inside its header', pngHeader(7, 5).subarray(0, 12), 'is not a picture'],
    ['100 megapixels', pngHeader(10_000, 10_000), 'has 100 megapixels; 50 is the most'],
    ['dimensions that overflow', pngHeader(0xffff_ffff, 0xffff_ffff), 'megapixels; 50 is the most'],
    [
      'a GIF',
      Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00', 'latin1'),
      'is a GIF picture. Save it as PNG or JPEG',
    ],
    [
      'a WebP',
      Buffer.from(
        'RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88',
        'latin1',
      ),
      'is a WebP picture. Save it as PNG or JPEG',
    ],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'is an SVG drawing'],
  ])('refuses %s before decoding, in one sentence', async (_name, bytes, sentence) => {
    const read = readImageFile(await fileWith(bytes), refuse);
    await expect(read).rejects.toThrow(ImageFileError);
    await expect(read).rejects.toThrow(sentence);
  });

  test('refuses a file that is too large without reading it', async () => {
    const path = await fileWith(pngHeader(7, 5));
    const file = await open(path, 'r+');
    await file.truncate(MAX_FILE_BYTES + 1);
    await file.close();
    await expect(readImageFile(path, refuse)).rejects.toThrow('64 MB is the most');
  });

  test('says so when the picture behind a good header is damaged', async () => {
    const path = await fileWith(pngHeader(7, 5));
    await expect(readImageFile(path, () => undefined)).rejects.toThrow('is damaged');
  });

  test('says so when the file is gone, or is a folder', async () => {
    const path = await fileWith('');
    await expect(readImageFile(`${path}.gone`, refuse)).rejects.toThrow('no longer there');
    await expect(readImageFile(tmpdir(), refuse)).rejects.toThrow('is a folder');
  });

  test('throws nothing but its own error, whatever the bytes', async () => {
    const path = await fileWith('');
    const signatures = [
      '',
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff',
      'GIF89a',
      'RIFF',
      'BM',
      'II*\0',
      '<svg ',
      '\0\0\x01\0',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...signatures),
        fc.uint8Array({ maxLength: 200 }),
        async (start, rest) => {
          await writeFile(path, Buffer.concat([Buffer.from(start, 'latin1'), rest]));
          await readImageFile(path, () => undefined).then(
            () => expect.unreachable(),
            (error) => expect(error).toBeInstanceOf(ImageFileError),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
