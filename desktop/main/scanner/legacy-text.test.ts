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
  ['windows-1251', 'd1e1e5f0e1e0edea3ae8e2e0ed', 'Сбербанк:иван'],
  ['windows-1253', 'c5ebebdce4e13a616e6e', 'Ελλάδα:ann'],
  ['windows-1252', '536f6369e974e92047e96ee972616c653a72656ee9', 'Société Générale:rené'],
  ['windows-1256', 'c8e4df20c7e1d1edc7d63ac3cde3cf', 'بنك الرياض:أحمد'],
  // Scripts whose bytes are also letters of another one.
  [
    'windows-1251',
    Buffer.from([
      0xcf, 0xf0, 0xe8, 0xe2, 0xe0, 0xf2, 0xc1, 0xe0, 0xed, 0xea, 0x3a, 0xaf, 0xe6, 0xe0, 0xea,
    ]).toString('hex'),
    'ПриватБанк:Їжак',
  ],
  ['windows-1251', 'f1e1e5f0e1e0edea', 'сбербанк'],
  ['koi8-u', 'f0d2c9d7c1d4e2c1cecb3acfccc5cec1', 'ПриватБанк:олена'],
  ['windows-1255', 'e1f0f720e4f4e5f2ece9ed3ae3e5e3', 'בנק הפועלים:דוד'],
  ['windows-1257', 'd0696175' + '6c69f82062616e6b6173', 'Šiaulių bankas'],
  ['windows-1254', '54fc726b69796520ddfe2042616e6b6173fd3a6179fe65', 'Türkiye İş Bankası:ayşe'],
  ['windows-1250', 'c865736be12073706ff869' + '74656c6e61', 'Česká spořitelna'],
  ['windows-1250', '67' + '79fb6a74f5', 'gyűjtő'],
  ['windows-1252', '9342616e6b942096' + '20616e6e9273', '“Bank” – ann’s'],
  // Sets that are bytes of other sets, too: letters, their frequency and their forms decide.
  ['windows-1257', 'd06961756c69f82062616e6b61733afe796472fb6e6173', 'Šiaulių bankas:žydrūnas'],
  [
    'windows-1257',
    '4c617476696a61732042616e6b613a4ae26e69732042e7727a69f2f0',
    'Latvijas Banka:Jānis Bērziņš',
  ],
  ['windows-1257', '5377656462616e6b3a52fb746120de756b6175736b616974eb', 'Swedbank:Rūta Žukauskaitė'],
  ['iso-8859-5', 'bfdee7e2d020c0dee1e1d8d83ad0ddddd0', 'Почта России:анна'],
  ['iso-8859-5', 'bad8f7d2e1e2d0e03aa7d6d0da', 'Київстар:Їжак'],
  ['iso-8859-5', 'bfbec7c2b020b1b0bdba3ab8b2b0bdbeb2', 'ПОЧТА БАНК:ИВАНОВ'],
  ['ibm866', '91a1a5e0a1a0adaa3aa8a2a0ad', 'Сбербанк:иван'],
  ['ibm866', '8292813a91aca8e0adaea2', 'ВТБ:Смирнов'],
  ['x-mac-cyrillic', '91e1e5f0e1e0edea3ae8e2e0ed', 'Сбербанк:иван'],
  ['iso-8859-7', 'b6ebf6e120d4f1dcf0e5e6e13ab6edede1', 'Άλφα Τράπεζα:Άννα'],
  ['iso-8859-7', 'd0e5e9f1e1e9fef23ac4e7ecdef4f1e7f2', 'Πειραιώς:Δημήτρης'],
  ['half-width katakana', 'd0c2b2bdd0c4d33ad4cfc0de', 'ﾐﾂｲｽﾐﾄﾓ:ﾔﾏﾀﾞ'],
  ['half-width katakana', 'b6ccdebcb7b6deb2bcac3a7461726f', 'ｶﾌﾞｼｷｶﾞｲｼｬ:taro'],
  ['macintosh', '536f63698e748e20478e6e8e72616c653a72656e8e', 'Société Générale:rené'],
  ['macintosh', '537061726b61737365204b9a6c6e3a6a9a7267', 'Sparkasse Köln:jörg'],
  ['macintosh', '4974619c3a636f6e6365698d8b6f', 'Itaú:conceição'],
  ['windows-1252', '4368e274656175', 'Château'],
  ['windows-1252', '53e36f205061756c6f3a6a6fe36f', 'São Paulo:joão'],
  ['windows-1252', 'cd736c616e647362616e6b693a4775f072fa6e', 'Íslandsbanki:Guðrún'],
  ['windows-1255', 'e1f0f720ece0e5eee93af8e7ec', 'בנק לאומי:רחל'],
  ['koi8-r', 'f3c2c5d2c2c1cecb3ac9d7c1ce', 'Сбербанк:иван'],
  ['windows-1250', '4f54502042616e6b3a6779f57af5', 'OTP Bank:győző'],
  ['iso-8859-2', '42616e6b20a66cb1736b693ab3756b61737a', 'Bank Śląski:łukasz'],
  ['euc-kr', 'b1b9b9cec0bac7e03ac0ccbfb5c8f1', '국민은행:이영희'],
  ['euc-jp', 'c6fccbdcb6e4b9d43aceebccda', '日本銀行:鈴木'],
  ['windows-874', 'b8b9d2a4d2c3a1c3d8a7e0b7be3acac1aad2c2', 'ธนาคารกรุงเทพ:สมชาย'],
  ['windows-1253', 'c5c8cdc9cac720d4d1c1d0c5c6c1', 'ΕΘΝΙΚΗ ΤΡΑΠΕΖΑ'],
] as const;

describe('a label in an old character set', () => {
  test.each(SAMPLES)('%s, %s', (_set, hex, label) => {
    expect(legacyText(bytesOf(hex))?.text).toBe(textOf(label));
  });

  // A letter or two, which another language has at the same place.
  test.each([
    ['windows-1257', '4369746164656c653a4be2726c6973', 'Citadele:Kārlis'],
    ['windows-1257', '45676ceb', 'Eglė'],
    ['macintosh', '4d9f6c6c65722042616e6b3a616e6e', 'Müller Bank:ann'],
    ['windows-1250', '54617472612062616e6b613abc75626f6ded72', 'Tatra banka:Ľubomír'],
    ['euc-kr', 'c4edc6ce3a75736572', '쿠팡:user'],
  ])('in %s may be read as another one, and is among the readings', (_set, hex, label) => {
    expect(legacyText(bytesOf(hex))?.others).toContain(textOf(label));
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
