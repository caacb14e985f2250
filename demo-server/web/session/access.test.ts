import { describe, expect, test } from 'vitest';
import { MUST_ENROL_PATH, redirectFor, type Visitor, wantedPathIn } from './access.ts';

const nobody: Visitor = { kind: 'nobody' };
const pending: Visitor = {
  kind: 'pending',
  expiresAt: 0,
  methods: ['totp'],
  lastUsed: null,
  hasBackupCodes: true,
  attemptsLeft: 5,
  isCodeLocked: false,
};
const member: Visitor = {
  kind: 'member',
  user: {
    id: '1',
    name: 'Ann',
    email: 'ann@example.test',
    emailVerified: false,
    twoFactorEnabled: false,
    backupCodes: null,
    role: 'member',
    mustEnrol: null,
    deletesAt: null,
    createdAt: '2026-11-20T12:00:00.000Z',
    updatedAt: '2026-11-20T12:00:00.000Z',
  },
};

describe('a visitor before the second step', () => {
  test.each([
    ['guest', '/'],
    ['guest', '/sign-in'],
    ['member', '/account'],
    ['anyone', '/no-such-page'],
  ] as const)('is sent from a page for %s (%s) to the second step', (audience, here) => {
    expect(redirectFor(audience, pending, here)?.to).toBe('/second-step');
  });

  test('may see the second step', () => {
    expect(redirectFor('pending', pending, '/second-step')).toBeUndefined();
  });

  test('keeps the wanted page', () => {
    expect(redirectFor('guest', pending, '/sign-in', '/account/two-factor')?.wanted).toBe(
      '/account/two-factor',
    );
    expect(redirectFor('member', pending, '/account')?.wanted).toBe('/account');
  });
});

describe('a visitor whose sign-in needs an emailed link', () => {
  const awaiting: Visitor = { kind: 'awaits-link', expiresAt: 0, sentTo: [], passwordCameByMail: false };

  test.each([
    ['guest', '/sign-in'],
    ['member', '/account'],
    ['enrolling', MUST_ENROL_PATH],
    ['anyone', '/no-such-page'],
  ] as const)('is sent from a page for %s (%s) to the second step', (audience, here) => {
    expect(redirectFor(audience, awaiting, here)?.to).toBe('/second-step');
  });

  test('may see the second step, ask support and open links', () => {
    expect(redirectFor('pending', awaiting, '/second-step')).toBeUndefined();
    expect(redirectFor('pending', awaiting, '/support')).toBeUndefined();
    expect(redirectFor('everyone', awaiting, '/recovery/set-up')).toBeUndefined();
  });
});

describe('a signed-in visitor', () => {
  test('is sent from the sign-in page to the wanted page', () => {
    expect(redirectFor('guest', member, '/sign-in')).toEqual({ to: '/account' });
    expect(redirectFor('pending', member, '/second-step', '/account/two-factor')).toEqual({
      to: '/account/two-factor',
    });
  });

  test('may see their account', () => {
    expect(redirectFor('member', member, '/account')).toBeUndefined();
  });
});

describe('a user who must set up a second factor', () => {
  const dueAt = '2026-11-20T13:00:00.000Z';
  const obliged: Visitor = {
    kind: 'member',
    user: { ...member.user, mustEnrol: { because: 'policy', dueAt, mayGoOnWithout: false } },
  };
  const due = Date.parse(dueAt);

  test.each(['guest', 'pending', 'member', 'support', 'admin', 'anyone'] as const)(
    'is sent from every page for %s to the page about it',
    (audience) => {
      expect(redirectFor(audience, obliged, '/account', '/account/sessions', due)).toEqual({
        to: MUST_ENROL_PATH,
      });
      expect(redirectFor('enrolling', obliged, MUST_ENROL_PATH, undefined, due)).toBeUndefined();
    },
  );

  test('may see every page during the grace period', () => {
    expect(redirectFor('member', obliged, '/account', undefined, due - 1)).toBeUndefined();
  });
});

test('a page for everyone redirects no visitor', () => {
  for (const visitor of [nobody, pending, member])
    expect(redirectFor('everyone', visitor, '/support/cancel')).toBeUndefined();
});

test.each([
  ['member', 'support', false],
  ['member', 'admin', false],
  ['support', 'support', true],
  ['support', 'admin', false],
  ['admin', 'support', true],
  ['admin', 'admin', true],
] as const)('whether the role %s may see pages for %s: %s', (role, audience, isOpen) => {
  const visitor: Visitor = { kind: 'member', user: { ...member.user, role } };
  expect(redirectFor(audience, visitor, '/admin')).toEqual(isOpen ? undefined : { to: '/account' });
  expect(redirectFor(audience, nobody, '/admin')).toEqual({ to: '/sign-in', wanted: '/admin' });
});

describe('a visitor who is not signed in', () => {
  test('is asked to sign in for a guarded page, and returns to it', () => {
    expect(redirectFor('member', nobody, '/account/two-factor')).toEqual({
      to: '/sign-in',
      wanted: '/account/two-factor',
    });
  });

  test('goes to the front page after signing out', () => {
    const left: Visitor = { kind: 'nobody', because: 'signed-out' };
    expect(redirectFor('member', left, '/account')).toEqual({ to: '/' });
  });

  test('cannot take the second step before the first', () => {
    expect(redirectFor('pending', nobody, '/second-step', '/account')).toEqual({
      to: '/sign-in',
      wanted: '/account',
    });
  });

  test('may see pages for anyone', () => {
    expect(redirectFor('guest', nobody, '/')).toBeUndefined();
    expect(redirectFor('anyone', nobody, '/no-such-page')).toBeUndefined();
  });
});

test('a wanted page is a path of this site', () => {
  expect(wantedPathIn({ wanted: '/account' })).toBe('/account');
  expect(wantedPathIn({ wanted: '//elsewhere.example' })).toBeUndefined();
  expect(wantedPathIn({ wanted: '/\\elsewhere.example' })).toBeUndefined();
  expect(wantedPathIn({ wanted: 'https://elsewhere.example' })).toBeUndefined();
  expect(wantedPathIn({ wanted: 7 })).toBeUndefined();
  expect(wantedPathIn(null)).toBeUndefined();
});
