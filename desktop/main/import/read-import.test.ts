import { expect, test } from 'vitest';
import { MADE } from './testing/accounts.ts';
import { aegisEncrypted, andOtpEncrypted, twoFasEncrypted } from './testing/authenticators.ts';
import { kdbx } from './testing/password-managers.ts';
import { failureOf, read } from './testing/read.ts';

const COMPOSED = 'Größe é'.normalize('NFC');
const DECOMPOSED = COMPOSED.normalize('NFD');

test.each([
  [COMPOSED, DECOMPOSED],
  [DECOMPOSED, COMPOSED],
])('a password opens the file however its letters are composed', async (exported, typed) => {
  for (const bytes of [
    aegisEncrypted(MADE, [exported]),
    twoFasEncrypted(MADE, exported),
    andOtpEncrypted(MADE, exported),
    await kdbx(MADE, exported, { version: 4, kdf: 'aes', field: 'otp' }),
  ]) {
    expect((await read(bytes, typed)).accounts.length).toBeGreaterThan(0);
  }
});

test('a password that no form makes right is wrong, and damage stays damage', async () => {
  const bytes = aegisEncrypted(MADE, [COMPOSED]);
  expect((await failureOf(bytes, 'Grüße')).code).toBe('password_wrong');
  const backup = JSON.parse(bytes.toString());
  backup.header.params.tag = '0'.repeat(32);
  expect((await failureOf(Buffer.from(JSON.stringify(backup)), DECOMPOSED)).code).toBe('damaged');
});
