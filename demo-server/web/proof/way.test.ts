import { expect, test } from 'vitest';
import { firstWay, openWays } from './way.ts';

const ways = { methods: ['passkey', 'totp', 'email'], lastUsed: null, hasBackupCodes: true } as const;

test('starts with the way used last, else with the strongest', () => {
  expect(firstWay(ways)).toBe('passkey');
  expect(firstWay({ ...ways, lastUsed: 'email' })).toBe('email');
  // The text messages were removed since.
  expect(firstWay({ ...ways, lastUsed: 'sms' })).toBe('passkey');
});

test('lists backup codes last; while codes are refused, only passkeys and backup codes are left', () => {
  expect(openWays(ways)).toEqual(['passkey', 'totp', 'email', 'backup']);
  expect(openWays({ ...ways, hasBackupCodes: false })).toEqual(['passkey', 'totp', 'email']);
  expect(openWays({ ...ways, isCodeLocked: true })).toEqual(['passkey', 'backup']);
  expect(firstWay({ ...ways, lastUsed: 'totp', isCodeLocked: true })).toBe('passkey');
  expect(firstWay({ methods: ['totp'], lastUsed: 'totp', hasBackupCodes: true, isCodeLocked: true })).toBe(
    'backup',
  );
});
