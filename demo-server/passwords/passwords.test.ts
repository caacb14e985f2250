import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import { mailCount, newestMail, tokenIn } from '../testing/mailbox.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite, type TestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';

const NEW = 'a wholly new password';
const NEW_SIGN_IN = { email: ANN.email, password: NEW };
const DEAD = { status: 400, code: 'INVALID_TOKEN' };

test('changing the password needs the current one and signs out all other browsers', async () => {
  const site = await startTestSite();
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  const other = site.newBrowser();
  await other.send('signInEmail', ANN_SIGN_IN);
  const before = ann.token;

  const change = { currentPassword: ANN.password, newPassword: NEW };
  expect(await ann.refusal('changePassword', { ...change, currentPassword: 'wrong' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  expect(await ann.refusal('changePassword', { ...change, newPassword: 'countersign' })).toMatchObject({
    code: 'PASSWORD_TOO_PERSONAL',
  });
  expect(await ann.refusal('changePassword', { ...change, newPassword: 'short' })).toMatchObject({
    code: 'PASSWORD_TOO_SHORT',
  });
  expect(await ann.refusal('changePassword', { ...change, newPassword: ANN.password })).toMatchObject({
    code: 'PASSWORD_UNCHANGED',
  });
  await ann.send('changePassword', change);
  expect(ann.token).not.toBe(before);
  expect(await ann.send('getSession')).not.toBeNull();
  expect(await other.send('getSession')).toBeNull();
  expect(await site.newBrowser().refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({ status: 401 });
  await site.newBrowser().send('signInEmail', NEW_SIGN_IN);
  expect(await noticesTo(site.store)).toEqual(['password-changed']);
});

test('with a second factor, changing the password needs a step-up or a code, and ends all trust', async () => {
  const site = await siteWithAnnEnrolled();
  const { ann, codeOf, clock } = site;
  const trusted = await site.pending();
  await trusted.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });
  clock.now += 10 * MINUTE;
  const change = { currentPassword: ANN.password, newPassword: NEW };
  expect(await ann.refusal('changePassword', change)).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  await ann.send('changePassword', { ...change, code: codeOf(clock.now) });
  expect((await ann.send('getSession'))?.session.provenUntil).not.toBeNull();
  trusted.forgetSession();
  expect(await trusted.send('signInEmail', NEW_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
});

test('without a second factor, a code sent with the password confirms nothing', async () => {
  const { newBrowser, store, clock } = await startTestSite();
  const ann = newBrowser();
  const { user } = await ann.send('signUpEmail', ANN);
  await store.users.changeRole(user.id, 'admin', clock.now);
  await ann.send('changePassword', { currentPassword: ANN.password, newPassword: NEW, code: '123456' });
  expect((await ann.send('getSession'))?.session.provenUntil).toBeNull();
  expect(await ann.refusal('listPeople')).toMatchObject({ code: 'STAFF_NEEDS_SECOND_FACTOR' });
  expect(await ann.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
});

test('of two changes at once, one succeeds', async () => {
  const site = await startTestSite();
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  const results = await Promise.all(
    [1, 2, 3, 4].map((which) =>
      ann.copy().call('changePassword', { currentPassword: ANN.password, newPassword: `${NEW} ${which}` }),
    ),
  );
  expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await noticesTo(site.store)).filter((kind) => kind === 'password-changed')).toHaveLength(1);
});

test('a password reset by mail starts no session, keeps the second factor, and ends everything else', async () => {
  const site = await siteWithAnnEnrolled();
  const { ann, clock, codeOf, newBrowser } = site;
  const trusted = await site.pending();
  await trusted.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });
  const stranger = newBrowser();
  await stranger.send('requestPasswordReset', { email: ANN.email });
  const mail = await newestMail(stranger, ANN.email, 'reset-password');
  expect(mail.text).toContain(`${site.server.address}/reset-password#token=`);
  expect(mail.text).toMatch(/60\sminutes/);
  for (const method of ['GET', 'HEAD'])
    await stranger.fetch(`/reset-password?token=${tokenIn(mail)}`, { method });

  const reset = { token: tokenIn(mail), newPassword: NEW };
  expect(await stranger.refusal('resetPassword', { ...reset, newPassword: ANN.email })).toMatchObject({
    code: 'PASSWORD_TOO_PERSONAL',
  });
  expect(await stranger.refusal('resetPassword', { ...reset, newPassword: 'short' })).toMatchObject({
    code: 'PASSWORD_TOO_SHORT',
  });
  expect(await stranger.send('resetPassword', reset)).toEqual({ status: true });
  expect(stranger.token).toBeUndefined();
  expect(await ann.send('getSession')).toBeNull();
  trusted.forgetSession();
  clock.now += MINUTE;
  for (const browser of [newBrowser(), trusted]) {
    expect(await browser.send('signInEmail', NEW_SIGN_IN)).toMatchObject({
      twoFactorRedirect: true,
      twoFactorMethods: ['totp'],
    });
    expect(await browser.refusal('listSessions')).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' });
  }
  await trusted.send('verifyTotp', { code: codeOf(clock.now) });
  expect((await trusted.send('getSession'))?.user).toMatchObject({
    twoFactorEnabled: true,
    // Using the link confirmed the address.
    emailVerified: true,
    backupCodes: { remaining: DEFAULT_BACKUP_CODES },
  });
  const kinds = (await auditOf(site.store)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['password-reset-requested', 'password-reset']));
  expect(await mailCount(trusted, ANN.email, 'password-reset')).toBe(1);
});

