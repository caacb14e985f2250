import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TypedKey } from '../../ipc/accounts.ts';
import { keyFromTyped } from '../accounts/typed-key.ts';
import { Failure } from '../ipc/failure.ts';
import { keyFromPastedText } from './pasted-text.ts';

describe('a pasted text', () => {
  test('may be a key URI with space around it', () => {
    expect(keyFromPastedText('  otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP\n')).toMatchObject({
      issuer: 'A',
    });
  });

  test.each([
    ['', 'There is no text here'],
    ['https://example.com/x', 'This is a web address, “example.com”, not a key URI'],
    ['otpauth-migration://offline?data=AA', 'This is an export from Google Authenticator, not a key URI'],
    ['hello', 'This is not a key URI'],
    ['otpauth://totp/A:b', 'no secret parameter'],
    ['otpauth://totp/A:b?secret=0189', 'not Base32'],
  ])('%j is refused with its reason', (text, sentence) => {
    expect(() => keyFromPastedText(text)).toThrow(sentence);
  });

  test('is never refused in any other way', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `otpauth://totp/${s}`),
        ),
        (text) => {
          try {
            keyFromPastedText(text);
          } catch (error) {
            expect(error).toBeInstanceOf(Failure);
          }
        },
      ),
    );
  });
});

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

  test('is read as people write it', () => {
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

  test('needs a key that is Base32, and a name', () => {
    expect(() => keyFromTyped({ ...typed, secret: 'JBSW0' })).toThrow('Character 5 of the key');
    expect(() => keyFromTyped({ ...typed, issuer: '', account: '' })).toThrow('Type an issuer');
  });
});
