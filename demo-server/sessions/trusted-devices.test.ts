import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { auditOf } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, authenticator, STEP_MS, siteWithAnnEnrolled } from '../testing/test-site.ts';

const ASKED = { twoFactorRedirect: true, twoFactorMethods: ['totp'] };

test('a trusted browser needs no code for thirty days', async () => {
  const { browser, clock, store, database } = await siteWithTrustedBrowser();
  const first = browser.deviceToken ?? '';
  expect(first).toHaveLength(43);
  expect(await database.everything()).not.toContain(first);

  clock.now += 29 * DAY;
  browser.forgetSession();
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({
    redirect: false,
    user: { email: ANN.email },
  });
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'sign-in', reason: 'trusted-device' });
  // Each use gives a new token, but does not extend the thirty days.
  expect(browser.deviceToken).not.toBe(first);
  // The trusted device replaced a code at sign-in, but does not allow dangerous actions.
  expect(await browser.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });

  clock.now += DAY;
  browser.forgetSession();
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toEqual(ASKED);
});

test('a browser is trusted only if the user asks for it, and no other browser is', async () => {
  const { pending, newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = await pending();
  await browser.send('verifyTotp', { code: codeOf(clock.now) });
  expect(browser.deviceToken).toBeUndefined();
  const trusting = await pending();
  await trusting.send('verifyTotp', { code: codeOf(clock.now + STEP_MS), trustDevice: true });
  expect(await newBrowser().send('signInEmail', ANN_SIGN_IN)).toEqual(ASKED);
});

test('a browser can be trusted with a backup code', async () => {
  const { pending, backupCodes } = await siteWithAnnEnrolled();
  const browser = await pending();
  await browser.send('verifyBackupCode', { code: backupCodes[0] ?? '', trustDevice: true });
  browser.forgetSession();
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ redirect: false });
});

test('a trusted device still needs the password, and a wrong one does not use up its token', async () => {
  const { browser } = await siteWithTrustedBrowser();
  browser.forgetSession();
  expect(await browser.refusal('signInEmail', { ...ANN_SIGN_IN, password: 'a wrong one' })).toMatchObject({
    code: 'INVALID_EMAIL_OR_PASSWORD',
  });
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ redirect: false });
});

test('a trusted device is trusted for one account only', async () => {
  const { browser, newBrowser, clock } = await siteWithTrustedBrowser();
  const eve = newBrowser();
  const account = { name: 'Eve', email: 'eve@example.com', password: 'another password' };
  await eve.send('signUpEmail', account);
  const codeOf = authenticator((await eve.send('beginEnrolment', { password: account.password })).totpURI);
  await eve.send('verifyTotp', { code: codeOf(clock.now) });

  browser.forgetSession();
  expect(await browser.send('signInEmail', { email: account.email, password: account.password })).toEqual(
    ASKED,
  );
});

test('rejects the second use of a copied token', async () => {
  const { browser } = await siteWithTrustedBrowser();
  browser.forgetSession();
  const thief = browser.copy();
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ redirect: false });
  expect(await thief.send('signInEmail', ANN_SIGN_IN)).toEqual(ASKED);
});

test('each changed credential ends all trust', async () => {
  for (const change of ['replace', 'regenerate', 'turn off and on'] as const) {
    const { ann, browser, clock } = await siteWithTrustedBrowser();
    if (change === 'regenerate') {
      await ann.send('generateBackupCodes', { password: ANN.password });
    } else {
      if (change === 'turn off and on') await ann.send('disableTwoFactor', { password: ANN.password });
      const { totpURI } = await ann.send('beginEnrolment', { password: ANN.password });
      await ann.send('verifyTotp', { code: authenticator(totpURI)(clock.now) });
    }
    browser.forgetSession();
    expect({ change, reply: await browser.send('signInEmail', ANN_SIGN_IN) }).toEqual({
      change,
      reply: ASKED,
    });
  }
});

test('only the owner can list and revoke trusted devices, one or all', async () => {
  const { ann, browser, pending, newBrowser, backupCodes, store } = await siteWithTrustedBrowser();
  const second = await pending();
  await second.send('verifyBackupCode', { code: backupCodes[0] ?? '', trustDevice: true });

  const { devices } = await browser.send('listTrustedDevices');
  expect(devices).toHaveLength(2);
  expect(devices.filter(({ current }) => current)).toHaveLength(1);
  expect(devices[0]).toMatchObject({ ipAddress: '127.0.0.1', userAgent: expect.any(String) });
  const own = devices.find(({ current }) => current)?.id ?? '';

  const eve = newBrowser();
  await eve.send('signUpEmail', { name: 'Eve', email: 'eve@example.com', password: 'another password' });
  expect(await eve.refusal('revokeTrustedDevice', { id: own })).toMatchObject({
    status: 404,
    code: 'TRUSTED_DEVICE_NOT_FOUND',
  });
  expect(await eve.send('revokeTrustedDevices')).toEqual({ status: true, ended: 0 });

  await ann.send('revokeTrustedDevice', { id: own });
  expect(await ann.refusal('revokeTrustedDevice', { id: own })).toMatchObject({ status: 404 });
  browser.forgetSession();
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toEqual(ASKED);

  expect(await ann.send('revokeTrustedDevices')).toEqual({ status: true, ended: 1 });
  second.forgetSession();
  expect(await second.send('signInEmail', ANN_SIGN_IN)).toEqual(ASKED);
  expect((await auditOf(store)).filter(({ kind }) => kind === 'device-revoked')).toHaveLength(2);
});

async function siteWithTrustedBrowser() {
  const site = await siteWithAnnEnrolled();
  const browser = await site.pending();
  await browser.send('verifyTotp', { code: site.codeOf(site.clock.now), trustDevice: true });
  return { ...site, browser };
}
