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
    createdAt: '2026-11-20T12:00:00.000Z',
    updatedAt: '2026-11-20T12:00:00.000Z',
  },
};

describe('somebody half signed in', () => {
  test.each([
    ['guest', '/'],
    ['guest', '/sign-in'],
    ['member', '/account'],
    ['anyone', '/no-such-page'],
  ] as const)('asking for a page for %s (%s) gets the second step', (audience, here) => {
    expect(redirectFor(audience, pending, here)?.to).toBe('/second-step');
  });

  test('may see the second step', () => {
    expect(redirectFor('pending', pending, '/second-step')).toBeUndefined();
  });

  test('keeps the page wanted before', () => {
    expect(redirectFor('guest', pending, '/sign-in', '/account/two-factor')?.wanted).toBe(
      '/account/two-factor',
    );
    expect(redirectFor('member', pending, '/account')?.wanted).toBe('/account');
  });
});

describe('somebody signed in', () => {
  test('has no use for signing in, and goes where they wanted to', () => {
    expect(redirectFor('guest', member, '/sign-in')).toEqual({ to: '/account' });
    expect(redirectFor('pending', member, '/second-step', '/account/two-factor')).toEqual({
      to: '/account/two-factor',
    });
  });

  test('may see their account', () => {
    expect(redirectFor('member', member, '/account')).toBeUndefined();
  });
});

describe('somebody who must set up a second factor', () => {
  const dueAt = '2026-11-20T13:00:00.000Z';
  const obliged: Visitor = {
    kind: 'member',
    user: { ...member.user, mustEnrol: { because: 'policy', dueAt, mayGoOnWithout: false } },
  };
  const due = Date.parse(dueAt);

  test.each(['guest', 'pending', 'member', 'support', 'admin', 'anyone'] as const)(
    'is led to it from every page for %s, and to nothing else',
    (audience) => {
      expect(redirectFor(audience, obliged, '/account', '/account/sessions', due)).toEqual({
        to: MUST_ENROL_PATH,
      });
      expect(redirectFor('enrolling', obliged, MUST_ENROL_PATH, undefined, due)).toBeUndefined();
    },
  );

  test('goes everywhere until the grace period is over', () => {
    expect(redirectFor('member', obliged, '/account', undefined, due - 1)).toBeUndefined();
  });
});

test('a page for everyone leads nobody elsewhere', () => {
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
] as const)('in the role %s, pages for %s are open: %s', (role, audience, isOpen) => {
  const visitor: Visitor = { kind: 'member', user: { ...member.user, role } };
  expect(redirectFor(audience, visitor, '/admin')).toEqual(isOpen ? undefined : { to: '/account' });
  expect(redirectFor(audience, nobody, '/admin')).toEqual({ to: '/sign-in', wanted: '/admin' });
});

describe('nobody', () => {
  test('is asked to sign in for a guarded page, and comes back to it', () => {
    expect(redirectFor('member', nobody, '/account/two-factor')).toEqual({
      to: '/sign-in',
      wanted: '/account/two-factor',
    });
  });

  test('who has just signed out goes to the front page', () => {
    const left: Visitor = { kind: 'nobody', because: 'signed-out' };
    expect(redirectFor('member', left, '/account')).toEqual({ to: '/' });
  });

  test('cannot take the second step before the first', () => {
    expect(redirectFor('pending', nobody, '/second-step', '/account')).toEqual({
      to: '/sign-in',
      wanted: '/account',
    });
  });

  test('may see what is for anyone', () => {
    expect(redirectFor('guest', nobody, '/')).toBeUndefined();
    expect(redirectFor('anyone', nobody, '/no-such-page')).toBeUndefined();
  });
});

test('a wanted page is a path of this site, or nothing', () => {
  expect(wantedPathIn({ wanted: '/account' })).toBe('/account');
  expect(wantedPathIn({ wanted: '//elsewhere.example' })).toBeUndefined();
  expect(wantedPathIn({ wanted: '/\\elsewhere.example' })).toBeUndefined();
  expect(wantedPathIn({ wanted: 'https://elsewhere.example' })).toBeUndefined();
  expect(wantedPathIn({ wanted: 7 })).toBeUndefined();
  expect(wantedPathIn(null)).toBeUndefined();
});
