import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskedRecipient, phoneNumberFrom } from './recipient.ts';

test.each([
  ['+49 151 12345678', '+4915112345678'],
  ['+49 (151) 1234-5678', '+4915112345678'],
  ['  +1 202 555 0123 ', '+12025550123'],
  ['0151 12345678', undefined],
  ['+49 151', undefined],
  ['+999 1234567', undefined],
  ['call me at +49 151 12345678', undefined],
  ['+49 151 12345678 ext. 5', undefined],
])('reads %s as %s', (text, number) => {
  expect(phoneNumberFrom(text)).toBe(number);
});

test('reads any text as E.164 or rejects it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()./-]{1,40}$/)), (text) => {
      const number = phoneNumberFrom(text);
      if (number !== undefined) expect(number).toMatch(/^\+[1-9][0-9]{4,14}$/);
    }),
  );
});

test('masks a recipient so that only its owner recognises it', () => {
  expect(maskedRecipient('sms', '+4915112345678')).toBe('+49\u{a0}•••\u{a0}78');
  expect(maskedRecipient('sms', '+12025550123')).toBe('+1\u{a0}•••\u{a0}23');
  expect(maskedRecipient('email', 'ann@example.com')).toBe('a•••@example.com');
  expect(maskedRecipient('email', 'a@example.com')).toBe('•••@example.com');
});
