import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../shared/durations.ts';
import { auditOf } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, startTestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, type Limits } from '../throttle/limits.ts';

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
