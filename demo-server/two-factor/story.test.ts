import { expect, test } from 'vitest';
import { bytesFromBase32 } from '../../shared/base32.ts';
import { MINUTE } from '../../shared/durations.ts';
import { parseKeyUri } from '../../shared/key-uri.ts';
import { ENROLMENT_MS, STEP_UP_MS } from '../contract/index.ts';
import {
  ANN,
  ANN_SIGN_IN,
  authenticator,
  STEP_MS,
  siteWithAnnEnrolled,
  startTestSite,
  wrongCode,
} from '../testing/test-site.ts';

test('signs up, turns on two-factor authentication, and signs in with a code', async () => {
  const { newBrowser, clock, store } = await startTestSite();
  const browser = newBrowser();

  const signedUp = await browser.send('signUpEmail', ANN);
  expect(signedUp).toMatchObject({ token: null, user: { email: ANN.email, twoFactorEnabled: false } });
  const { token: firstToken } = browser;

  const enabled = await browser.send('beginEnrolment', { password: ANN.password });
  expect(parseKeyUri(enabled.totpURI)).toMatchObject({
    type: 'totp',
    issuer: 'Countersign',
    account: ANN.email,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  });
  expect(bytesFromBase32(parseKeyUri(enabled.totpURI).secret)).toHaveLength(20);
  expect(enabled.expiresAt).toBe(new Date(clock.now + ENROLMENT_MS).toISOString());
  expect(await browser.send('getEnrolment')).toEqual({ enrolment: { expiresAt: enabled.expiresAt } });
  expect((await browser.send('getSession'))?.user.twoFactorEnabled).toBe(false);

  const codeOf = authenticator(enabled.totpURI);
  const confirmed = await browser.send('verifyTotp', { code: codeOf(clock.now) });
  expect(confirmed.user.twoFactorEnabled).toBe(true);
  expect(browser.token).not.toBe(firstToken);
  expect(await browser.send('getEnrolment')).toEqual({ enrolment: null });

  expect(await browser.send('signOut')).toEqual({ success: true });
  expect(await browser.send('getSession')).toBeNull();

  clock.now += STEP_MS;
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toEqual({
    twoFactorRedirect: true,
    twoFactorMethods: ['totp'],
  });
  expect(await browser.send('getSession')).toBeNull();
  expect(await browser.send('getSecondStep')).toEqual({
    pending: {
      methods: ['totp'],
      lastUsed: 'totp',
      hasBackupCodes: true,
      expiresAt: new Date(clock.now + 10 * MINUTE).toISOString(),
      retryAfter: null,
      attemptsLeft: 5,
      isCodeLocked: false,
    },
    awaitsLink: null,
  });
  const { token: pendingToken } = browser;

  const code = codeOf(clock.now);
  expect(
    (await browser.send('verifyTotp', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).user.email,
  ).toBe(ANN.email);
  expect(browser.token).not.toBe(pendingToken);
  expect((await browser.send('getSession'))?.user).toEqual(confirmed.user);
  expect(await browser.send('getSecondStep')).toEqual({ pending: null, awaitsLink: null });

  const events = await store.audit.of(confirmed.user.id);
  expect(events.map(({ kind, outcome }) => `${kind} ${outcome}`).sort()).toEqual([
    'enrolment success',
    'enrolment-start success',
    'second-factor success',
    'sign-in success',
    'sign-out success',
    'sign-up success',
  ]);
});

test('rejects the enrolment code at sign-in, and the code of one sign-in at the next', async () => {
  const { newBrowser, clock, codeOf, store } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);

  // The time step of the enrolment is the previous one, inside the window.
  const used = await browser.refusal('verifyTotp', { code: codeOf(clock.now - STEP_MS) });
  const code = codeOf(clock.now);
  const session = await browser.send('verifyTotp', { code });

  const again = newBrowser();
  await again.send('signInEmail', ANN_SIGN_IN);
  const replayed = await again.refusal('verifyTotp', { code });
  const wrong = await again.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });

  // All get the same answer, which does not tell a used code from a wrong one. Only the audit log does.
  expect(used).toEqual({ status: 401, code: 'INVALID_CODE', message: wrong.message, attemptsLeft: 4 });
  expect(replayed).toEqual(used);
  expect(wrong).toEqual({ ...used, attemptsLeft: 3 });
  const reasons = (await store.audit.of(session.user.id)).map(({ reason }) => reason).filter(Boolean);
  expect(reasons.sort()).toEqual(['replayed-code', 'replayed-code', 'wrong-code']);
});

test('accepts codes up to one time step from now, and no others', async () => {
  for (const [steps, accepted] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
    clock.now += 10 * STEP_MS;
    const browser = newBrowser();
    await browser.send('signInEmail', ANN_SIGN_IN);
    const { status } = await browser.call('verifyTotp', { code: codeOf(clock.now + steps * STEP_MS) });
    expect({ steps, status }).toEqual({ steps, status: accepted ? 200 : 401 });
  }
});

test('after a code of the next time step, rejects earlier codes', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const ahead = newBrowser();
  await ahead.send('signInEmail', ANN_SIGN_IN);
  await ahead.send('verifyTotp', { code: codeOf(clock.now + STEP_MS) });

  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  expect(await browser.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'INVALID_CODE',
  });
});

