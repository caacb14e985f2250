import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32FromBytes } from './base32.ts';
import {
  formatKeyUri,
  type KeyUri,
  KeyUriError,
  type KeyUriParameter,
  MAX_KEY_URI_LENGTH,
  MAX_PERIOD,
  parseKeyUri,
} from './key-uri.ts';

const SECRET = 'JBSWY3DPEHPK3PXP';

/** Returns the parameter that a bad URI's error names. */
function blamed(text: string): KeyUriParameter {
  try {
    parseKeyUri(text);
  } catch (error) {
    if (error instanceof KeyUriError) return error.parameter;
    throw error;
  }
  throw new Error('the URI was accepted');
}

describe('parseKeyUri', () => {
  it('reads the example of the Key URI Format', () => {
    const uri =
      'otpauth://totp/ACME%20Co:john.doe@email.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ&issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30';
    expect(parseKeyUri(uri)).toEqual({
      type: 'totp',
      issuer: 'ACME Co',
      account: 'john.doe@email.com',
      secret: 'HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      extra: [],
    });
  });

  it('fills in the defaults', () => {
    expect(parseKeyUri(`otpauth://totp/ann?secret=${SECRET}`)).toMatchObject({
      issuer: '',
      account: 'ann',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
    });
  });

  it.each([
    ['Example:ann@x.test', {}, 'Example', 'ann@x.test'],
    ['Example%3Aann@x.test', {}, 'Example', 'ann@x.test'],
    ['Example%3A%20%20ann@x.test', {}, 'Example', 'ann@x.test'],
    ['Example: ann', { issuer: 'Example' }, 'Example', 'ann'],
    ['ann', { issuer: 'Example' }, 'Example', 'ann'],
    ['', { issuer: 'Example' }, 'Example', ''],
    ['A%3AB:ann', { issuer: 'A:B' }, 'A:B', 'ann'],
    ['a%3Ab', { issuer: '' }, '', 'a:b'],
  ])('reads the label %s with %j', (label, parameters, issuer, account) => {
    const query = new URLSearchParams({ secret: SECRET, ...parameters });
    const key = parseKeyUri(`otpauth://totp/${label}?${query}`);
    expect(key).toMatchObject({ issuer, account });
    expect(key.labelIssuer).toBeUndefined();
  });

  it('keeps a label issuer that differs from the parameter, and prefers the parameter', () => {
    expect(parseKeyUri(`otpauth://totp/Evil:ann?secret=${SECRET}&issuer=Good`)).toMatchObject({
      issuer: 'Good',
      labelIssuer: 'Evil',
      account: 'ann',
    });
  });

  it('reads + as a space in parameters and as a plus in the label', () => {
    expect(parseKeyUri(`otpauth://totp/ann+tag@x.test?secret=${SECRET}&issuer=Big+Corp`)).toMatchObject({
      issuer: 'Big Corp',
      account: 'ann+tag@x.test',
    });
  });

  it('keeps unknown parameters in order', () => {
    const key = parseKeyUri(`otpauth://totp/a?image=https%3A%2F%2Fx.test%2Fi.png&secret=${SECRET}&b&image=2`);
    expect(key.extra).toEqual([
      ['image', 'https://x.test/i.png'],
      ['b', ''],
      ['image', '2'],
    ]);
  });

  it('accepts common spellings of keys and algorithms', () => {
    expect(
      parseKeyUri('OTPAUTH://TOTP/a?SECRET=jbsw-y3dp%20ehpk+3pxp%3D%3D%3D&Algorithm=sha-256'),
    ).toMatchObject({
      secret: SECRET,
      algorithm: 'SHA256',
    });
    expect(parseKeyUri(`otpauth://totp/a?secret=${SECRET}&algorithm=HmacSHA512`)).toMatchObject({
      algorithm: 'SHA512',
    });
  });

  it('reads counter-based keys', () => {
    expect(parseKeyUri(`otpauth://hotp/a?secret=${SECRET}&counter=9007199254740991`)).toMatchObject({
      type: 'hotp',
      counter: Number.MAX_SAFE_INTEGER,
    });
  });

  it.each([
    `otpauth://steam/Steam:ann?secret=${SECRET}`,
    `otpauth://totp/Steam:ann?secret=${SECRET}&issuer=Steam&encoder=steam&digits=6`,
    `steam://${SECRET}`,
  ])('reads Steam as %s', (uri) => {
    expect(parseKeyUri(uri)).toMatchObject({
      type: 'steam',
      issuer: 'Steam',
      digits: 5,
      period: 30,
      secret: SECRET,
    });
  });

  it.each<[string, KeyUriParameter]>([
    ['', 'scheme'],
    ['hello', 'scheme'],
    ['https://example.com/?secret=ABC', 'scheme'],
    [`otpauth://motp/a?secret=${SECRET}`, 'type'],
    [`otpauth:///a?secret=${SECRET}`, 'type'],
    [`otpauth://totp/%zz?secret=${SECRET}`, 'label'],
    ['otpauth://totp/a', 'secret'],
    ['otpauth://totp/a?secret=', 'secret'],
    ['otpauth://totp/a?secret=JBSWY3DP1', 'secret'],
    ['otpauth://totp/a?secret=JBSWY3', 'secret'],
    ['otpauth://totp/a?secret=ÄÄÄÄ', 'secret'],
    [`otpauth://totp/a?secret=${'A'.repeat(8000)}`, 'secret'],
    [`otpauth://totp/a?secret=${SECRET}&secret=${SECRET}`, 'secret'],
    [`otpauth://totp/a?secret=${SECRET}&issuer=%E0%A4%A`, 'issuer'],
    [`otpauth://totp/a?secret=${SECRET}&issuer=a&ISSUER=b`, 'issuer'],
    [`otpauth://totp/a?secret=${SECRET}&algorithm=MD5`, 'algorithm'],
    [`otpauth://totp/a?secret=${SECRET}&digits=5`, 'digits'],
    [`otpauth://totp/a?secret=${SECRET}&digits=11`, 'digits'],
    [`otpauth://totp/a?secret=${SECRET}&digits=６`, 'digits'],
    [`otpauth://totp/a?secret=${SECRET}&digits=`, 'digits'],
    [`otpauth://totp/a?secret=${SECRET}&period=0`, 'period'],
    [`otpauth://totp/a?secret=${SECRET}&period=-30`, 'period'],
    [`otpauth://totp/a?secret=${SECRET}&period=30.5`, 'period'],
    [`otpauth://totp/a?secret=${SECRET}&period=1e3`, 'period'],
    [`otpauth://hotp/a?secret=${SECRET}`, 'counter'],
    [`otpauth://hotp/a?secret=${SECRET}&counter=9007199254740992`, 'counter'],
    [`otpauth://totp/a?secret=${SECRET}&encoder=rot13`, 'encoder'],
    [`otpauth://totp/a?%zz=1&secret=${SECRET}`, 'uri'],
    [`otpauth://totp/${'a'.repeat(MAX_KEY_URI_LENGTH)}?secret=${SECRET}`, 'uri'],
  ])('the error for %j names %s', (uri, parameter) => {
    expect(blamed(uri)).toBe(parameter);
  });

  it('throws its own error for values that are not strings', () => {
    for (const value of [undefined, null, 7, [], {}]) {
      expect(() => parseKeyUri(value as unknown as string)).toThrow(KeyUriError);
    }
  });

  it('never repeats the key in an error', () => {
    const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PX1';
    expect(() => parseKeyUri(`otpauth://totp/a?secret=${key}`)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('JBSWY') }),
    );
  });
});

