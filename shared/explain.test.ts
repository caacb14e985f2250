import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32FromBytes } from './base32.ts';
import { explain, hexOf, truncate } from './explain.ts';
import type { Algorithm } from './key-uri.ts';
import { type CodeParameters, codeFor, timeStep } from './one-time-code.ts';

const asciiKey = (text: string) => base32FromBytes(new TextEncoder().encode(text));
const SEED_20 = asciiKey('12345678901234567890');

describe('RFC 4226 Appendix D, the intermediate values', () => {
  const parameters: CodeParameters = { type: 'hotp', secret: SEED_20, algorithm: 'SHA1', digits: 6 };
  const rows: [hmac: string, hex: string, decimal: number, code: string][] = [
    ['cc93cf18508d94934c64b65d8ba7667fb7cde4b0', '4c93cf18', 1284755224, '755224'],
    ['75a48a19d4cbe100644e8ac1397eea747a2d33ab', '41397eea', 1094287082, '287082'],
    ['0bacb7fa082fef30782211938bc1c5e70416ff44', '82fef30', 137359152, '359152'],
    ['66c28227d03a2d5529262ff016a1e6ef76557ece', '66ef7655', 1726969429, '969429'],
    ['a904c900a64b35909874b33e61c5938a8e15ed1c', '61c5938a', 1640338314, '338314'],
    ['a37e783d7b7233c083d4f62926c7a25f238d0316', '33c083d4', 868254676, '254676'],
    ['bc9cd28561042c83f219324d3c607256c03272ae', '7256c032', 1918287922, '287922'],
    ['a4fb960c0bc06e1eabb804e5b397cdc4b45596fa', '4e5b397', 82162583, '162583'],
    ['1b3c89f65e6c9e883012052823443f048b4332db', '2823443f', 673399871, '399871'],
    ['1637409809a679dc698207310c8c7fc07290d9e5', '2679dc69', 645520489, '520489'],
  ];

  it.each(rows.map(([hmac, hex, decimal, code], count) => ({ count, hmac, hex, decimal, code })))(
    'count $count',
    ({ count, hmac, hex, decimal, code }) => {
      const working = explain(parameters, count);
      expect(hexOf(working.message, '')).toBe(count.toString(16).padStart(16, '0'));
      expect(hexOf(working.hmac, '')).toBe(hmac);
      expect(working.number.toString(16)).toBe(hex);
      expect(working.number).toBe(decimal);
      expect(working.code).toBe(code);
    },
  );
});

it('RFC 4226 §5.4: the example of the truncation', () => {
  const mac = Uint8Array.from(Buffer.from('1f8698690e02ca16618550ef7f19da8e945b555a', 'hex'));
  const { offset, chosen, number } = truncate(mac);
  expect(offset).toBe(10);
  expect(hexOf(chosen)).toBe('50 ef 7f 19');
  expect(number).toBe(1_357_872_921);
});

describe('RFC 6238 Appendix B', () => {
  // The RFC's own note (erratum 2866): the SHA256 and SHA512 rows use 32- and 64-byte seeds.
  const seeds: Record<Algorithm, string> = {
    SHA1: SEED_20,
    SHA256: asciiKey('12345678901234567890123456789012'),
    SHA512: asciiKey('1234567890123456789012345678901234567890123456789012345678901234'),
  };
  const rows: [seconds: number, step: string, codes: Record<Algorithm, string>][] = [
    [59, '0000000000000001', { SHA1: '94287082', SHA256: '46119246', SHA512: '90693936' }],
    [1_111_111_109, '00000000023523ec', { SHA1: '07081804', SHA256: '68084774', SHA512: '25091201' }],
    [1_111_111_111, '00000000023523ed', { SHA1: '14050471', SHA256: '67062674', SHA512: '99943326' }],
    [1_234_567_890, '000000000273ef07', { SHA1: '89005924', SHA256: '91819424', SHA512: '93441116' }],
    [2_000_000_000, '0000000003f940aa', { SHA1: '69279037', SHA256: '90698825', SHA512: '38618901' }],
    [20_000_000_000, '0000000027bc86aa', { SHA1: '65353130', SHA256: '77737706', SHA512: '47863826' }],
  ];

  it.each(rows)('at %i s', (seconds, step, codes) => {
    for (const algorithm of ['SHA1', 'SHA256', 'SHA512'] as const) {
      const parameters: CodeParameters = {
        type: 'totp',
        secret: seeds[algorithm],
        algorithm,
        digits: 8,
        period: 30,
      };
      const working = explain(parameters, timeStep(seconds * 1000, 30));
      expect(hexOf(working.message, '')).toBe(step);
      expect(working.hmac).toHaveLength({ SHA1: 20, SHA256: 32, SHA512: 64 }[algorithm]);
      expect(working.code).toBe(codes[algorithm]);
    }
  });
});

it('Steam: each letter is a remainder, and the next letter divides the quotient', () => {
  const { ending, code } = explain(
    { type: 'steam', secret: SEED_20, algorithm: 'SHA1', digits: 5, period: 30 },
    0,
  );
  expect(ending).toEqual({
    kind: 'steam',
    // 1284755224 is Appendix D's number for count 0.
    letters: [
      { dividend: 1_284_755_224, remainder: 12, letter: 'G' },
      { dividend: 49_413_662, remainder: 12, letter: 'G' },
      { dividend: 1_900_525, remainder: 3, letter: '5' },
      { dividend: 73_097, remainder: 11, letter: 'F' },
      { dividend: 2_811, remainder: 3, letter: '5' },
    ],
  });
  expect(code).toBe('GG5F5');
});

it('agrees with codeFor for every type of key, length and moving factor', () => {
  const secret = fc.uint8Array({ minLength: 1, maxLength: 80 }).map(base32FromBytes);
  const algorithm = fc.constantFrom<Algorithm>('SHA1', 'SHA256', 'SHA512');
  const digits = fc.integer({ min: 6, max: 10 });
  const parameters: fc.Arbitrary<CodeParameters> = fc.oneof(
    fc.record({ type: fc.constant('hotp' as const), secret, algorithm, digits }),
    fc.record({ type: fc.constant('totp' as const), secret, algorithm, digits, period: fc.constant(30) }),
    fc.record({
      type: fc.constant('steam' as const),
      secret,
      algorithm: fc.constant('SHA1' as const),
      digits: fc.constant(5 as const),
      period: fc.constant(30 as const),
    }),
  );
  fc.assert(
    fc.property(parameters, fc.maxSafeNat(), (given, movingFactor) => {
      const working = explain(given, movingFactor);
      expect(working.code).toBe(codeFor(given, movingFactor));
      expect(working.offset).toBeLessThanOrEqual(15);
      expect(working.chosen).toHaveLength(4);
    }),
    { numRuns: 300 },
  );
});