test('a pending session allows five attempts, and then rejects even the right code', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const code = wrongCode(codeOf, clock.now);

  for (const attemptsLeft of [4, 3, 2, 1, 0]) {
    const refusal = await browser.refusal('verifyTotp', { code });
    expect(refusal).toMatchObject({ code: 'INVALID_CODE', attemptsLeft });
    // The last refusal says to sign in again.
    expect(refusal.message.includes('Sign in again')).toBe(attemptsLeft === 0);
  }
  expect(await browser.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    status: 429,
    code: 'TOO_MANY_ATTEMPTS',
    message: expect.stringContaining('Sign in again'),
  });

  // The password starts a new session. The refused right code, of the time step before now, was not used up.
  await browser.send('signInEmail', ANN_SIGN_IN);
  clock.now += STEP_MS;
  expect((await browser.call('verifyTotp', { code: codeOf(clock.now - STEP_MS) })).status).toBe(200);
});

test('refuses a malformed code without using up an attempt', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);

  const malformed = [
    '12345',
    '1234567',
    '１２３４５６',
    '١٢٣٤٥٦',
    '12345é',
    '123-456',
    '0x1234',
    '',
    '1'.repeat(10_000),
    123456,
    [52, 53, 54, 55, 56, 57],
    ['123456'],
    { code: '123456' },
    true,
    null,
    undefined,
  ];
  for (const code of malformed) {
    expect(await browser.refusal('verifyTotp', { code })).toMatchObject({
      status: 400,
      code: 'MALFORMED_CODE',
    });
  }
  expect(await browser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) })).toMatchObject({
    attemptsLeft: 4,
  });
});

test('a pending session ends after ten minutes', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  clock.now += 10 * MINUTE - 1;
  expect((await browser.send('getSecondStep')).pending).not.toBeNull();
  clock.now += 1;
  expect((await browser.send('getSecondStep')).pending).toBeNull();
  expect(await browser.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    status: 401,
    code: 'UNAUTHORIZED',
  });
});

test('cancelling ends a pending session, but not a full one', async () => {
  const { newBrowser, ann, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const thief = browser.copy();
  await browser.send('cancelSecondStep');
  expect(browser.token).toBeUndefined();
  expect(await thief.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'UNAUTHORIZED',
  });

  await ann.send('cancelSecondStep');
  expect(await ann.send('getSession')).not.toBeNull();
});

test('an enrolment expires after ten minutes with a clear refusal; a new one works', async () => {
  const { newBrowser, clock } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const first = authenticator((await browser.send('beginEnrolment', { password: ANN.password })).totpURI);
  clock.now += ENROLMENT_MS;

  expect(await browser.send('getEnrolment')).toEqual({ enrolment: null });
  expect(await browser.refusal('verifyTotp', { code: first(clock.now) })).toMatchObject({
    status: 410,
    code: 'ENROLMENT_EXPIRED',
  });

  const second = authenticator((await browser.send('beginEnrolment', { password: ANN.password })).totpURI);
  expect(await browser.refusal('verifyTotp', { code: first(clock.now) })).toMatchObject({
    code: 'INVALID_CODE',
  });
  expect((await browser.send('verifyTotp', { code: second(clock.now) })).user.twoFactorEnabled).toBe(true);
});

test('an enrolment allows ten attempts', async () => {
  const { newBrowser, clock } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const codeOf = authenticator((await browser.send('beginEnrolment', { password: ANN.password })).totpURI);
  for (let left = 9; left >= 0; left -= 1) {
    expect(await browser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) })).toMatchObject({
      attemptsLeft: left,
    });
  }
  expect(await browser.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
  });
  expect((await browser.send('getSession'))?.user.twoFactorEnabled).toBe(false);
});

test('an enrolment belongs to the session that started it', async () => {
  const { newBrowser, clock } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const other = newBrowser();
  await other.send('signInEmail', ANN_SIGN_IN);

  const codeOf = authenticator((await browser.send('beginEnrolment', { password: ANN.password })).totpURI);
  expect(await other.send('getEnrolment')).toEqual({ enrolment: null });
  expect(await other.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    status: 404,
    code: 'ENROLMENT_NOT_FOUND',
  });

  // Signing out deletes the key with the session.
  const thief = browser.copy();
  await browser.send('signOut');
  expect(await thief.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'UNAUTHORIZED',
  });
});

test('an enrolment can be cancelled', async () => {
  const { newBrowser, clock } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const codeOf = authenticator((await browser.send('beginEnrolment', { password: ANN.password })).totpURI);
  await browser.send('cancelEnrolment');
  expect(await browser.send('getEnrolment')).toEqual({ enrolment: null });
  expect(await browser.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'ENROLMENT_NOT_FOUND',
  });
});

test('enrolment needs the password and, with a second factor, a step-up', async () => {
  const { ann, clock } = await siteWithAnnEnrolled();
  expect(await ann.refusal('beginEnrolment', { password: 'not the password' })).toMatchObject({
    status: 400,
    code: 'INVALID_PASSWORD',
  });
  clock.now += STEP_UP_MS;
  expect(await ann.refusal('beginEnrolment', { password: ANN.password })).toMatchObject({
    status: 403,
    code: 'STEP_UP_REQUIRED',
  });
});

test('accepts an issuer, but not one with a colon', async () => {
  const { newBrowser } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const { totpURI } = await browser.send('beginEnrolment', {
    password: ANN.password,
    issuer: 'Bäckerei & Söhne',
  });
  expect(parseKeyUri(totpURI).issuer).toBe('Bäckerei & Söhne');
  expect(await browser.refusal('beginEnrolment', { password: ANN.password, issuer: 'a:b' })).toMatchObject({
    code: 'VALIDATION_ERROR',
    fields: [{ path: 'issuer' }],
  });
});
