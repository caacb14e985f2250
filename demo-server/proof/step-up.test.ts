import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, STEP_MS, siteWithAnnEnrolled, startTestSite } from '../testing/test-site.ts';

const FIVE_MINUTES = 5 * MINUTE;

test('a dangerous action needs a second factor confirmed in the last five minutes', async () => {
  const { pending, clock, codeOf, store } = await siteWithAnnEnrolled();
  const browser = await pending();
  await browser.send('verifyTotp', { code: codeOf(clock.now) });
  await browser.send('dangerousAction');
  expect((await browser.send('getSession'))?.session.provenUntil).toBe(
    new Date(clock.now + FIVE_MINUTES).toISOString(),
  );

  clock.now += FIVE_MINUTES - 1;
  await browser.send('dangerousAction');
  clock.now += 1;
  expect(await browser.send('getStepUp')).toEqual({ provenUntil: null });
  expect(await browser.refusal('dangerousAction')).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' });

  const thief = browser.copy();
  const { provenUntil } = await browser.send('stepUp', { code: codeOf(clock.now) });
  expect(provenUntil).toBe(new Date(clock.now + FIVE_MINUTES).toISOString());
  await browser.send('dangerousAction');
  // The session has a new token; the old one is no longer valid.
  expect(await thief.send('getSession')).toBeNull();
  expect((await auditOf(store)).filter(({ kind }) => kind === 'dangerous-action')).toHaveLength(3);
});

test('accepts a backup code for a step-up, but not the code of the sign-in', async () => {
  const { pending, clock, codeOf, backupCodes } = await siteWithAnnEnrolled();
  const browser = await pending();
  const code = codeOf(clock.now);
  await browser.send('verifyTotp', { code });
  expect(await browser.refusal('stepUp', { code })).toMatchObject({ status: 401, code: 'INVALID_CODE' });
  clock.now += FIVE_MINUTES;
  await browser.send('stepUp', { backupCode: backupCodes[0] });
  await browser.send('dangerousAction');

  clock.now += FIVE_MINUTES;
  await browser.send('verifyBackupCode', { code: backupCodes[1] ?? '' });
  await browser.send('dangerousAction');
});

test('in a full session, verify-totp confirms a new key and is never a step-up', async () => {
  const { ann, clock, codeOf } = await siteWithAnnEnrolled();
  clock.now += FIVE_MINUTES;
  expect(await ann.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    status: 404,
    code: 'ENROLMENT_NOT_FOUND',
  });
  expect(await ann.send('getStepUp')).toEqual({ provenUntil: null });
});

test('refuses neither or both of code and backup code, without using up an attempt', async () => {
  const { ann, clock, codeOf, backupCodes } = await siteWithAnnEnrolled();
  const code = codeOf(clock.now);
  expect(await ann.refusal('stepUp', {})).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' });
  expect(await ann.refusal('stepUp', { code, backupCode: backupCodes[0] })).toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  expect(await ann.refusal('stepUp', { code: '12345' })).toMatchObject({ code: 'MALFORMED_CODE' });
  await ann.send('stepUp', { code });
});

test('refuses a step-up without two-factor authentication', async () => {
  const { newBrowser } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  expect(await browser.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  for (const [name, body] of [
    ['stepUp', { code: '123456' }],
    ['disableTwoFactor', { password: ANN.password, code: '123456' }],
    ['generateBackupCodes', { password: ANN.password, code: '123456' }],
  ] as const) {
    expect(await browser.refusal(name, body)).toMatchObject({ status: 400, code: 'TWO_FACTOR_NOT_ENABLED' });
  }
});

test('of twenty step-ups at once with the same code, one succeeds', async () => {
  const { ann, clock, codeOf } = await siteWithAnnEnrolled();
  const code = codeOf(clock.now);
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async () => (await ann.copy().call('stepUp', { code })).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 401, 429].includes(status))).toBe(true);
});

test('turning off two-factor authentication needs password and second factor, and ends all other sessions', async () => {
  const { ann, pending, newBrowser, clock, codeOf, store } = await siteWithAnnEnrolled();
  const other = await pending();
  await other.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });

  clock.now += FIVE_MINUTES;
  expect(await ann.refusal('disableTwoFactor', { password: ANN.password })).toMatchObject({
    code: 'STEP_UP_REQUIRED',
  });
  expect(
    await ann.refusal('disableTwoFactor', { password: 'not it', code: codeOf(clock.now) }),
  ).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  const thief = ann.copy();
  // The wrong password did not use up the code.
  await ann.send('disableTwoFactor', { password: ANN.password, code: codeOf(clock.now) });

  expect((await ann.send('getSession'))?.user).toMatchObject({ twoFactorEnabled: false, backupCodes: null });
  expect(await thief.send('getSession')).toBeNull();
  expect(await other.send('getSession')).toBeNull();
  expect(await newBrowser().send('signInEmail', ANN_SIGN_IN)).toMatchObject({ redirect: false });
  expect(await ann.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  expect((await auditOf(store)).filter(({ kind }) => kind === 'two-factor-disabled')).toMatchObject([
    { outcome: 'failure', reason: 'wrong-password' },
    { outcome: 'success' },
  ]);
  expect(await noticesTo(store)).toContain('two-factor-disabled');
});

test('with a recent proof, one of ten requests at once turns two-factor authentication off', async () => {
  const { ann, clock, codeOf, store } = await siteWithAnnEnrolled();
  await ann.send('stepUp', { code: codeOf(clock.now) });
  const statuses = await Promise.all(
    Array.from(
      { length: 10 },
      async () => (await ann.copy().call('disableTwoFactor', { password: ANN.password })).status,
    ),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 400, 401].includes(status))).toBe(true);
  expect((await noticesTo(store)).filter((kind) => kind === 'two-factor-disabled')).toHaveLength(1);
});

test('rejects the code of the current time step after that of the next one', async () => {
  const { ann, clock, codeOf } = await siteWithAnnEnrolled();
  await ann.send('stepUp', { code: codeOf(clock.now + STEP_MS) });
  expect(await ann.refusal('stepUp', { code: codeOf(clock.now) })).toMatchObject({ code: 'INVALID_CODE' });
});