const text = fc.string({ unit: 'binary', maxLength: 30 }).map((value) => value.toWellFormed().trim());
const secret = fc.uint8Array({ minLength: 1, maxLength: 80 }).map(base32FromBytes);
const algorithm = fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const);
const digits = fc.integer({ min: 6, max: 10 });
const KNOWN = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'];
const extra = fc.array(
  fc.tuple(
    text.filter((name) => name !== '' && !KNOWN.includes(name.toLowerCase())),
    text,
  ),
  { maxLength: 3 },
);
const names = fc.oneof(
  fc.record({ issuer: text, account: text }),
  // A label issuer that differs from the issuer. It has no colon (the first colon ends it), and the label must not read
  // as
  // the issuer's.
  fc
    .record({ issuer: text, labelIssuer: text, account: text })
    .filter(
      ({ issuer, labelIssuer, account }) =>
        issuer !== '' &&
        labelIssuer !== '' &&
        labelIssuer !== issuer &&
        !labelIssuer.includes(':') &&
        !`${labelIssuer}:${account}`.startsWith(`${issuer}:`),
    ),
);
const keyUri: fc.Arbitrary<KeyUri> = fc.oneof(
  fc
    .tuple(
      names,
      fc.record({ secret, algorithm, digits, extra, period: fc.integer({ min: 1, max: MAX_PERIOD }) }),
    )
    .map(([name, rest]) => ({ type: 'totp' as const, ...name, ...rest })),
  fc
    .tuple(names, fc.record({ secret, algorithm, digits, extra, counter: fc.maxSafeNat() }))
    .map(([name, rest]) => ({ type: 'hotp' as const, ...name, ...rest })),
  fc.tuple(names, fc.record({ secret, extra })).map(([name, rest]) => ({
    type: 'steam' as const,
    ...name,
    ...rest,
    algorithm: 'SHA1' as const,
    digits: 5 as const,
    period: 30 as const,
  })),
);

describe('properties', () => {
  it('parse(format(x)) is x', () => {
    fc.assert(
      fc.property(keyUri, (key) => {
        expect(parseKeyUri(formatKeyUri(key))).toEqual(key);
      }),
      { numRuns: 2000 },
    );
  });

  it('throws only KeyUriError, and can write and read again what it accepts', () => {
    const fragments = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'otpauth://',
            'totp',
            'hotp',
            'steam',
            '/',
            '?',
            '&',
            '=',
            '%',
            '%3A',
            ':',
            '+',
            '#',
            ...KNOWN,
          ),
          fc.constantFrom(SECRET, '6', '30', 'SHA1', 'Steam'),
          fc.string({ unit: 'binary', maxLength: 6 }),
        ),
        { maxLength: 20 },
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fragments,
          fragments.map((tail) => `otpauth://totp/${tail}&secret=${SECRET}`),
        ),
        (input) => {
          let key: KeyUri;
          try {
            key = parseKeyUri(input);
          } catch (error) {
            expect(error).toBeInstanceOf(KeyUriError);
            return;
          }
          expect(parseKeyUri(formatKeyUri(key))).toEqual(key);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
