import { expect, test } from 'vitest';
import { isCutShort } from './cut-short.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test.each([
  ['jpeg', '\xff\xd8\xff…\xff\xd9 and a film', '\xff\xd8\xff…'],
  ['png', '\x89PNG…\0\0\0\0IEND\xae\x42\x60\x82', '\x89PNG…\0\0\0\x08IDAT'],
  ['gif', 'GIF89a…;\0', 'GIF89a…'],
  ['webp', 'RIFF\x04\0\0\0WEBP', 'RIFF\x05\0\0\0WEBP'],
  ['heic', '\0\0\0\x08ftyp\0\0\0\x09mdat!', '\0\0\0\x08ftyp\0\0\0\x0amdat!'],
  ['avif', '\0\0\0\x08ftyp\0\0\0\0mdat to the end', '\0\0\0\x08ftyp\0\0\0\x01mdat\0'],
  ['heic', '\0\0\0\x08ftyp and a film', '\0\0\0\x01ftyp\0\0\0\0\0\0\0\x20'],
] as const)('a %s with its end is whole, without it is cut short', (kind, whole, cut) => {
  expect(isCutShort(bytes(whole), kind)).toBe(false);
  expect(isCutShort(bytes(cut), kind)).toBe(true);
});

test('a kind without an end mark is never called incomplete', () => {
  expect(isCutShort(bytes('BM'), 'bmp')).toBe(false);
});
