import { expect, test } from 'vitest';
import { Refusal } from '../base/refusal.ts';
import { assertSuitablePassword } from './suitable-password.ts';

const SITE = { issuer: 'Moon Bank', baseUrl: () => 'https://id.moonbank.example' };
const OWNER = { email: 'ann.miller@mail.example', name: 'Ann Miller' };

/** Why a password is refused; `undefined` for one that suits. */
function fault(password: string): string | undefined {
  try {
    assertSuitablePassword(password, SITE, OWNER);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test.each([
  // Length is counted in characters.
  ['🔑🗝🔒🔓🚪🏠🌙', 'PASSWORD_TOO_SHORT'],
  ['🔑🗝🔒🔓🚪🏠🌙⭐', undefined],
  ['x'.repeat(257), 'PASSWORD_TOO_LONG'],
  ['🔑'.repeat(256), undefined],
  // What leaks have most often, and what people make of it when they are asked for digits and signs.
  ['password', 'PASSWORD_TOO_COMMON'],
  ['12345678', 'PASSWORD_TOO_COMMON'],
  ['PASSWORD', 'PASSWORD_TOO_COMMON'],
  ['ｐａｓｓｗｏｒｄ', 'PASSWORD_TOO_COMMON'],
  ['Password123!', 'PASSWORD_TOO_COMMON'],
  ['P@ssw0rd2026', 'PASSWORD_TOO_COMMON'],
  ['123456789012', 'PASSWORD_TOO_COMMON'],
  ['qwertyuiop', 'PASSWORD_TOO_COMMON'],
  ['Passwort1', 'PASSWORD_TOO_COMMON'],
  ['dragon2024!!', 'PASSWORD_TOO_COMMON'],
  // One word of the languages of this site.
  ['information', 'PASSWORD_TOO_COMMON'],
  ['Geschichte', 'PASSWORD_TOO_COMMON'],
  // One short pattern.
  ['aaaaaaaa', 'PASSWORD_TOO_COMMON'],
  ['xyxyxyxyxy', 'PASSWORD_TOO_COMMON'],
  ['ijklmnopqr', 'PASSWORD_TOO_COMMON'],
  // What is known about the account and the site.
  ['countersign', 'PASSWORD_TOO_PERSONAL'],
  ['C0untersign2026', 'PASSWORD_TOO_PERSONAL'],
  ['moonbank', 'PASSWORD_TOO_PERSONAL'],
  ['Moon Bank!', 'PASSWORD_TOO_PERSONAL'],
  ['ann.miller@mail.example', 'PASSWORD_TOO_PERSONAL'],
  ['ANN-MILLER-1', 'PASSWORD_TOO_PERSONAL'],
  ['millermoonbank', 'PASSWORD_TOO_PERSONAL'],
  ['annannann', 'PASSWORD_TOO_PERSONAL'],
  // No rule about kinds of characters, and none about a part of a longer password.
  ['correct horse battery', undefined],
  ['ann likes old trains', undefined],
  ['the password is a secret', undefined],
  ['kvxwqzjh', undefined],
  ['20394857', undefined],
])('%j: %s', (password, code) => {
  expect(fault(password)).toBe(code);
});
