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
  ['otpauth://totp/A%3A%20B?secret=S&issuer=A%3A%20B', 'A: B', 'A: B'],
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

test('recognises Steam by scheme, host, encoder, mark, or an issuer without other digits', () => {
  const uris = [
    `steam://${SECRET}`,
    `otpauth://steam/Steam:gordon?secret=${SECRET}`,
    `otpauth://totp/Steam:gordon?secret=${SECRET}&encoder=steam`,
    `otpauth://totp/Steam:gordon?digits=5&secret=${SECRET}&deviceid=x&data=y`,
    `otpauth://totp/Steam%3Agordon?secret=${SECRET}&issuer=Steam`,
    `otpauth://totp/Valve%3Agordon?secret=${SECRET}&issuer=Valve&steam`,
  ];
  expect(uris.map((uri) => readOtpUri(uri)?.type)).toEqual(Array(6).fill('steam'));
  const six = `otpauth://totp/Steam:gordon?secret=${SECRET}&digits=6`;
  expect(readOtpUri(six)?.type).toBe('totp');
  expect(readOtpUri(uris[5] ?? '')?.parameters).toBeUndefined();
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

test('reads Steam’s key in Base32 or Base64', () => {
  const bytes = Buffer.from('4f0a8b1c3d5e6f708192a3b4c5d6e7f8091a2b3c', 'hex');
  const base32 = 'J4FIWHB5LZXXBAMSUO2MLVXH7AERUKZ4';
  const readKey = (uri: string) => {
    const secret = readOtpUri(uri)?.secret;
    return typeof secret === 'string' ? secret : Buffer.from(secret as Uint8Array).toString('hex');
  };
  const base64 = bytes.toString('base64');
  for (const text of [base64, encodeURIComponent(base64), base64.replace('=', '')]) {
    expect(readKey(`steam://${text}`)).toBe(bytes.toString('hex'));
  }
  for (const text of [
    base32,
    base32.toLowerCase(),
    `${base32.slice(0, 4).toLowerCase()}${base32.slice(4)}`,
    `${base32}/`,
  ]) {
    expect(readKey(`steam://${text}`).toUpperCase()).toBe(base32);
  }
  // No digit tells this one from Base32, but the letter case does.
  const letters = 'AbCdEfGhIjKlMnOpQrStUvWxYzA=';
  expect(readKey(`steam://${letters}`)).toBe(Buffer.from(letters, 'base64').toString('hex'));
});
