import { expect, test } from 'vitest';
import type { DecodedQr } from './decoded-qr.ts';
import { joinSequences } from './structured-append.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parityOf = (text: string) => String(bytesOf(text).reduce((sum, byte) => sum ^ byte, 0));

/** One symbol of a set, as the decoder reports it. */
function symbol(bytes: Uint8Array, index: number, size: number, id: string): DecodedQr {
  const corner = { x: index * 100, y: 0 };
  return {
    text: new TextDecoder().decode(bytes),
    bytes,
    corners: [corner, corner, corner, corner],
    version: '3',
    sequence: { index, size, id },
  };
}

const WHOLE = 'otpauth://totp/Пример?secret=GEZDGNBVGY3TQOJQ';
/** Cut inside a letter of two bytes, which alone would be no text. */
const CUT = 16;
const parts = [bytesOf(WHOLE).slice(0, CUT), bytesOf(WHOLE).slice(CUT)].map((bytes, index) =>
  symbol(bytes, index, 2, parityOf(WHOLE)),
);

test('a whole set is one text, in any order and with a symbol seen twice', () => {
  const [first, second] = parts as [DecodedQr, DecodedQr];
  expect(joinSequences([second, first, second]).map(({ text }) => text)).toEqual([WHOLE]);
});

test('with one missing the others stay as they are', () => {
  expect(joinSequences(parts.slice(1))).toEqual(parts.slice(1));
});

test('symbols of two sets do not mix: their parity says so', () => {
  const foreign = parts.map((part) => ({
    ...part,
    sequence: part.sequence && { ...part.sequence, id: '1' },
  }));
  expect(joinSequences(foreign)).toEqual(foreign);
});
