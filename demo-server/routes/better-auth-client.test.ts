import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';
import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import type { Browser } from '../testing/browser.ts';
import { newestMail, tokenIn } from '../testing/mailbox.ts';
import { addCodes, latestCode, otherThan, siteWithAnn } from '../testing/methods.ts';
import { ANN, ANN_SIGN_IN, authenticator, STEP_MS, startTestSite } from '../testing/test-site.ts';

/** Returns better-auth's own client in a test browser, as a page would use it. */
function clientIn(browser: Browser, address: string, onTwoFactorRedirect: () => void) {
  return createAuthClient({
    baseURL: address,
    plugins: [twoFactorClient({ onTwoFactorRedirect })],
    fetchOptions: {
      customFetchImpl: (url, init) => {
        const { pathname, search } = new URL(String(url));
        return browser.fetch(pathname + search, init);
      },
    },
  });
}

test('better-auth’s client signs up, enables, signs in with codes and backup codes, and disables', async () => {
  const { newBrowser, server, clock } = await startTestSite();
  let redirects = 0;
  const client = clientIn(newBrowser(), server.address, () => {
    redirects += 1;
  });

  const signedUp = await client.signUp.email(ANN);
  expect(signedUp.error).toBeNull();
  expect(signedUp.data?.user.email).toBe(ANN.email);

  const enabled = await client.twoFactor.enable({ password: ANN.password });
  if (enabled.data?.method !== 'totp') throw new Error('A time-based key was expected.');
  const { totpURI, backupCodes } = enabled.data;
  expect(backupCodes).toHaveLength(DEFAULT_BACKUP_CODES);
  const codeOf = authenticator(totpURI);
  expect((await client.twoFactor.verifyTotp({ code: codeOf(clock.now) })).error).toBeNull();
  expect((await client.getSession()).data?.user).toMatchObject({ twoFactorEnabled: true });
  await client.signOut();
  expect((await client.getSession()).data).toBeNull();

  // With an authenticator code.
  clock.now += STEP_MS;
  const first = await client.signIn.email(ANN_SIGN_IN);
  expect(first.data).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
  expect(redirects).toBe(1);
  expect((await client.getSession()).data).toBeNull();
  const code = codeOf(clock.now);
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await client.twoFactor.verifyTotp({ code: wrong })).error).toMatchObject({
    status: 401,
    code: 'INVALID_CODE',
  });
  const verified = await client.twoFactor.verifyTotp({ code, trustDevice: false });
  expect(verified.data?.user.email).toBe(ANN.email);

  // With a backup code, once.
  await client.signOut();
  await client.signIn.email(ANN_SIGN_IN);
  const [backupCode = ''] = backupCodes;
  expect((await client.twoFactor.verifyBackupCode({ code: backupCode })).error).toBeNull();
  expect((await client.getSession()).data?.user.email).toBe(ANN.email);
  await client.signOut();
  await client.signIn.email(ANN_SIGN_IN);
  expect((await client.twoFactor.verifyBackupCode({ code: backupCode })).error).toMatchObject({
    code: 'INVALID_BACKUP_CODE',
  });
  expect((await client.twoFactor.verifyBackupCode({ code: backupCodes[1] ?? '' })).error).toBeNull();

  // The sign-in has just confirmed the second factor, so a dangerous action needs only the password.
  const renewed = await client.twoFactor.generateBackupCodes({ password: ANN.password });
  expect(renewed.data?.backupCodes).toHaveLength(DEFAULT_BACKUP_CODES);
  expect((await client.twoFactor.disable({ password: ANN.password })).error).toBeNull();
  await client.signOut();
  const last = await client.signIn.email(ANN_SIGN_IN);
  expect(last.data).toMatchObject({ redirect: false, user: { email: ANN.email } });
  expect(redirects).toBe(3);
});

test('its names for sent codes work, too', async () => {
  const site = await siteWithAnn();
  await addCodes(site, site.ann, 'email');
  site.clock.now += MINUTE;
  const client = clientIn(site.newBrowser(), site.server.address, () => undefined);
  const signedIn = await client.signIn.email(ANN_SIGN_IN);
  expect(signedIn.data).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ['email', 'otp'] });
  expect((await client.twoFactor.sendOtp()).data).toMatchObject({ status: true });
  const code = await latestCode(site);
  expect((await client.twoFactor.verifyOtp({ code: otherThan(code) })).error).toMatchObject({ status: 401 });
  expect((await client.twoFactor.verifyOtp({ code, trustDevice: false })).data?.user.email).toBe(ANN.email);
});

test('its names for passwords and addresses work, too', async () => {
  const { newBrowser, server, clock } = await startTestSite();
  const browser = newBrowser();
  const client = clientIn(browser, server.address, () => undefined);
  await client.signUp.email(ANN);
  clock.now += MINUTE;
  expect((await client.sendVerificationEmail({ email: ANN.email })).data).toEqual({ status: true });
  const token = tokenIn(await newestMail(browser, ANN.email, 'verify-address'));
  await browser.send('verifyAddress', { token });
  expect((await client.getSession()).data?.user.emailVerified).toBe(true);

  // The deletion of an account waits for the grace period, and a changed password cancels it.
  expect((await client.deleteUser({ password: 'not her password' })).error).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  const deletion = await client.deleteUser({ password: ANN.password });
  expect(deletion.data).toMatchObject({ success: true, message: expect.stringContaining('will be deleted') });
  expect((await client.getSession()).data?.user.email).toBe(ANN.email);

  const changed = { currentPassword: ANN.password, newPassword: 'a wholly new password' };
  expect((await client.changePassword({ ...changed, revokeOtherSessions: true })).data).toMatchObject({
    token: null,
    user: { email: ANN.email },
  });
  clock.now += MINUTE;
  const asked = await client.requestPasswordReset({ email: ANN.email, redirectTo: '/elsewhere' });
  expect(asked.data).toMatchObject({ status: true });
  const reset = {
    newPassword: 'the third password',
    token: tokenIn(await newestMail(browser, ANN.email, 'reset-password')),
  };
  expect((await client.resetPassword(reset)).data).toEqual({ status: true });
  expect((await client.resetPassword(reset)).error).toMatchObject({ code: 'INVALID_TOKEN' });
  expect((await client.getSession()).data).toBeNull();
  const signedIn = await client.signIn.email({ email: ANN.email, password: reset.newPassword });
  expect(signedIn.data).toMatchObject({ redirect: false });
});

test('it gets refusals in its own form: a code and a sentence', async () => {
  const { newBrowser, server } = await startTestSite();
  const client = clientIn(newBrowser(), server.address, () => undefined);
  await client.signUp.email(ANN);
  expect((await client.signUp.email(ANN)).error).toMatchObject({
    status: 422,
    code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
  });
  expect((await client.signIn.email({ ...ANN_SIGN_IN, password: 'not her password' })).error).toMatchObject({
    status: 401,
    code: 'INVALID_EMAIL_OR_PASSWORD',
    message: expect.stringMatching(/\.$/),
  });
});
