import { expect, test } from 'vitest';
import { textOfFile } from './text-file.ts';

const TEXT = '{"issuer":"Bücher 🔐"}\r\n';
const LITTLE = Buffer.from(TEXT, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['UTF-16 with a mark, big-endian', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ['UTF-16', LITTLE],
  ['UTF-16, big-endian', Buffer.from(LITTLE).swap16()],
])('reads %s', (_encoding, bytes) => {
  expect(textOfFile(bytes)).toBe(TEXT);
});

test.each([
  ['zeros', new Uint8Array(100)],
  ['half a character', LITTLE.subarray(0, -1)],
  ['Latin-1', Buffer.from('Bücher', 'latin1')],
  ['numbers of two bytes', Buffer.from([1, 0, 2, 0, 0, 0, 3, 0])],
])('does not read %s', (_what, bytes) => {
  expect(textOfFile(bytes)).toBeUndefined();
});

test('reads short texts', () => {
  expect(['', 'a', 'ab'].map((text) => textOfFile(Buffer.from(text)))).toEqual(['', 'a', 'ab']);
});
