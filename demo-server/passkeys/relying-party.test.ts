import { expect, test } from 'vitest';
import { relyingPartyAt } from './relying-party.ts';

test.each([
  ['http://127.0.0.1:4280', { id: 'localhost', origin: 'http://localhost:4280' }],
  ['http://[::1]:4280', { id: 'localhost', origin: 'http://localhost:4280' }],
  ['http://localhost:4280', { id: 'localhost', origin: 'http://localhost:4280' }],
  ['https://2fa.example.com', { id: '2fa.example.com', origin: 'https://2fa.example.com' }],
  ['https://2fa.example.com:8443', { id: '2fa.example.com', origin: 'https://2fa.example.com:8443' }],
  // Browsers do not allow passkeys without a host name or without TLS.
  ['http://2fa.example.com', undefined],
  ['https://192.0.2.7', undefined],
  ['https://[2001:db8::7]', undefined],
])('the relying party at %s', (baseUrl, expected) => {
  expect(relyingPartyAt(baseUrl)).toEqual(expected);
});
