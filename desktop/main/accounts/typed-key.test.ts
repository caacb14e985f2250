import { describe, expect, test } from 'vitest';
import type { TypedKey } from '../../ipc/accounts.ts';
import { keyFromTyped } from './typed-key.ts';

describe('a typed key', () => {
  const typed: TypedKey = {
    issuer: 'A',
    account: 'b',
    secret: 'jbsw y3dp-ehpk 3pxp',
    type: 'totp',
    algorithm: 'SHA256',
    digits: 8,
    period: 60,
    counter: 5,
  };

  test('may have spaces, hyphens and lower case letters', () => {
    expect(keyFromTyped(typed)).toEqual({
      type: 'totp',
      issuer: 'A',
      account: 'b',
      secret: 'JBSWY3DPEHPK3PXP',
      algorithm: 'SHA256',
      digits: 8,
      period: 60,
      extra: [],
    });
    expect(keyFromTyped({ ...typed, type: 'hotp' })).toMatchObject({ type: 'hotp', counter: 5 });
    expect(keyFromTyped({ ...typed, type: 'steam' })).toMatchObject({
      algorithm: 'SHA1',
      digits: 5,
      period: 30,
    });
  });

  test('needs a Base32 key and a name', () => {
    expect(() => keyFromTyped({ ...typed, secret: 'JBSW0' })).toThrow('Character 5 of the key');
    expect(() => keyFromTyped({ ...typed, issuer: '', account: '' })).toThrow('Enter an issuer');
    expect(() => keyFromTyped({ ...typed, issuer: 'Ba\u202Enk' })).toThrow('hidden characters');
  });
});
