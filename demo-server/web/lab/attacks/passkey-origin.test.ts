import { describe, expect, it } from 'vitest';
import { hostOf, isFromHere, mayAskFor } from './passkey-origin.ts';

describe('the host that a browser sees', () => {
  it.each([
    ['bank.example', 'bank.example'],
    [' https://BANK.example ', 'bank.example'],
    // A Cyrillic а looks the same but makes another name.
    ['b\u0430nk.example', 'xn--bnk-6cd.example'],
    ['', undefined],
    ['bank.example/login', undefined],
    ['bank.example@evil.test', undefined],
    ['not a host', undefined],
  ])('of %j is %j', (text, host) => {
    expect(hostOf(text)).toBe(host);
  });
});

it.each([
  ['bank.example', true],
  ['login.bank.example', true],
  ['evilbank.example', false],
  ['bank.example.evil.test', false],
  ['xn--bnk-6cd.example', false],
])('%s may ask for bank.example’s passkeys: %s', (host, may) => {
  expect(mayAskFor('bank.example', host)).toBe(may);
});

it('a signature for another origin or another challenge is not accepted', () => {
  const clientData = { type: 'webauthn.get', challenge: 'c1', origin: 'https://bank.example' } as const;
  expect(isFromHere(clientData, 'https://bank.example', 'c1')).toBe(true);
  expect(isFromHere({ ...clientData, origin: 'https://evil.test' }, 'https://bank.example', 'c1')).toBe(
    false,
  );
  expect(isFromHere(clientData, 'https://bank.example', 'c2')).toBe(false);
});
