import bcrypt from 'bcryptjs';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../shared/durations.ts';
import { hashToken } from '../sessions/token.ts';
import { startDomain } from '../testing/domain.ts';
import { auditOf } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, proveAddress, startTestSite, type TestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, type Limits, steady } from '../throttle/limits.ts';
import { networkOf } from '../throttle/network.ts';
import { checkPassword } from './check-password.ts';
import { turnOf } from './known-browser.ts';
import { bcryptInput } from './password.ts';

/** Three attempts at once keep the tests short. */
const limits: Limits = {
  ...DEFAULT_LIMITS,
  passwords: {
    pace: { kind: 'growing', free: 3, firstWaitMs: 30_000, longestWaitMs: HOUR },
    hardStop: null,
    forgetAfterMs: DAY,
  },
};

test('after too many wrong passwords even the right one must wait, as for an unknown address', async () => {
  const { newBrowser, clock, store } = await startTestSite({ limits });
  await newBrowser().send('signUpEmail', ANN);
  const wrong = (email: string) => ({ email, password: 'a wrong password' });
  const answers: unknown[] = [];
  for (const email of [ANN.email, 'nobody@example.com']) {
    const browser = newBrowser();
    for (let tried = 0; tried < 3; tried += 1) {
      expect(await browser.refusal('signInEmail', wrong(email))).toMatchObject({ status: 401 });
    }
    answers.push(await browser.refusal('signInEmail', wrong(email)));
  }
  expect(answers[0]).toMatchObject({ status: 429, code: 'TOO_MANY_PASSWORDS', retryAfter: 30 });
  expect(answers[1]).toEqual(answers[0]);
  expect(await newBrowser().refusal('signInEmail', ANN_SIGN_IN)).toEqual(answers[0]);
  expect((await auditOf(store)).at(-1)).toMatchObject({
    kind: 'sign-in',
    outcome: 'failure',
    reason: 'locked',
  });

  clock.now += 30_000;
  await newBrowser().send('signInEmail', ANN_SIGN_IN);
  // The count starts again at zero.
  expect(await newBrowser().refusal('signInEmail', wrong(ANN.email))).toMatchObject({ status: 401 });
  expect(await newBrowser().refusal('signInEmail', wrong(ANN.email))).toMatchObject({ status: 401 });
});

test('guesses from another network do not lock out the owner', async () => {
  const { newBrowser } = await startTestSite({ limits, trustedProxies: 1 });
  await newBrowser().send('signUpEmail', ANN);
  const signIn = async (address: string, password: string) =>
    (
      await newBrowser().fetch('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
        body: JSON.stringify({ email: ANN.email, password }),
      })
    ).status;
  for (let tried = 0; tried < 3; tried += 1) expect(await signIn('203.0.113.1', 'a wrong one')).toBe(401);
  expect(await signIn('203.0.113.1', ANN.password)).toBe(429);
  expect(await signIn('198.51.100.1', ANN.password)).toBe(200);
});

test('attempts within a session are counted, too', async () => {
  const { newBrowser } = await startTestSite({ limits });
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  for (let tried = 0; tried < 3; tried += 1) {
    expect(await ann.refusal('beginEnrolment', { password: 'a wrong password' })).toMatchObject({
      code: 'INVALID_PASSWORD',
    });
  }
  expect(await ann.refusal('beginEnrolment', { password: ANN.password })).toMatchObject({
    code: 'TOO_MANY_PASSWORDS',
  });
  expect(await newBrowser().refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({
    code: 'TOO_MANY_PASSWORDS',
  });
});

test('of many passwords at once, only as many as the limit allows are compared', async () => {
  const { newBrowser, store } = await startTestSite({ limits });
  await newBrowser().send('signUpEmail', ANN);
  await Promise.all(
    Array.from({ length: 40 }, () =>
      newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, password: 'a wrong password' }),
    ),
  );
  const reasons = (await auditOf(store)).map(({ reason }) => reason);
  expect(reasons.filter((reason) => reason === 'wrong-password')).toHaveLength(3);
  expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(37);
});

/** Sign-ins through a proxy that names the client's address. */
function signInFrom(site: TestSite, address: string, password: string, browser = site.newBrowser()) {
  return browser.fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify({ email: ANN.email, password }),
  });
}

