import { expect, test } from 'vitest';
import { readOtpUri } from './otp-uri.ts';

const SECRET = 'GEZDGNBVGY3TQOJQ';

test.each([
  ['otpauth://totp/GitHub:ann?secret=S&issuer=GitHub', 'GitHub', 'ann'],
  ['otpauth://totp/GitHub%3Aann%40example.com?secret=S', 'GitHub', 'ann@example.com'],
  ['otpauth://totp/ann?secret=S&issuer=GitHub', 'GitHub', 'ann'],
  ['otpauth://totp/GitHub: ann?secret=S&issuer=GitHub', 'GitHub', 'ann'],
  ['otpauth://totp/Air Canada:Ben Jamin?secret=S&issuer=Air+Canada', 'Air Canada', 'Ben Jamin'],
  ['otpauth://totp/C++:me?secret=S&issuer=C++', 'C++', 'me'],
  ['otpauth://totp/GitHub:ann+tag@example.com?secret=S&issuer=GitHub', 'GitHub', 'ann+tag@example.com'],
  ['otpauth://totp/A:B:c:d?secret=S&issuer=A%3AB', 'A:B', 'c:d'],
  ['otpauth://totp/100%:me?secret=S', '100%', 'me'],
  ['otpauth://totp/C#:me#1?secret=S&issuer=C#&digits=6', 'C#', 'me#1'],
  ['otpauth://totp/What?:me?secret=S', 'What?', 'me'],
  ['otpauth://totp/:ann?secret=S&issuer', '', 'ann'],
  ['otpauth://totp/?secret=S&issuer=Code%201', 'Code 1', ''],
  ['otpauth://totp/a%3Ab?secret=S&issuer=', '', 'a:b'],
  ['otpauth://totp/ann?secret=S&issuer=null', '', 'ann'],
  ['"otpauth://totp/GitHub:ann?secret=S"', 'GitHub', 'ann'],
])('%s', (uri, issuer, name) => {
  expect(readOtpUri(uri.replace('secret=S', `secret=${SECRET}`))).toMatchObject({
    type: 'totp',
    issuer,
    name,
    secret: SECRET,
  });
});

test('parameters with “null” or without a value count as absent', () => {
  const uri = `otpauth://hotp/x?secret=${SECRET}&algorithm=null&digits=null&period=null&counter=`;
  const read = readOtpUri(uri);
  expect([read?.algorithm, read?.digits, read?.period, read?.counter]).toEqual(Array(4).fill(undefined));
});

test('recognises Steam by scheme, host, encoder, or issuer with five digits', () => {
  const uris = [
    `steam://${SECRET}`,
    `otpauth://steam/Steam:gordon?secret=${SECRET}`,
    `otpauth://totp/Steam:gordon?secret=${SECRET}&encoder=steam`,
    `otpauth://totp/Steam:gordon?digits=5&secret=${SECRET}&deviceid=x&data=y`,
  ];
  expect(uris.map((uri) => readOtpUri(uri)?.type)).toEqual(Array(4).fill('steam'));
  expect(readOtpUri(`otpauth://totp/Steam:gordon?secret=${SECRET}`)?.type).toBe('totp');
});

test('keeps unknown and repeated parameters in order', () => {
  const uri = `otpauth://totp/x?secret=${SECRET}&image=https%3A%2F%2Fa%2Fb.png&color=ff0000&digits=8&digits=6`;
  expect(readOtpUri(uri)).toMatchObject({
    digits: '8',
    parameters: [
      ['image', 'https://a/b.png'],
      ['color', 'ff0000'],
      ['digits', '6'],
    ],
  });
});

test('keeps an issuer in the label that differs from the parameter’s', () => {
  expect(readOtpUri(`otpauth://totp/Google:ann?secret=${SECRET}&issuer=Google%20LLC`)).toMatchObject({
    issuer: 'Google LLC',
    labelIssuer: 'Google',
    name: 'ann',
  });
});

test('recognises Mobile-OTP, and other texts are not key URIs', () => {
  expect(readOtpUri('motp://Example:ann?secret=0123456789abcdef')).toMatchObject({
    type: 'motp',
    issuer: 'Example',
    name: 'ann',
  });
  expect(readOtpUri('https://example.com/?secret=S')).toBeUndefined();
});
