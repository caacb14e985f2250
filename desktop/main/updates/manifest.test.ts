import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Expected,
  isNewer,
  type Manifest,
  ManifestRefusal,
  readManifest,
  signManifest,
} from './manifest.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const CONTENT: Manifest = {
  version: '1.1.0',
  released: '2026-11-20',
  signedAt: '2026-11-28T12:00:00Z',
  expiresAt: '2027-02-28T12:00:00Z',
  page: 'https://countersign.example/releases/1.1.0',
  notes: [{ title: 'Added', items: ['app: read codes of the moon'] }],
  files: [{ name: 'countersign.AppImage', sha512: 'aGFzaA==' }],
};

const [old, fresh, foreign] = [keyPair(), keyPair(), keyPair()];
const expected: Expected = { keys: { '2026': old.open }, current: '1.0.0', now: NOW };

function keyPair(): { secret: KeyObject; open: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { secret: privateKey, open: Buffer.from(x, 'base64url').toString('base64') };
}

function refusalOf(text: string, more: Partial<Expected> = {}): string {
  try {
    readManifest(text, { ...expected, ...more });
    return 'none';
  } catch (error) {
    return error instanceof ManifestRefusal ? error.kind : String(error);
  }
}

const signed = (change: Partial<Manifest> = {}, keys: Record<string, KeyObject> = { '2026': old.secret }) =>
  signManifest({ ...CONTENT, ...change }, keys);

describe('a manifest', () => {
  test('that one of the keys signed is read', () => {
    expect(readManifest(signed(), expected)).toEqual(CONTENT);
  });

  test.each<[string, string, Partial<Expected>?]>([
    ['of another key with the same name', signed({}, { '2026': foreign.secret })],
    ['of a key that the app does not know', signed({}, { '2027': fresh.secret })],
    ['of a key named like a part of every object', signed({}, { constructor: old.secret })],
    [
      'with a signature of another text',
      swap(signed(), { payload: payloadOf(signed({ version: '9.0.0' })) }),
    ],
    ['with a short signature', swap(signed(), { signatures: [{ key: '2026', signature: 'AAAA' }] })],
    ['for an app without keys', signed(), { keys: {} }],
  ])('%s is refused for its signature', (_name, text, more) => {
    expect(refusalOf(text, more)).toBe('signature');
  });

  test.each([
    ['', 'empty'],
    ['<html>', 'a page'],
    ['null', 'null'],
    ['[]', 'a list'],
    [signed().slice(0, -20), 'a part'],
    [swap(signed(), { format: 'countersign-vault' }), 'another format'],
    [swap(signed(), { signatures: [] }), 'no signatures'],
    [swap(signed(), { payload: '%%%' }), 'no Base64'],
  ])('%# is refused as garbage: %s', (text) => {
    expect(refusalOf(text)).toBe('garbage');
  });

  test.each<[string, Partial<Manifest>, Partial<Expected>, string]>([
    ['the last moment', {}, { now: Date.parse(CONTENT.expiresAt) - 1 }, 'none'],
    ['one moment later', {}, { now: Date.parse(CONTENT.expiresAt) }, 'expired'],
    ['a clock 23 hours behind', {}, { now: Date.parse(CONTENT.signedAt) - 23 * 3600e3 }, 'none'],
    ['a clock 25 hours behind', {}, { now: Date.parse(CONTENT.signedAt) - 25 * 3600e3 }, 'future'],
    ['an older version', {}, { current: '1.1.1' }, 'older'],
    ['a pre-release of the same', { version: '1.1.0-rc.1' }, { current: '1.1.0' }, 'older'],
    ['the same version', {}, { current: '1.1.0' }, 'none'],
  ])('at %s', (_name, change, more, kind) => {
    expect(refusalOf(signed(change), more)).toBe(kind);
  });

  test('during a change of keys is read by apps that know either', () => {
    const both = signed({}, { '2026': old.secret, '2027': fresh.secret });
    const known: Expected['keys'][] = [{ '2026': old.open }, { '2027': fresh.open }];
    for (const keys of known) expect(refusalOf(both, { keys })).toBe('none');
    // A key that was given up counts no longer.
    expect(refusalOf(signed(), { keys: { '2027': fresh.open } })).toBe('signature');
  });

  test('with any one character changed is refused', () => {
    const text = signed().trim();
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('A', '0', '"', '{', 'é'), (at, other) => {
        if (text[at] === other) return;
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        // In Base64, the last digit before "==" has bits that count for nothing.
        const same = JSON.stringify(decoded(changed)) === JSON.stringify(decoded(text));
        if (refusalOf(changed) === 'none') expect(same).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['1.1.0', true],
  ['1.0.1', true],
  ['1.10.0', true],
  ['1.0.0', false],
  ['1.0.0-rc.2', false],
])('%s is newer than 1.0.0: %s', (version, newer) => {
  expect(isNewer({ version }, '1.0.0')).toBe(newer);
});

function swap(text: string, change: object): string {
  return JSON.stringify({ ...JSON.parse(text), ...change });
}

function payloadOf(text: string): string {
  return JSON.parse(text).payload;
}

function decoded(text: string): unknown {
  try {
    const { format, payload, signatures } = JSON.parse(text);
    const bytes = ({ key, signature }: { key: string; signature: string }) => [
      key,
      Buffer.from(signature, 'base64'),
    ];
    return { format, payload, signatures: signatures.map(bytes) };
  } catch {
    return text;
  }
}
