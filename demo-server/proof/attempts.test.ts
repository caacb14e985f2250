import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { SIGN_IN_ATTEMPTS } from '../contract/index.ts';
import type { Factor } from '../factors/factor.ts';
import type { AnySession } from '../sessions/sessions.ts';
import { type Domain, newOwner, startDomain } from '../testing/domain.ts';
import { DEFAULT_LIMITS, type Limits, steady } from '../throttle/limits.ts';
import { reserveAttempt } from './attempts.ts';

const FREE = DEFAULT_LIMITS.codes.pace.kind === 'growing' ? DEFAULT_LIMITS.codes.pace.free : 0;

async function reserveTimes(domain: Domain, session: AnySession, factor: Factor, times: number) {
  const { store, parts, occasion } = domain;
  const reserveOnce = () =>
    store.together((write) => reserveAttempt(write, parts.limits, session, factor, occasion()));
  let last = await reserveOnce();
  for (let tried = 1; tried < times; tried += 1) last = await reserveOnce();
  return last;
}

/** Ann, with a sign-in that needs its second step. */
async function annWaits(limits: Partial<Limits> = {}) {
  const domain = await startDomain({ limits: { ...DEFAULT_LIMITS, ...limits } });
  const owner = await newOwner(domain);
  return { domain, owner, pending: await owner.pending() };
}

test.each<
  [what: string, factor: Factor, kind: 'pending' | 'full', left: [challenge: number, account: number]]
>([
  [
    'a code in a sign-in counts for the sign-in and the account',
    'totp',
    'pending',
    [SIGN_IN_ATTEMPTS - 1, FREE - 1],
  ],
  ['a sent code counts for both', 'email', 'pending', [SIGN_IN_ATTEMPTS - 1, FREE - 1]],
  ['a backup code counts for both', 'backup-code', 'pending', [SIGN_IN_ATTEMPTS - 1, FREE - 1]],
  [
    'a passkey counts for the sign-in only, because it cannot be guessed',
    'passkey',
    'pending',
    [SIGN_IN_ATTEMPTS - 1, Number.POSITIVE_INFINITY],
  ],
  [
    'a code in a full session counts for the account only',
    'totp',
    'full',
    [Number.POSITIVE_INFINITY, FREE - 1],
  ],
])('%s', async (_what, factor, kind, [challengeLeft, accountLeft]) => {
  const { domain, owner, pending } = await annWaits();
  const session = kind === 'pending' ? pending : await owner.session();
  expect(await reserveTimes(domain, session, factor, 1)).toMatchObject({ challengeLeft, accountLeft });
});

test.each<[what: string, limits: Partial<Limits>, factor: Factor, times: number, refusal: object]>([
  [
    'refuses one more attempt than the sign-in allows',
    { codes: { ...DEFAULT_LIMITS.codes, pace: steady(1000, 1000).pace } },
    'totp',
    SIGN_IN_ATTEMPTS + 1,
    { reason: 'too-many-attempts', refusal: { code: 'TOO_MANY_ATTEMPTS', details: {} } },
  ],
  [
    'refuses one more attempt than the account allows',
    { codes: { ...DEFAULT_LIMITS.codes, pace: steady(2, MINUTE).pace } },
    'totp',
    3,
    { reason: 'locked', refusal: { code: 'ACCOUNT_TEMPORARILY_LOCKED', details: { retryAfter: 30 } } },
  ],
  [
    'refuses an attempt at the hard stop without a waiting time',
    { codes: { ...steady(1000, 1000), hardStop: 2 } },
    'totp',
    3,
    { reason: 'locked', refusal: { code: 'SECOND_FACTOR_LOCKED', details: {} } },
  ],
  [
    'refuses a network over its limit, without an audit entry',
    { network: steady(2, MINUTE) },
    'totp',
    3,
    { refusal: { code: 'TOO_MANY_REQUESTS', details: { retryAfter: 30 } } },
  ],
])('%s', async (_what, limits, factor, times, denied) => {
  const { domain, pending } = await annWaits(limits);
  expect(await reserveTimes(domain, pending, factor, times - 1)).not.toHaveProperty('refusal');
  const last = await reserveTimes(domain, pending, factor, 1);
  expect(last).toMatchObject(denied);
  expect('reason' in last).toBe('reason' in denied);
});

test('past the hard stop, a backup code and a passkey are still checked', async () => {
  const { domain, pending } = await annWaits({ codes: { ...steady(1000, 1000), hardStop: 1 } });
  await reserveTimes(domain, pending, 'totp', 1);
  expect(await reserveTimes(domain, pending, 'totp', 1)).toMatchObject({ reason: 'locked' });
  expect(await reserveTimes(domain, pending, 'backup-code', 1)).not.toHaveProperty('refusal');
  expect(await reserveTimes(domain, pending, 'passkey', 1)).not.toHaveProperty('refusal');
});

test('an attempt the account does not allow counts for the network, but not for the sign-in', async () => {
  const { domain, pending } = await annWaits({
    codes: { ...DEFAULT_LIMITS.codes, pace: steady(1, MINUTE).pace },
    network: steady(8, MINUTE),
  });
  const { store, clock } = domain;
  // One attempt is allowed and seven are not.
  await reserveTimes(domain, pending, 'totp', 8);
  expect(await store.sessions.byTokenHash(pending.tokenHash, clock.now)).toMatchObject({ attempts: 1 });
  expect(await reserveTimes(domain, pending, 'totp', 1)).toMatchObject({
    refusal: { code: 'TOO_MANY_REQUESTS' },
  });
});

test.each(['pending', 'full'] as const)('refuses an attempt in a %s session that has ended', async (kind) => {
  const { domain, owner, pending } = await annWaits();
  const session = kind === 'pending' ? pending : await owner.session();
  await domain.store.sessions.remove(session.id);
  expect(await reserveTimes(domain, session, 'totp', 1)).toMatchObject({ refusal: { code: 'UNAUTHORIZED' } });
});
