import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { FULL_SESSION_MS } from '../sessions/sessions.ts';
import type { Browser } from '../testing/browser.ts';
import {
  ANN,
  ANN_SIGN_IN,
  authenticator,
  STEP_MS,
  siteWithAnnEnrolled,
  startTestSite,
} from '../testing/test-site.ts';

test('different spellings of one email address are one account', async () => {
  const { newBrowser } = await startTestSite();
  await newBrowser().send('signUpEmail', { ...ANN, email: '  Ann@Example.COM ' });
  expect(await newBrowser().refusal('signUpEmail', ANN)).toMatchObject({
    status: 422,
    code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
    message: expect.stringContaining('Sign in'),
  });
  const { user } = await signedIn(newBrowser(), { ...ANN_SIGN_IN, email: 'ANN@example.com' });
  expect(user.email).toBe('ann@example.com');
});

test('sign-up says what is wrong', async () => {
  const { newBrowser } = await startTestSite();
  const cases = [
    [{ ...ANN, password: '1234567' }, 'PASSWORD_TOO_SHORT'],
    [{ ...ANN, password: '🔑🔑🔑🔑🔑🔑🔑' }, 'PASSWORD_TOO_SHORT'],
    [{ ...ANN, password: 'x'.repeat(257) }, 'PASSWORD_TOO_LONG'],
    [{ ...ANN, password: 'password' }, 'PASSWORD_TOO_COMMON'],
    [{ ...ANN, password: ANN.email }, 'PASSWORD_TOO_PERSONAL'],
    [{ ...ANN, email: 'ann' }, 'INVALID_EMAIL'],
    [{ ...ANN, email: `${'a'.repeat(250)}@example.com` }, 'INVALID_EMAIL'],
    [{ ...ANN, email: ['ann@example.com'] }, 'INVALID_EMAIL'],
    [{ ...ANN, name: '   ' }, 'INVALID_NAME'],
    [{ ...ANN, name: 'Ann\nB' }, 'INVALID_NAME'],
    ...['Ann\u202Enna', 'Ann\u2028B', '\u200B', '\u200D', 'Ann\u{E0041}', 'Ann\u2066B', '\uD800'].map(
      (name): [object, string] => [{ ...ANN, name }, 'INVALID_NAME'],
    ),
    [{ ...ANN, name: 'x'.repeat(101) }, 'INVALID_NAME'],
  ] as const;
  for (const [body, code] of cases) {
    expect(await newBrowser().refusal('signUpEmail', body)).toMatchObject({ status: 400, code });
  }
});

test('every character of a long password counts', async () => {
  const { newBrowser } = await startTestSite();
  const password = 'p'.repeat(255);
  await newBrowser().send('signUpEmail', { ...ANN, password: `${password}1` });
  expect(
    await newBrowser().refusal('signInEmail', { email: ANN.email, password: `${password}2` }),
  ).toMatchObject({
    code: 'INVALID_EMAIL_OR_PASSWORD',
  });
  await signedIn(newBrowser(), { email: ANN.email, password: `${password}1` });
});

test('an unknown address and a wrong password get the same answer; only the audit log tells them apart', async () => {
  const { newBrowser, store } = await startTestSite();
  const { user } = await newBrowser().send('signUpEmail', ANN);
  const wrong = await newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, password: 'wrong password' });
  const unknown = await newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, email: 'bob@example.com' });
  expect(wrong).toMatchObject({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' });
  expect(unknown).toEqual(wrong);
  expect(await store.audit.of(user.id)).toContainEqual(
    expect.objectContaining({ kind: 'sign-in', outcome: 'failure', reason: 'wrong-password' }),
  );
});

test('each gain in trust gives a new session token, and the old one no longer works', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const first = browser.copy();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const second = browser.copy();
  await browser.send('verifyTotp', { code: codeOf(clock.now) });

  expect(new Set([first.token, second.token, browser.token]).size).toBe(3);
  expect((await first.send('getSecondStep')).pending).toBeNull();
  expect((await second.send('getSecondStep')).pending).toBeNull();
  expect(await second.send('getSession')).toBeNull();
});

test('turning on the second factor ends the account’s other sessions', async () => {
  const { newBrowser } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const other = newBrowser();
  await signedIn(other, ANN_SIGN_IN);
  const before = browser.copy();

  const { totpURI, expiresAt } = await browser.send('beginEnrolment', { password: ANN.password });
  const now = Date.parse(expiresAt) - 10 * MINUTE;
  await browser.send('verifyTotp', { code: authenticator(totpURI)(now) });

  expect(await other.send('getSession')).toBeNull();
  expect(await before.send('getSession')).toBeNull();
  expect(await browser.send('getSession')).not.toBeNull();
});

test('a session ends after seven days', async () => {
  const { newBrowser, clock } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  clock.now += FULL_SESSION_MS - 1;
  expect(await browser.send('getSession')).not.toBeNull();
  clock.now += 1;
  expect(await browser.send('getSession')).toBeNull();
});

test('signing in ends the browser’s earlier session, with and without a second factor', async () => {
  const { ann, newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const thief = ann.copy();
  await ann.send('signInEmail', ANN_SIGN_IN);
  expect(await thief.send('getSession')).toBeNull();

  const bob = newBrowser();
  await bob.send('signUpEmail', { name: 'Bob', email: 'bob@example.com', password: 'another password' });
  const bobsThief = bob.copy();
  await bob.send('signUpEmail', { name: 'Cid', email: 'cid@example.com', password: 'another password' });
  expect(await bobsThief.send('getSession')).toBeNull();

  clock.now += STEP_MS;
  await ann.send('verifyTotp', { code: codeOf(clock.now) });
});

test('the cookie is hidden from scripts and, on https, bound to the host', async () => {
  const plain = await startTestSite();
  const [cookie] = (await plain.newBrowser().call('signUpEmail', ANN)).headers.getSetCookie();
  expect(cookie).toMatch(/^countersign\.session=[\w-]{43}; /);
  expect(attributesOf(cookie)).toEqual(['httponly', 'path=/', 'samesite=lax']);

  const secure = await startTestSite({ baseUrl: 'https://2fa.example.com' });
  // With https there is a proxy. If it is not trusted, all clients share one network's limit.
  expect(secure.log()).toContain('no proxy is trusted');
  expect(plain.log()).not.toContain('no proxy is trusted');
  const response = await secure.newBrowser().call('signUpEmail', ANN);
  const [hostCookie] = response.headers.getSetCookie();
  expect(hostCookie).toMatch(/^__Host-countersign\.session=/);
  expect(attributesOf(hostCookie)).toEqual(['httponly', 'path=/', 'samesite=lax', 'secure']);
  expect(response.headers.get('Strict-Transport-Security')).toContain('max-age=');
});

test('signing out without a session succeeds', async () => {
  const { newBrowser } = await startTestSite();
  expect(await newBrowser().send('signOut')).toEqual({ success: true });
});

async function signedIn(browser: Browser, body: typeof ANN_SIGN_IN) {
  const reply = await browser.send('signInEmail', body);
  if ('twoFactorRedirect' in reply) throw new Error('A full session was expected.');
  return reply;
}

function attributesOf(cookie = ''): string[] {
  return cookie
    .split('; ')
    .slice(1)
    .filter((attribute) => !attribute.startsWith('expires='))
    .sort();
}
