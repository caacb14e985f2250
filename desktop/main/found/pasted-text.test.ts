import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../ipc/failure.ts';
import { keyFromPastedText } from './pasted-text.ts';

describe('a pasted text', () => {
  test('may be a key URI with spaces around it', () => {
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

  test('is never refused with an unexpected error', () => {
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
