import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32FromBytes } from './base32.ts';
import { englishSentences as en } from './key-sentences/texts/catalogue.ts';
import {
  formatKeyUri,
  type KeyUri,
  KeyUriError,
  type KeyUriParameter,
  looksLikeKeyUri,
  MAX_KEY_URI_LENGTH,
  MAX_PERIOD,
  parseKeyUri,
  readKeyUri,
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
    `steam://${SECRET.toLowerCase()}`,
  ])('reads Steam as %s', (uri) => {
    expect(parseKeyUri(uri)).toMatchObject({
      type: 'steam',
      issuer: 'Steam',
      digits: 5,
      period: 30,
      secret: SECRET,
    });
  });

  it.each<[string, string, Partial<KeyUri>]>([
    [
      'HTML’s ampersand',
      'ann?secret=K&amp;issuer=A&amp;period=60&amp;digits=8&amp;algorithm=SHA256',
      { period: 60, digits: 8, algorithm: 'SHA256', issuer: 'A' },
    ],
    [
      'HTML’s ampersand twice, and in numbers',
      'a?secret=K&amp;amp;period=60&#38;digits=8&#x26;issuer=A',
      { period: 60, digits: 8, issuer: 'A' },
    ],
    ['JSON’s escapes', 'a?secret=K\\u0026period=60\\u0026digits\\u003d8', { period: 60, digits: 8 }],
    ['mail’s escapes', 'a?secret=3DK&period=3D60&digits=3D8', { period: 60, digits: 8 }],
    ['# in a label', 'Acme%20#1:ann?secret=K', { issuer: 'Acme #1', account: 'ann' }],
    ['? in a label', 'who?:ann?secret=K&digits=8', { issuer: 'who?', account: 'ann', digits: 8 }],
    ['# at the end of an issuer', 'a?secret=K&issuer=C#&period=60', { issuer: 'C#', period: 60 }],
    ['a fragment', 'a?secret=K&digits=8#top', { digits: 8 }],
    [
      '# before a parameter',
      'a?secret=K#digits=8&period=60#issuer=C#',
      { digits: 8, period: 60, issuer: 'C#' },
    ],
    ['# before the key', 'a?issuer=C##secret=K', { issuer: 'C#' }],
    [
      '# before a parameter’s name in an issuer',
      'a?secret=K&issuer=a#digits',
      { issuer: 'a#digits', digits: 6 },
    ],
    ['a stray percent sign', '100%?secret=K&image=https://x.test/100%.png', { account: '100%' }],
    ['Latin-1', 'Caf%E9:J%F6rg?secret=K', { issuer: 'Café', account: 'Jörg' }],
    ['JavaScript’s escape()', 'Caf%u00E9?secret=K', { account: 'Café' }],
    ['the same issuer twice', 'a?secret=K&issuer=A&issuer=A', { issuer: 'A' }],
    ['the same key twice', 'a?secret=K&secret=K', {}],
    ['spaces around a number', 'a?secret=K&period=60%20&digits=+8', { period: 60, digits: 8 }],
    ['a number with a point', 'a?secret=K&period=60.0', { period: 60 }],
    ['a name with an invisible character', 'a?secret=K&dig%E2%80%8Bits=8', { digits: 8 }],
    ['a plus that is a plus', 'A+B:ann?secret=K&issuer=A+B', { issuer: 'A+B' }],
  ])('reads %s', (_what, rest, expected) => {
    const uri = `otpauth://totp/${rest.replaceAll(/(?<=secret=(?:3D)?)K/g, SECRET)}`;
    const { key, remarks } = readKeyUri(uri);
    expect(key).toMatchObject({ ...expected, secret: SECRET });
    expect(remarks.filter(({ doubtful }) => doubtful)).toEqual([]);
  });

  it.each([
    `"otpauth://totp/a?secret=${SECRET}"`,
    `‹otpauth://totp/a?secret=${SECRET}›`,
    `- otpauth://totp/a?secret=${SECRET}`,
    `\u200b\ufeffotpauth://totp/a?secret=${SECRET}`,
    `otpauth://totp/a?secret=${SECRET}&digits=6\u2060\u200b`,
    `<otpauth://totp/a?secret=${SECRET}>,`,
    encodeURIComponent(`otpauth://totp/a?secret=${SECRET}`),
    `otpauth:\\/\\/totp\\/a?secret=${SECRET}`,
    `apple-otpauth://totp/a?secret=${SECRET}`,
    `otpauth:totp/a?secret=${SECRET}`,
  ])('reads what stands around a link as no part of it: %j', (text) => {
    expect(parseKeyUri(text)).toMatchObject({ account: 'a', issuer: '', secret: SECRET });
    expect(looksLikeKeyUri(text)).toBe(true);
  });

  it.each([
    ['digits', 'a?secret=K&digits=&period=60', 'without a value', true],
    ['an empty algorithm', 'a?secret=K&algorithm=', 'without a value', true],
    ['another app’s spelling', 'a?secret=K&interval=60', 'may stand for period', true],
    ['a misspelling', 'a?secret=K&digit=8', 'may stand for digits', true],
    ['the name of a hash', 'a?secret=K&algo=SHA256', 'may stand for algorithm', true],
    ['Steam without digits', 'Steam:ann?secret=K', 'Steam codes', false],
    ['Steam with other digits', 'Steam:ann?secret=K&digits=6', 'only its own codes', true],
    ['unknown names', 'a?secret=K&x=1&y=2', 'does not know: x and y', false],
    [
      'a key in the name',
      `otpauth%3A%2F%2Ftotp%2Fb%3Fsecret%3D${SECRET}?secret=K`,
      'name contained a key',
      false,
    ],
  ])('says what it did not use: %s', (_what, rest, sentence, doubtful) => {
    const { key, remarks } = readKeyUri(`otpauth://totp/${rest.replace('secret=K', `secret=${SECRET}`)}`);
    expect(remarks.map((remark) => ({ said: remark.in(en), doubtful: remark.doubtful }))).toEqual([
      { said: expect.stringContaining(sentence), doubtful },
    ]);
    expect(key.account).not.toContain(SECRET);
  });

  it('has nothing to say about a link that is as it should be, pictures and colours included', () => {
    const uri = `otpauth://totp/A:b?secret=${SECRET}&issuer=A&digits=8&image=x&color=fff`;
    expect(readKeyUri(uri).remarks).toEqual([]);
  });

  it('makes Steam’s five letters of Steam’s own key URI', () => {
    const { key } = readKeyUri(`otpauth://totp/Steam:ann?secret=${SECRET}&issuer=Steam`);
    expect(key).toMatchObject({ type: 'steam', digits: 5 });
  });

  it.each<[string, KeyUriParameter]>([
    ['', 'scheme'],
    ['hello', 'scheme'],
    ['https://example.com/?secret=ABC', 'scheme'],
    [`otpauth://motp/a?secret=${SECRET}`, 'type'],
    [`otpauth:///a?secret=${SECRET}`, 'type'],
    ['otpauth://totp/a', 'secret'],
    ['otpauth://totp/a?secret=', 'secret'],
    ['otpauth://totp/a?secret=JBSWY3DP1', 'secret'],
    ['otpauth://totp/a?secret=JBSWY3', 'secret'],
    ['otpauth://totp/a?secret=ÄÄÄÄ', 'secret'],
    [`otpauth://totp/a?secret=${'A'.repeat(8000)}`, 'secret'],
    [`otpauth://totp/a?secret=${SECRET}&secret=${SECRET}AA`, 'secret'],
    [`otpauth://totp/a?secret=%zz${SECRET}`, 'secret'],
    [`otpauth://totp/a?secret=${SECRET}&issuer=a&ISSUER=b`, 'issuer'],
    [`otpauth://totp/a?secret=${SECRET}&algorithm=MD5`, 'algorithm'],
    [`otpauth://totp/a?secret=${SECRET}&digits=5`, 'digits'],
    [`otpauth://totp/a?secret=${SECRET}&digits=11`, 'digits'],
    [`otpauth://totp/a?secret=${SECRET}&digits=６`, 'digits'],
    [`otpauth://totp/a?secret=${SECRET}&period=0`, 'period'],
    [`otpauth://totp/a?secret=${SECRET}&period=-30`, 'period'],
    [`otpauth://totp/a?secret=${SECRET}&period=30.5`, 'period'],
    [`otpauth://totp/a?secret=${SECRET}&period=1e3`, 'period'],
    [`otpauth://hotp/a?secret=${SECRET}`, 'counter'],
    [`otpauth://hotp/a?secret=${SECRET}&counter=9007199254740992`, 'counter'],
    [`otpauth://totp/a?secret=${SECRET}&encoder=rot13`, 'encoder'],
    ['steam://friends', 'scheme'],
    ['steam://open/JBSWY3DPEHPK3PXP', 'scheme'],
    [`steam://run/${SECRET}`, 'scheme'],
    // Base64, which has other bytes.
    ['steam://AbCdEfGhIjKlMnOpQrStUvWxYzA=', 'scheme'],
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