test('wrong passwords from many networks keep the owner out neither at a clean network nor in a known browser', async () => {
  const site = await startTestSite({ trustedProxies: 1 });
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  await proveAddress(site, ANN.email);
  for (let network = 1; network <= 7; network += 1)
    await Promise.all(
      Array.from({ length: 15 }, () => signInFrom(site, `203.0.113.${network}`, 'a wrong password')),
    );
  // A network that has tried a lot waits, one that has not does not, and has a few attempts.
  for (const status of [401, 429])
    expect((await signInFrom(site, '203.0.113.1', 'a wrong password')).status).toBe(status);
  for (const [password, status] of [
    ['a mistyped password', 401],
    ['mistyped once more', 401],
    [ANN.password, 200],
  ] as const)
    expect((await signInFrom(site, '198.51.100.1', password)).status).toBe(status);
  const guesses = Array.from({ length: 5 }, () => signInFrom(site, '198.51.100.2', 'a wrong password'));
  const answers = (await Promise.all(guesses)).map(({ status }) => status);
  expect(answers.sort()).toEqual([401, 401, 401, 429, 429]);
  // Her browser counts by itself, in a network of attackers, too.
  for (let wrong = 0; wrong < 10; wrong += 1)
    expect((await signInFrom(site, '203.0.113.1', 'a mistyped password', ann)).status).toBe(401);
  expect((await signInFrom(site, '203.0.113.1', ANN.password, ann)).status).toBe(200);
});

test('the cookie of a known browser counts for its own account alone, and a forged one for none', async () => {
  const site = await startTestSite({ limits });
  const eve = site.newBrowser();
  await site.newBrowser().send('signUpEmail', ANN);
  await eve.send('signUpEmail', { ...ANN, email: 'eve@example.com' });
  const wrong = { ...ANN_SIGN_IN, password: 'a wrong password' };
  const guess = async () => (await eve.refusal('signInEmail', wrong)).status;
  expect([await guess(), await guess(), await guess(), await guess()]).toEqual([401, 401, 401, 429]);
});

test('one client with many right sign-ins at once is told to wait, and delays nobody', async () => {
  const site = await startTestSite({ trustedProxies: 1 });
  await site.newBrowser().send('signUpEmail', ANN);
  const accounts = Array.from({ length: 6 }, (_, index) => ({ ...ANN, email: `eve${index}@example.com` }));
  for (const account of accounts) await site.newBrowser().send('signUpEmail', account);
  const flood = accounts.flatMap(({ email, password }) =>
    Array.from({ length: 12 }, async () => {
      const response = await site.newBrowser().fetch('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.1' },
        body: JSON.stringify({ email, password }),
      });
      return response.status;
    }),
  );
  const ann = await signInFrom(site, '198.51.100.1', ANN.password);
  const answers = await Promise.all(flood);
  expect(ann.status).toBe(200);
  expect(new Set(answers)).toEqual(new Set(answers.includes(429) ? [200, 429] : [200]));
});

test('right sign-ins have a generous limit, too', async () => {
  const site = await startTestSite({ limits: { ...DEFAULT_LIMITS, signIns: steady(3, MINUTE) } });
  await site.newBrowser().send('signUpEmail', ANN);
  for (let times = 0; times < 3; times += 1) await site.newBrowser().send('signInEmail', ANN_SIGN_IN);
  expect(await site.newBrowser().refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    retryAfter: 20,
  });
});

test('an attempt that gets no place in the line is not counted and costs no query', async () => {
  const { parts, store, occasion } = await startDomain();
  const turn = turnOf(ANN.email, undefined, occasion());
  const places = Array.from({ length: 48 }, () => parts.passwords.enter(turn));
  let lookUps = 0;
  const findUser = async () => {
    lookUps += 1;
    return undefined;
  };
  const check = () => checkPassword(parts, ANN.email, findUser, 'a wrong password', occasion());
  await expect(check()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  const key = `password:${hashToken(ANN.email)}@${networkOf(occasion().address)}`;
  expect(await store.throttles.read(key)).toBeUndefined();
  expect(lookUps).toBe(0);
  for (const leave of places) leave();
  expect(await check()).toEqual({ user: undefined, isRight: false });
  expect(await store.throttles.read(key)).toMatchObject({ failures: 1 });
});

test('a hash of bcrypt is replaced when its owner signs in', async () => {
  const site = await startTestSite();
  const { user } = await site.newBrowser().send('signUpEmail', ANN);
  const old = bcrypt.hashSync(bcryptInput(ANN.password), 4);
  await site.store.users.setPassword(user.id, old, { now: site.clock.now, byMail: false });
  await site.newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, password: 'a wrong password' });
  expect((await site.store.users.byId(user.id))?.passwordHash).toBe(old);
  await site.newBrowser().send('signInEmail', ANN_SIGN_IN);
  expect((await site.store.users.byId(user.id))?.passwordHash).toMatch(/^\$argon2id\$/);
  await site.newBrowser().send('signInEmail', ANN_SIGN_IN);
});
