import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32FromBytes } from './base32.ts';
import type { Algorithm } from './key-uri.ts';
import {
  type CodeParameters,
  codeAt,
  codeFor,
  groupCode,
  isDigitCode,
  matchTimeStep,
  timeStep,
  timeStepBounds,
} from './one-time-code.ts';

const asciiKey = (text: string) => base32FromBytes(new TextEncoder().encode(text));
const SEED_20 = asciiKey('12345678901234567890');

function totp(algorithm: Algorithm, secret: string, digits = 8): Extract<CodeParameters, { type: 'totp' }> {
  return { type: 'totp', algorithm, secret, digits, period: 30 };
}

describe('RFC 4226 Appendix D', () => {
  const codes = [
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ];

  it.each(codes.map((code, counter) => ({ counter, code })))('counter $counter', ({ counter, code }) => {
    expect(codeFor({ type: 'hotp', secret: SEED_20, algorithm: 'SHA1', digits: 6 }, counter)).toBe(code);
  });

  it('keeps all 31 bits with ten digits', () => {
    // Appendix D's decimal column for count 0.
    expect(codeFor({ type: 'hotp', secret: SEED_20, algorithm: 'SHA1', digits: 10 }, 0)).toBe('1284755224');
  });
});

describe('RFC 6238 Appendix B', () => {
  // The RFC's own note (erratum 2866): the SHA256 and SHA512 rows use 32- and 64-byte seeds.
  const keys: Record<Algorithm, string> = {
    SHA1: SEED_20,
    SHA256: asciiKey('12345678901234567890123456789012'),
    SHA512: asciiKey('1234567890123456789012345678901234567890123456789012345678901234'),
  };
  const rows: [seconds: number, sha1: string, sha256: string, sha512: string][] = [
    [59, '94287082', '46119246', '90693936'],
    [1_111_111_109, '07081804', '68084774', '25091201'],
    [1_111_111_111, '14050471', '67062674', '99943326'],
    [1_234_567_890, '89005924', '91819424', '93441116'],
    [2_000_000_000, '69279037', '90698825', '38618901'],
    [20_000_000_000, '65353130', '77737706', '47863826'],
  ];

  it.each(rows)('at %i s', (seconds, sha1, sha256, sha512) => {
    expect(codeAt(totp('SHA1', keys.SHA1), seconds * 1000)).toBe(sha1);
    expect(codeAt(totp('SHA256', keys.SHA256), seconds * 1000)).toBe(sha256);
    expect(codeAt(totp('SHA512', keys.SHA512), seconds * 1000)).toBe(sha512);
  });
});

describe('Steam', () => {
  const parameters: CodeParameters = {
    type: 'steam',
    secret: SEED_20,
    algorithm: 'SHA1',
    digits: 5,
    period: 30,
  };

  it('uses its own alphabet for the 31-bit number, least significant letter first', () => {
    // 1284755224 (RFC 4226 Appendix D, count 0) in base 26, low digit first: 18 23 18 4 2.
    const expected = [...Array(5).keys()]
      .map((place) => '23456789BCDFGHJKMNPQRTVWXY'.charAt(Math.floor(1_284_755_224 / 26 ** place) % 26))
      .join('');
    expect(codeFor(parameters, 0)).toBe(expected);
    expect(codeFor(parameters, 0)).toMatch(/^[23456789BCDFGHJKMNPQRTVWXY]{5}$/);
  });
});

describe('time steps', () => {
  it('begin at the Unix epoch', () => {
    expect(timeStep(0, 30)).toBe(0);
    expect(timeStep(29_999, 30)).toBe(0);
    expect(timeStep(30_000, 30)).toBe(1);
    expect(timeStepBounds(1, 30)).toEqual({ startsAt: 30_000, endsAt: 60_000 });
  });

  it('contain the time they were computed from', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000_000), fc.integer({ min: 1, max: 86_400 }), (now, period) => {
        const { startsAt, endsAt } = timeStepBounds(timeStep(now, period), period);
        expect(startsAt).toBeLessThanOrEqual(now);
        expect(now).toBeLessThan(endsAt);
      }),
    );
  });
});

describe('matchTimeStep', () => {
  const parameters = totp('SHA1', SEED_20, 6);
  const now = 1_700_000_015_000;
  const present = timeStep(now, 30);

  it('accepts one step on either side and returns it', () => {
    for (const offset of [-1, 0, 1]) {
      expect(matchTimeStep(parameters, codeFor(parameters, present + offset), now, 1)).toBe(present + offset);
    }
  });

  it('refuses a code two steps away', () => {
    for (const offset of [-2, 2]) {
      expect(matchTimeStep(parameters, codeFor(parameters, present + offset), now, 1)).toBeUndefined();
    }
  });

  it('does not go below step 0', () => {
    expect(matchTimeStep(parameters, codeFor(parameters, 0), 1000, 1)).toBe(0);
  });

  it.each(['１２３４５６', '12345é', '١٢٣٤٥٦', '', '1234567', '12345', ' 12345', '12345\n'])(
    'refuses %j without throwing',
    (text) => {
      expect(matchTimeStep(parameters, text, now, 1)).toBeUndefined();
    },
  );

  it('accepts only strings', () => {
    for (const value of [123456, [49, 50, 51, 52, 53, 54], null, undefined, {}, true]) {
      expect(isDigitCode(value, 6)).toBe(false);
    }
  });

  it('never throws, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        matchTimeStep(parameters, text, now, 1);
      }),
    );
  });
});

describe('groupCode', () => {
  it.each([
    ['12345', '123 45'],
    ['123456', '123 456'],
    ['1234567', '123 4567'],
    ['12345678', '1234 5678'],
    ['123456789', '123 456 789'],
    ['1234567890', '123 456 7890'],
  ])('groups %s as %s', (code, grouped) => {
    expect(groupCode(code)).toBe(grouped);
  });
});
