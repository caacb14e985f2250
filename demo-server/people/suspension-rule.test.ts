import { expect, test } from 'vitest';
import { ROLES } from '../contract/index.ts';
import { whyNotActOn, whyNotSuspend } from './suspension-rule.ts';

const ADMIN = { id: 'ada', role: 'admin', suspendedAt: null } as const;

test('only an admin who is not suspended may act on another account', () => {
  for (const role of ROLES) {
    const person = { id: 'ann', role };
    expect(whyNotActOn(ADMIN, person)).toBeUndefined();
    expect(whyNotActOn({ ...ADMIN, role: 'support' }, person)).toBe('ROLE_REQUIRED');
    expect(whyNotActOn({ ...ADMIN, role: 'member' }, person)).toBe('ROLE_REQUIRED');
    expect(whyNotActOn({ ...ADMIN, suspendedAt: 1 }, person)).toBe('ROLE_REQUIRED');
  }
});

test('nobody may act on their own account', () => {
  expect(whyNotActOn(ADMIN, ADMIN)).toBe('OWN_ACCOUNT');
  expect(whyNotSuspend(ADMIN, ADMIN, 3)).toBe('OWN_ACCOUNT');
});

test('the last admin may not be suspended', () => {
  const eve = { id: 'eve', role: 'admin' } as const;
  expect(whyNotSuspend(ADMIN, eve, 0)).toBe('LAST_ADMIN');
  expect(whyNotSuspend(ADMIN, eve, 1)).toBeUndefined();
  expect(whyNotSuspend(ADMIN, { id: 'ann', role: 'member' }, 0)).toBeUndefined();
});
