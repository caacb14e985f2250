import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32FromBytes } from '../../../../shared/base32.ts';
import { codeFor } from '../../../../shared/one-time-code.ts';
import { TEST_KEY } from '../links/sample-keys.ts';
import { bitsOf, differingBits, withFlippedBit } from './bits.ts';
import { byFirstDigit, countFirstDigits, NUMBERS, spreadOf } from './modulo.ts';
import { readingsOf } from './readings.ts';
import { matchCounter, matchTwoInARow, tryDrift } from './resynchronise.ts';

const COUNTER_KEY = { type: 'hotp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6 } as const;
const CLOCK_KEY = { ...COUNTER_KEY, type: 'totp', period: 30 } as const;

describe('bits', () => {
  it('five bits are one letter of the programs’ own Base32', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
        const bits = bitsOf(bytes).join('');
        const letters = bits
          .match(/.{5}/g)
          ?.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]);
        expect(letters?.join('')).toBe(base32FromBytes(bytes));
      }),
    );
  });

  it('a flipped bit differs in that place alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.nat(63), (bytes, wanted) => {
        const place = wanted % (bytes.length * 8);
        expect(differingBits(bytes, withFlippedBit(bytes, place))).toEqual([place]);
      }),
    );
  });
});

describe('modulo', () => {
  it('is what counting one by one gives, with fewer numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5000 }), (digits, numbers) => {
        const counts = Array.from({ length: 10 ** digits }, () => 0);
        const first = Array.from({ length: 10 }, () => 0);
        for (let n = 0; n < numbers; n += 1) {
          const code = n % 10 ** digits;
          counts[code] = (counts[code] ?? 0) + 1;
          const lead = Math.floor(code / 10 ** (digits - 1));
          first[lead] = (first[lead] ?? 0) + 1;
        }
        const spread = spreadOf(digits, numbers);
        expect(counts).toEqual(
          counts.map((_, code) => (code < spread.frequent ? spread.most : spread.least)),
        );
        expect(byFirstDigit(spread)).toEqual(first);
      }),
    );
  });

  it.each([
    [6, 483_648, 2148, 2147],
    [7, 7_483_648, 215, 214],
    [8, 47_483_648, 22, 21],
    [9, 147_483_648, 3, 2],
    [10, 2_147_483_648, 1, 0],
  ])('%i digits', (digits, frequent, most, least) => {
    expect(spreadOf(digits)).toMatchObject({ frequent, most, least });
    expect(byFirstDigit(spreadOf(digits)).reduce((sum, count) => sum + count)).toBe(NUMBERS);
  });

  it('a code of ten digits begins with 0, 1 or 2, as computed and as counted', () => {
    expect(byFirstDigit(spreadOf(10)).map((count) => count > 0)).toEqual([
      true,
      true,
      true,
      ...Array(7).fill(false),
    ]);
    const counted = countFirstDigits({ ...COUNTER_KEY, digits: 10 }, 300);
    expect(counted.slice(0, 3).every((count) => count > 0)).toBe(true);
    expect(counted.slice(3)).toEqual(Array(7).fill(0));
  });
});

describe('readings of four bytes', () => {
  it('agree when the highest bit is 0, and when it is cleared', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (bytes) => {
        const cleared = Uint8Array.from(bytes, (byte, place) => (place === 0 ? byte & 0x7f : byte));
        const remainders = new Set(readingsOf(cleared, 6).map(({ remainder }) => remainder));
        expect([...remainders]).toEqual([readingsOf(bytes, 6).at(-1)?.remainder]);
      }),
    );
  });

  it('differ for the bytes of RFC 4226 Appendix D, count 0', () => {
    expect(readingsOf(Uint8Array.of(0xcc, 0x93, 0xcf, 0x18), 6)).toEqual([
      { way: 'unsigned', number: 3_432_238_872, remainder: 238_872 },
      { way: 'signed-truncating', number: -862_728_424, remainder: -728_424 },
      { way: 'signed-flooring', number: -862_728_424, remainder: 271_576 },
      { way: 'masked', number: 1_284_755_224, remainder: 755_224 },
    ]);
  });
});

describe('a counter', () => {
  it.each([
    [20, 20],
    [25, 25],
    [26, undefined],
    [19, undefined],
  ])('the code of counter %i, expected 20, with a look-ahead of 5', (sent, matched) => {
    expect(matchCounter(COUNTER_KEY, codeFor(COUNTER_KEY, sent), 20, 5)).toBe(matched);
  });

  it('two codes in a row find the counter again; two others do not', () => {
    const code = (counter: number) => codeFor(COUNTER_KEY, counter);
    expect(matchTwoInARow(COUNTER_KEY, [code(60), code(61)], 20, 50)).toBe(61);
    expect(matchTwoInARow(COUNTER_KEY, [code(60), code(62)], 20, 50)).toBeUndefined();
    expect(matchTwoInARow(COUNTER_KEY, [code(61), code(60)], 20, 50)).toBeUndefined();
    expect(matchTwoInARow(COUNTER_KEY, [code(70), code(71)], 20, 50)).toBeUndefined();
    expect(matchTwoInARow(COUNTER_KEY, [code(18), code(19)], 20, 50)).toBeUndefined();
  });
});

describe('a clock that drifts', () => {
  const trial = { gainPerDay: 5, everyDays: 1, window: 1, follows: false, days: 60 };

  it('is refused once it is more than a step and a half away, unless the server follows it', () => {
    const fixed = tryDrift(CLOCK_KEY, trial);
    expect(fixed.filter(({ accepted }) => accepted).map(({ day }) => day)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(tryDrift(CLOCK_KEY, { ...trial, follows: true }).every(({ accepted }) => accepted)).toBe(true);
    expect(tryDrift(CLOCK_KEY, { ...trial, gainPerDay: -5, follows: true }).at(-1)).toEqual({
      day: 60,
      driftS: -300,
      remembered: -10,
      accepted: true,
    });
  });

  it('is lost for good after a pause in which it drifts further than the window', () => {
    const rare = tryDrift(CLOCK_KEY, { ...trial, everyDays: 14, follows: true });
    expect(rare.map(({ accepted }) => accepted)).toEqual([true, false, false, false, false]);
  });
});
