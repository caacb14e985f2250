import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyUri } from './key-uri.ts';
import { doubtsAbout, MigrationError, missingParts, readMigration, writeMigration } from './migration.ts';

/** Protobuf bytes, written by hand: field number and wire type, then the value. */
const field = (number: number, wire: number) => (number << 3) | wire;
const text = (number: number, value: string | Uint8Array) => {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return [field(number, 2), bytes.length, ...bytes];
};
const int = (number: number, value: number) => [field(number, 0), value];
const uriOf = (bytes: readonly number[], raw = false) => {
  const base64 = btoa(String.fromCharCode(...bytes));
  return `otpauth-migration://offline?data=${raw ? base64 : encodeURIComponent(base64)}`;
};
/** The key of RFC 4226 Appendix D. Its Base64 at this position contains plus signs after a shift. */
const SECRET = new TextEncoder().encode('12345678901234567890');
const account = (...more: number[]) => [
  ...text(1, SECRET),
  ...text(2, 'Example:ann'),
  ...text(3, 'Example'),
  ...more,
];
const payload = (parameters: number[], ...more: number[]) => [
  field(1, 2),
  parameters.length,
  ...parameters,
  ...more,
];

const KEY: KeyUri = {
  type: 'totp',
  issuer: 'Example',
  account: 'ann',
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  extra: [],
};

describe('readMigration', () => {
  test('reads the current format of Google Authenticator: version 2, one part, no batch id', () => {
    const part = readMigration(
      uriOf(payload(account(...int(4, 1), ...int(5, 1), ...int(6, 2)), ...int(2, 2), ...int(3, 1))),
    );
    expect(part).toEqual({ keys: [KEY], refused: [], index: 0, size: 1, batchId: 0, unsure: false });
  });

  test('reads a plus in the Base64 as a plus, even if a QR reader turned it into a space', () => {
    const secret = new Uint8Array([0, 0, 0xfb, 0xef, 0xbe, 0xfb, 0xef, 0xbe, 0xfb, 0xef, 0xbe, 0xfb]);
    const uri = uriOf(payload([...text(1, secret), ...text(2, 'x')], ...int(2, 1)), true);
    expect(uri).toContain('+');
    const [key] = readMigration(uri).keys;
    expect(readMigration(uri.replaceAll('+', ' ')).keys).toEqual([key]);
    expect(readMigration(uri.replaceAll('+', '-')).keys).toEqual([key]);
  });

  test('keeps the counter of a counter-based key', () => {
    const [key] = readMigration(uriOf(payload(account(...int(6, 1), ...int(7, 42)), ...int(2, 1)))).keys;
    expect(key).toMatchObject({ type: 'hotp', counter: 42, digits: 6 });
  });

  test.each([
    ['algorithm', int(4, 4), 'the algorithm MD5'],
    ['algorithm', int(4, 9), 'the algorithm number 9'],
    ['length', int(5, 3), 'the code length number 3'],
    ['type', int(6, 7), 'the type number 7'],
  ])('refuses an unknown %s by name and keeps the other keys', (_what, more, named) => {
    const part = readMigration(uriOf([...payload(account(...more)), ...payload(account()), ...int(2, 1)]));
    expect(part.keys).toEqual([KEY]);
    expect(part.refused).toMatchObject([{ reason: expect.stringContaining(named) }]);
    expect(part.refused[0]?.reason).toContain('“Example”');
    expect(part.refused[0]?.parameters.secret).toHaveLength(20);
  });

  test('reads an export without its version, and says that it may be incomplete', () => {
    const part = readMigration(uriOf(payload(account())));
    expect(part.keys).toEqual([KEY]);
    expect(doubtsAbout([part])).toEqual([expect.stringContaining('does not name its version')]);
    // The number of parts follows the keys, too.
    expect(doubtsAbout([readMigration(uriOf(payload(account(), ...int(3, 1))))])).toEqual([]);
    expect(() => readMigration(uriOf([]))).toThrow(MigrationError);
  });

  test('reports an error for a truncated payload unless it has every key, or a doubt', () => {
    const whole = payload(account(), ...int(2, 1), ...int(3, 1), ...int(5, 77));
    for (let length = 0; length < whole.length; length += 1) {
      try {
        const part = readMigration(uriOf(whole.slice(0, length)));
        expect(part.keys).toEqual([KEY]);
        expect(part.unsure).toBe(length < payload(account(), ...int(2, 1)).length);
      } catch (error) {
        expect(error).toBeInstanceOf(MigrationError);
      }
    }
  });

  test('throws only MigrationError', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.uint8Array({ maxLength: 60 }).map((bytes) => uriOf([...bytes])),
        ),
        (data) => {
          for (const uri of [data, `otpauth-migration://offline?data=${data}`]) {
            try {
              readMigration(uri);
            } catch (error) {
              expect(error).toBeInstanceOf(MigrationError);
            }
          }
        },
      ),
    );
  });
});

describe('missingParts', () => {
  const part = (index: number, size: number, batchId = 0) => ({
    keys: [],
    refused: [],
    index,
    size,
    batchId,
    unsure: false,
  });

  test.each([
    [[part(0, 1)], []],
    [[part(2, 3), part(0, 3)], ['Part 2 of 3 of the export is missing.']],
    [[part(1, 3), part(1, 3)], ['Parts 1 and 3 of 3 of the export are missing.']],
    [[part(2, 3), part(1, 3), part(0, 3)], []],
    [
      [part(0, 2, 5), part(1, 2, 6)],
      ['Part 2 of 2 of the export is missing.', 'Part 1 of 2 of the export is missing.'],
    ],
  ])('lists the missing parts (%#)', (parts, sentences) => {
    expect(missingParts(parts)).toEqual(sentences);
  });
});

describe('writeMigration', () => {
  test('writes parts that name one another and that can be read again', () => {
    const keys = Array.from({ length: 19 }, (_, number): KeyUri => ({ ...KEY, account: `user${number}` }));
    const { texts, left } = writeMigration(keys, 1234);
    expect(left).toEqual([]);
    const parts = texts.map((text) => readMigration(text));
    expect(parts.map(({ index, size, batchId }) => [index, size, batchId])).toEqual([
      [0, 3, 1234],
      [1, 3, 1234],
      [2, 3, 1234],
    ]);
    expect(parts.flatMap(({ keys: read }) => read)).toEqual(keys);
    expect(missingParts(parts)).toEqual([]);
  });

  test('leaves out keys that the format does not support, and says so', () => {
    const odd: KeyUri[] = [
      { ...KEY, period: 60 },
      { ...KEY, digits: 7 },
      { ...KEY, type: 'steam', algorithm: 'SHA1', digits: 5, period: 30 },
    ];
    expect(writeMigration(odd, 1)).toEqual({
      texts: [],
      left: odd.map(() => expect.stringContaining('export format')),
    });
  });
});
