import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEY_BYTES, KeyRing, SealError, type SealedFor } from './key-ring.ts';

const PLACE: SealedFor = { purpose: 'totp-secret', userId: 'ann', rowId: 'row-1' };
const key = (fill: number) => new Uint8Array(KEY_BYTES).fill(fill);

test('opens any text it has sealed', () => {
  const ring = new KeyRing(new Map([['k1', key(1)]]));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const envelope = ring.seal(text, PLACE);
      expect(ring.open(envelope, PLACE)).toBe(text);
      expect(envelope).toMatch(/^v1\.k1\.[\w-]+$/);
    }),
  );
});

test('the same text sealed twice looks different', () => {
  const ring = new KeyRing(new Map([['k1', key(1)]]));
  expect(ring.seal('text', PLACE)).not.toBe(ring.seal('text', PLACE));
});

test('seals with the first key and opens with any', () => {
  const old = new KeyRing(new Map([['k1', key(1)]])).seal('text', PLACE);
  const ring = new KeyRing(
    new Map([
      ['k2', key(2)],
      ['k1', key(1)],
    ]),
  );
  expect(ring.open(old, PLACE)).toBe('text');
  expect(ring.seal('text', PLACE)).toMatch(/^v1\.k2\./);
});

test('does not open a text sealed for another place', () => {
  const ring = new KeyRing(new Map([['k1', key(1)]]));
  const envelope = ring.seal('text', PLACE);
  for (const other of [
    { ...PLACE, userId: 'eve' },
    { ...PLACE, rowId: 'row-2' },
  ]) {
    expect(() => ring.open(envelope, other)).toThrow(SealError);
  }
});

test('detects any change to an envelope, and throws only SealError for any text', () => {
  const ring = new KeyRing(new Map([['k1', key(1)]]));
  const sealed = Buffer.from(ring.seal('JBSWY3DPEHPK3PXP', PLACE).split('.')[2] ?? '', 'base64url');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ flip;
      expect(() => ring.open(`v1.k1.${altered.toString('base64url')}`, PLACE)).toThrow(SealError);
    }),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `v1.k1.${text}`),
      ),
      (text) => {
        expect(() => ring.open(text, PLACE)).toThrow(SealError);
      },
    ),
  );
});

test('names the missing key', () => {
  const envelope = new KeyRing(new Map([['k1', key(1)]])).seal('text', PLACE);
  const other = new KeyRing(new Map([['k2', key(1)]]));
  expect(() => other.open(envelope, PLACE)).toThrow('not in the key ring');
});

test('refuses empty rings, short keys and ids with dots', () => {
  expect(() => new KeyRing(new Map())).toThrow(TypeError);
  expect(() => new KeyRing(new Map([['k1', new Uint8Array(16)]]))).toThrow(TypeError);
  expect(() => new KeyRing(new Map([['k.1', key(1)]]))).toThrow(TypeError);
});

test('tells chosen keys from random ones', () => {
  const chosen = [
    new Uint8Array(KEY_BYTES),
    key(7),
    Buffer.from('correct horse battery staple 123'),
    Buffer.from(Array.from({ length: KEY_BYTES }, (_, index) => index)),
    Buffer.from('0123456789abcdef'.repeat(4), 'hex'),
  ];
  for (const bytes of chosen) expect(new KeyRing(new Map([['k1', bytes]])).isStrong).toBe(false);
  for (let i = 0; i < 200; i += 1)
    expect(new KeyRing(new Map([['k1', randomBytes(KEY_BYTES)]])).isStrong).toBe(true);
  const mixed = new Map([
    ['k2', randomBytes(KEY_BYTES)],
    ['k1', Buffer.alloc(KEY_BYTES)],
  ]);
  expect(new KeyRing(mixed).isStrong).toBe(false);
});

test('a fingerprint tells two keys with the same id apart, without revealing the key', () => {
  const [one, two] = [1, 2].map((fill) => new KeyRing(new Map([['k1', key(fill)]])));
  expect(one?.fingerprint('k1')).not.toBe(two?.fingerprint('k1'));
  expect(one?.fingerprint('k1')).toMatch(/^[0-9a-f]{64}$/);
  expect(one?.fingerprint('k2')).toBeUndefined();
});

test('a MAC is valid for one text in one place, names its key, and survives a new key', () => {
  const ring = new KeyRing(new Map([['k1', key(1)]]));
  const digest = ring.mac('123456', PLACE);
  expect(digest).toMatch(/^v1\.k1\.[\w-]{43}$/);
  expect(digest).not.toContain('123456');
  expect(ring.isMacOf(digest, '123456', PLACE)).toBe(true);
  expect(ring.isMacOf(digest, '123457', PLACE)).toBe(false);
  expect(ring.isMacOf(digest, '123456', { ...PLACE, rowId: 'row-2' })).toBe(false);
  const later = new KeyRing(
    new Map([
      ['k2', key(2)],
      ['k1', key(1)],
    ]),
  );
  expect(later.isMacOf(digest, '123456', PLACE)).toBe(true);
  expect(new KeyRing(new Map([['k2', key(2)]])).isMacOf(digest, '123456', PLACE)).toBe(false);
  for (const none of ['', '.', 'v1.k1', 'v1.k1.', 'v1.k1.AAAA']) {
    expect(ring.isMacOf(none, '123456', PLACE)).toBe(false);
  }
});
