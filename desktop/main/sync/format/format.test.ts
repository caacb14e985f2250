import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JOINING_WORDS, LETTERS_OF_WORD } from '../../../joining-words.ts';
import { isFrom, readContents, writeContents } from './contents.ts';
import { hasOwnId, newIdentity } from './identity.ts';
import {
  makeOffer,
  makeRequest,
  newJoiningCode,
  qrTextOfCode,
  readJoiningCode,
  readOffer,
  readRequest,
  wordsOfCode,
} from './joining.ts';
import { type Header, newSalt, openFile, paddedLength, readHeader, sealFile } from './sealed-file.ts';

const key = Buffer.alloc(32, 7);
const header: Header = { kind: 'record', group: 'ab'.repeat(16), keyId: 'cd'.repeat(16), salt: newSalt() };

test('a file opens with its key only, and no byte of it can change or be missing', () => {
  const file = sealFile(header, key, Buffer.from('contents'));
  const read = readHeader(file);
  if (!('header' in read)) throw new Error('no header');
  expect(read.header).toEqual({ ...header, salt: Buffer.from(header.salt) });
  expect(openFile(read, key)?.subarray(0, 8).toString()).toBe('contents');
  expect(openFile(read, Buffer.alloc(32))).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const altered = Buffer.from(file);
      altered[at] = (altered[at] ?? 0) ^ flip;
      const again = readHeader(altered);
      expect('header' in again && openFile(again, key)).toBeFalsy();
      const short = readHeader(file.subarray(0, at));
      expect('header' in short && openFile(short, key)).toBeFalsy();
    }),
  );
});

test('sizes tell the order of magnitude only', () => {
  expect(paddedLength(0)).toBe(8192);
  expect(paddedLength(8192)).toBe(8192);
  fc.assert(
    fc.property(fc.integer({ min: 8193, max: 2 ** 28 }), (length) => {
      const padded = paddedLength(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded).toBeLessThanOrEqual(length * 1.12);
      expect(paddedLength(padded)).toBe(padded);
    }),
  );
  expect(
    new Set(Array.from({ length: 20_000 }, (_, extra) => paddedLength(100_000 + extra))).size,
  ).toBeLessThan(12);
});

test('a newer version says so, and anything else is foreign', () => {
  const newer = sealFile(header, key, Buffer.from('x'));
  newer[4] = 9;
  expect(readHeader(newer)).toEqual({ newer: 9 });
  expect(readHeader(Buffer.from('not a file of ours, but long enough to be one of them'.repeat(9)))).toEqual({
    foreign: true,
  });
  expect(readHeader(Buffer.alloc(0))).toEqual({ foreign: true });
});

test('contents are signed for one file, by one computer', () => {
  const [author, other] = [newIdentity('Desk'), newIdentity('Laptop')];
  const { plaintext, hash } = writeContents(author, header, { a: 1 }, Buffer.from('payload'));
  const contents = readContents(Buffer.concat([plaintext, Buffer.alloc(50)]));
  if (!contents) throw new Error('unreadable');
  expect(contents).toMatchObject({ head: { a: 1 }, hash });
  expect(contents.payload.toString()).toBe('payload');
  expect(isFrom(author, header, contents)).toBe(true);
  expect(isFrom(other, header, contents)).toBe(false);
  expect(isFrom(author, { ...header, kind: 'letter' }, contents)).toBe(false);
  expect(isFrom(author, { ...header, salt: newSalt() }, contents)).toBe(false);
});

test('bytes that are no contents are no contents', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(() => readContents(Buffer.from(bytes))).not.toThrow();
      expect(() => readHeader(Buffer.from(bytes))).not.toThrow();
    }),
  );
});

test('an id belongs to its keys', () => {
  const [one, other] = [newIdentity('One'), newIdentity('Other')];
  expect(hasOwnId(one)).toBe(true);
  expect(hasOwnId({ ...other, id: one.id })).toBe(false);
});

test('a joining code can be scanned or typed, also in capitals, with commas and shortened words', () => {
  const code = newJoiningCode();
  const words = wordsOfCode(code);
  expect(words.split(' ')).toHaveLength(JOINING_WORDS);
  const shortened = words
    .split(' ')
    .map((word) => word.slice(0, LETTERS_OF_WORD))
    .join(', ');
  for (const text of [
    words,
    words.toUpperCase(),
    shortened,
    qrTextOfCode(code),
    ` ${qrTextOfCode(code)}\n`,
  ]) {
    expect(readJoiningCode(text)).toEqual({ code });
  }
});

test('a wrong joining code says what is wrong with it', () => {
  const words = wordsOfCode('00'.repeat(16)).split(' ');
  expect(readJoiningCode(words.with(3, 'lantern').join(' '))).toEqual({ word: 'lantern' });
  expect(readJoiningCode(words.slice(1).join(' '))).toEqual({ count: 11 });
  expect(readJoiningCode('')).toEqual({ count: 0 });
  expect(readJoiningCode(words.with(11, 'zoo').join(' '))).toEqual({ mistyped: true });
  expect(readJoiningCode('countersign-join:1:123')).toEqual({ mistyped: true });
});

test('offer and request lead to the same six words on both computers, and to others for a stranger in between', () => {
  const [host, newcomer, stranger] = ['Desk', 'Laptop', 'Desk'].map(newIdentity) as [
    ReturnType<typeof newIdentity>,
    ReturnType<typeof newIdentity>,
    ReturnType<typeof newIdentity>,
  ];
  const code = newJoiningCode();
  const group = 'ef'.repeat(16);
  const made = makeOffer(code, group, host);
  const offer = readOffer(code, readHeader(made.bytes));
  expect(offer).toEqual(made.offer);
  if (!offer) return;
  const answer = makeRequest(code, newcomer, offer);
  const request = readRequest(code, readHeader(answer.bytes), made.offer);
  expect(request).toEqual(answer.request);
  expect(request?.words.split(' ')).toHaveLength(6);

  // Somebody photographed the code, and puts files of their own into the folder.
  const forged = makeOffer(code, group, stranger);
  const misled = makeRequest(code, newcomer, forged.offer);
  const intruder = makeRequest(code, stranger, made.offer);
  expect(readRequest(code, readHeader(misled.bytes), made.offer)).toBeUndefined();
  const shown = readRequest(code, readHeader(intruder.bytes), made.offer)?.words;
  expect(shown).toBeDefined();
  expect([misled.request.words, answer.request.words]).not.toContain(shown);

  const otherCode = newJoiningCode();
  expect(readOffer(otherCode, readHeader(made.bytes))).toBeUndefined();
  expect(readRequest(otherCode, readHeader(answer.bytes), made.offer)).toBeUndefined();
  expect(readOffer(code, readHeader(answer.bytes))).toBeUndefined();
});
