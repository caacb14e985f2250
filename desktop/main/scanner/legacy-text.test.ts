import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareDecoder } from './decode-qr.ts';
import { decoderFiles } from './decoder-files.ts';
import { legacyText } from './legacy-text.ts';
import { searchFile } from './search-file.ts';

const KEY = 'GEZDGNBVGY3TQOJQ';
const decoders = decoderFiles();
beforeAll(async () => {
  prepareDecoder(new Uint8Array(await readFile(decoders.zxing)).buffer);
});

/** A key URI whose label is in some character set, as its bytes. */
const bytesOf = (hex: string) =>
  Buffer.concat([Buffer.from('otpauth://totp/'), Buffer.from(hex, 'hex'), Buffer.from(`?secret=${KEY}`)]);
const textOf = (label: string) => `otpauth://totp/${label}?secret=${KEY}`;

// Encoded by Python's codecs.
const SAMPLES = [
  ['gb18030', 'd6d0b9fad2f8d0d03ad5c5ceb0', '中国银行:张伟'],
  ['gb18030', 'b0a2c0efd4c63ad0a1c3f7', '阿里云:小明'],
  ['big5', 'a5c9a473bbc8a6e63aaa4cacfcacc2', '玉山銀行:林美玲'],
  ['big5', 'a4a4b5d8b971ab483a6368656e', '中華電信:chen'],
  ['euc-kr', 'b3d7c0ccb9f63ab1e8c3b6bcf6', '네이버:김철수'],
  ['euc-kr', 'c4abc4abbfc03a6b696d', '카카오:kim'],
  ['shift_jis', '8379935e8be28d733a8e5293639' + '1be9859', undefined],
  ['windows-1251', 'd1e1e5f0e1e0edea3ae8e2e0ed', 'Сбербанк:иван'],
  ['windows-1253', 'c5ebebdce4e13a616e6e', 'Ελλάδα:ann'],
  ['windows-1252', '536f6369e974e92047e96ee972616c653a72656ee9', 'Société Générale:rené'],
  ['windows-1256', 'c8e4df20c7e1d1edc7d63ac3cde3cf', 'بنك الرياض:أحمد'],
] as const;

describe('a label in an old character set', () => {
  test.each(SAMPLES.filter(([, , label]) => label !== undefined))('%s, %s', (_set, hex, label) => {
    expect(legacyText(bytesOf(hex))?.text).toBe(textOf(label ?? ''));
  });

  test.each([
    ['koi8-r', 'f3c2c5d2c2c1cecb3ac9d7c1ce', 'Сбербанк:иван'],
    ['windows-1250', 'c865736bc12073706ff8697465' + '6c6e61', undefined],
    ['windows-1255', 'e1f0f720ece0e5ee' + 'e9', 'בנק לאומי'],
    ['windows-1250', '45727374652042616e6b3a2047fd' + 'f572', undefined],
  ])('in %s may be read as another one, and is among the readings', (_set, hex, label) => {
    const read = legacyText(bytesOf(hex));
    expect(read).toBeDefined();
    if (label) expect([read?.text, ...(read?.others ?? [])]).toContain(textOf(label));
  });

  test('is no guess in ASCII and UTF-8', () => {
    for (const label of ['GitHub:ann', 'Straße:jörg', '中国银行', 'बैंक', '👩‍💻']) {
      expect(legacyText(Buffer.from(textOf(label)))).toBeUndefined();
    }
  });

  test('never changes the key or another parameter', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (label) => {
        // The signs between parameters cannot be in a label.
        const read = legacyText(
          bytesOf(Buffer.from(label.filter((byte) => ![0x26, 0x3d, 0x3f].includes(byte))).toString('hex')),
        );
        for (const text of read ? [read.text, ...read.others] : []) {
          expect(text.startsWith('otpauth://totp/')).toBe(true);
          expect(text.endsWith(`?secret=${KEY}`)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('is read from a picture, with its other readings', async () => {
    const png = await QRCode.toBuffer([{ data: bytesOf(SAMPLES[0][1]), mode: 'byte' }]);
    const { codes } = await searchFile({ bytes: png, name: 'x' }, decoders);
    expect(codes).toMatchObject([{ text: textOf(SAMPLES[0][2]) }]);
    expect(codes[0]?.others?.length).toBeGreaterThan(0);
  });
});
