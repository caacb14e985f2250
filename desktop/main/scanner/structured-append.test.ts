import { expect, test } from 'vitest';
import type { DecodedQr } from './decoded-qr.ts';
import { joinSequences } from './structured-append.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parityOf = (text: string) => String(bytesOf(text).reduce((sum, byte) => sum ^ byte, 0));

/** One symbol of a set, in the decoder's form. */
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
/** Inside a letter of two bytes, so that each part alone is not valid text. */
const CUT = 16;
const parts = [bytesOf(WHOLE).slice(0, CUT), bytesOf(WHOLE).slice(CUT)].map((bytes, index) =>
  symbol(bytes, index, 2, parityOf(WHOLE)),
);

test('joins a complete set to one text, in any order and with a repeated symbol', () => {
  const [first, second] = parts as [DecodedQr, DecodedQr];
  expect(joinSequences([second, first, second]).map(({ text }) => text)).toEqual([WHOLE]);
});

test('keeps the symbols of an incomplete set', () => {
  expect(joinSequences(parts.slice(1))).toEqual(parts.slice(1));
});

test('does not mix the symbols of two sets, because their parity differs', () => {
  const foreign = parts.map((part) => ({
    ...part,
    sequence: part.sequence && { ...part.sequence, id: '1' },
  }));
  expect(joinSequences(foreign)).toEqual(foreign);
});
