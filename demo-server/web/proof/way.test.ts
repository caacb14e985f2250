import { expect, test } from 'vitest';
import { firstWay, openWays } from './way.ts';

const ways = { methods: ['passkey', 'totp', 'email'], lastUsed: null, hasBackupCodes: true } as const;

test('the way used last comes first, else the strongest', () => {
  expect(firstWay(ways)).toBe('passkey');
  expect(firstWay({ ...ways, lastUsed: 'email' })).toBe('email');
  // It has been removed since.
  expect(firstWay({ ...ways, lastUsed: 'sms' })).toBe('passkey');
});

test('backup codes come last; while codes are refused, what cannot be guessed is left', () => {
  expect(openWays(ways)).toEqual(['passkey', 'totp', 'email', 'backup']);
  expect(openWays({ ...ways, hasBackupCodes: false })).toEqual(['passkey', 'totp', 'email']);
  expect(openWays({ ...ways, isCodeLocked: true })).toEqual(['passkey', 'backup']);
  expect(firstWay({ ...ways, lastUsed: 'totp', isCodeLocked: true })).toBe('passkey');
  expect(firstWay({ methods: ['totp'], lastUsed: 'totp', hasBackupCodes: true, isCodeLocked: true })).toBe(
    'backup',
  );
});