test('a link works once in twenty uses at once, and not after one hour or after a newer link', async () => {
  const { site, browser } = await siteWithAnn();
  const ask = async () => {
    await browser.send('requestPasswordReset', { email: ANN.email });
    return tokenIn(await newestMail(browser, ANN.email, 'reset-password'));
  };
  const first = await ask();
  site.clock.now += MINUTE;
  const second = await ask();
  expect(await browser.refusal('resetPassword', { token: first, newPassword: NEW })).toMatchObject(DEAD);
  const race = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const body = { token: second, newPassword: `${NEW} ${index}` };
      return (await browser.call('resetPassword', body)).status;
    }),
  );
  expect(race.filter((status) => status === 200)).toHaveLength(1);
  expect(race.filter((status) => status === 400)).toHaveLength(19);
  expect((await noticesTo(site.store)).filter((kind) => kind === 'password-reset')).toHaveLength(1);

  const third = await ask();
  site.clock.now += 60 * MINUTE;
  expect(await browser.refusal('resetPassword', { token: third, newPassword: NEW })).toMatchObject(DEAD);
});

test('changing the password revokes mailed links', async () => {
  const { browser, ann } = await siteWithAnn();
  await browser.send('requestPasswordReset', { email: ANN.email });
  const token = tokenIn(await newestMail(browser, ANN.email, 'reset-password'));
  await ann.send('changePassword', { currentPassword: ANN.password, newPassword: NEW });
  expect(await browser.refusal('resetPassword', { token, newPassword: 'the third one' })).toMatchObject(DEAD);
});

test('known and unknown addresses get the same answer after the same statements', async () => {
  const { site, browser } = await siteWithAnn();
  const ask = async (email: string) => {
    const response = await browser.call('requestPasswordReset', { email });
    const headers = Object.fromEntries(response.headers);
    // These contain a nonce and the time.
    delete headers['content-security-policy'];
    delete headers.date;
    return { status: response.status, headers, body: await response.json() };
  };
  const known = await ask(ANN.email);
  expect(known).toEqual(await ask('nobody@example.com'));
  // Both requests were answered before the server looked for an account. They are rows of the same form until a
  // background job reads them.
  await expect.poll(() => mailCount(browser, ANN.email, 'reset-password')).toBe(1);
  expect(await mailCount(browser, 'nobody@example.com', 'reset-password')).toBe(0);
  expect(await site.store.mailRequests.waiting(10)).toEqual([]);
  const logged = await site.database.query(
    "select outcome, reason from audit_events where kind = 'password-reset-requested' order by outcome",
  );
  expect(logged).toEqual([
    { outcome: 'failure', reason: 'unknown-email' },
    { outcome: 'success', reason: null },
  ]);
});

test('each verified address gets its own link, and using one revokes all', async () => {
  const { site, browser, ann } = await siteWithAnn();
  const WORK = 'ann@work.example';
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, ANN.email, 'verify-address')) });
  await ann.send('addAddress', { email: WORK, password: ANN.password });
  await ann.send('requestPasswordReset', { email: ANN.email });
  expect(await mailCount(browser, WORK, 'reset-password')).toBe(0);
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, WORK, 'verify-address')) });
  site.clock.now += MINUTE;
  await ann.send('requestPasswordReset', { email: ANN.email });
  const mine = tokenIn(await newestMail(ann, ANN.email, 'reset-password'));
  const works = tokenIn(await newestMail(ann, WORK, 'reset-password'));
  expect(mine).not.toBe(works);
  await browser.send('resetPassword', { token: works, newPassword: NEW });
  expect(await browser.refusal('resetPassword', { token: mine, newPassword: 'the third one' })).toMatchObject(
    DEAD,
  );
});

test('a mailbox gets at most five mails an hour, without an error; a network gets a refusal', async () => {
  const { browser, site } = await siteWithAnn({ ...DEFAULT_LIMITS, network: steady(10, MINUTE) });
  for (let times = 0; times < 7; times += 1) await browser.send('requestPasswordReset', { email: ANN.email });
  expect(await mailCount(browser, ANN.email, 'reset-password')).toBe(5);
  for (let times = 0; times < 3; times += 1)
    await browser.send('requestPasswordReset', { email: `user${times}@example.com` });
  expect(await browser.refusal('requestPasswordReset', { email: ANN.email })).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    retryAfter: 6,
  });
  expect(await noticesTo(site.store)).toEqual(Array(5).fill('reset-password'));
});

test('a mailed link is stored sealed and as a hash', async () => {
  const { browser, site } = await siteWithAnn();
  await browser.send('requestPasswordReset', { email: ANN.email });
  const token = tokenIn(await newestMail(browser, ANN.email, 'reset-password'));
  expect(await site.database.everything()).not.toContain(token);
  expect(site.log()).not.toContain(token);
});

async function siteWithAnn(limits = DEFAULT_LIMITS): Promise<{
  site: TestSite;
  ann: ReturnType<TestSite['newBrowser']>;
  /** Not signed in. */
  browser: ReturnType<TestSite['newBrowser']>;
}> {
  const site = await startTestSite({ limits });
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  return { site, ann, browser: site.newBrowser() };
}
