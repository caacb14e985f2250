import { expect, test, vi } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../shared/durations.ts';
import { PATIENCE } from '../../shared/testing/patience.ts';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import { lettersTo } from '../testing/letters.ts';
import { addCodes, codesSent, latestCode, NUMBER, otherThan, siteWithAnn } from '../testing/methods.ts';
import { auditOf } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, authenticator, siteWithAnnEnrolled, wrongCode } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';

const WIDE = { limits: { ...DEFAULT_LIMITS, network: steady(5000, MINUTE), sendsTo: steady(500, MINUTE) } };

/** A site where Ann turned on codes by this method a while ago. */
async function siteWithCodes(method: 'sms' | 'email', settings = {}) {
  const site = await siteWithAnn(settings);
  const backupCodes = (await addCodes(site, site.ann, method)) ?? [];
  site.clock.now += 10 * MINUTE;
  return { ...site, backupCodes };
}

test.each(['sms', 'email'] as const)('a code sent by %s finishes one sign-in', async (method) => {
  const site = await siteWithCodes(method);
  const { newBrowser, clock } = site;
  const browser = newBrowser();
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toEqual({
    twoFactorRedirect: true,
    twoFactorMethods: [method, 'otp'],
  });
  expect((await browser.send('getSecondStep')).pending).toMatchObject({
    methods: [method],
    lastUsed: method,
    hasBackupCodes: true,
  });
  const sent = await browser.send('sendCode', { method });
  expect(sent).toEqual({
    status: true,
    method,
    to: method === 'sms' ? '+49\u{a0}•••\u{a0}78' : 'a•••@example.com',
    expiresAt: new Date(clock.now + 5 * MINUTE).toISOString(),
    resendAfter: 30,
  });
  const [, last] = await codesSent(site);
  expect(last?.recipient).toBe(method === 'sms' ? NUMBER : ANN.email);
  const { code = '' } = last ?? {};
  expect(code).toMatch(/^[0-9]{6}$/);
  const before = browser.copy();
  const pendingToken = browser.token;
  await browser.send('verifySentCode', { code });
  expect(browser.token).not.toBe(pendingToken);
  expect((await browser.send('getSession'))?.session.provenUntil).not.toBeNull();

  // The code and the pending session are used up.
  expect(await before.refusal('verifySentCode', { code })).toMatchObject({ status: 401 });
  expect(await (await site.pending()).refusal('verifySentCode', { code, method })).toMatchObject({
    code: 'INVALID_SENT_CODE',
  });
  expect((await auditOf(site.store)).map(({ kind, reason }) => [kind, reason])).toContainEqual([
    'second-factor',
    `method-${method}`,
  ]);
});

test('accepts a code only in its session and by its method', async () => {
  const site = await siteWithCodes('sms', WIDE);
  await site.ann.send('sendCode');
  await site.ann.send('verifySentCode', { code: await latestCode(site) });
  await addCodes(site, site.ann, 'email');
  site.clock.now += MINUTE;
  const [mine, other] = [await site.pending(), await site.pending()];
  await mine.send('sendCode', { method: 'sms' });
  const code = await latestCode(site);
  expect(await other.refusal('verifySentCode', { code, method: 'sms' })).toMatchObject({ status: 401 });
  expect(await mine.refusal('verifySentCode', { code, method: 'email' })).toMatchObject({ status: 401 });
  // Not as another kind of code either.
  expect(await mine.refusal('verifyBackupCode', { code: `${code}AA` })).toMatchObject({ status: 401 });
  await mine.send('verifySentCode', { code, method: 'sms' });
});

test('a code is valid for five minutes', async () => {
  const site = await siteWithCodes('email');
  const browser = await site.pending();
  await browser.send('sendCode');
  const code = await latestCode(site);
  site.clock.now += 5 * MINUTE;
  expect(await browser.refusal('verifySentCode', { code })).toMatchObject({ code: 'INVALID_SENT_CODE' });
  expect((await auditOf(site.store)).at(-1)).toMatchObject({ outcome: 'failure', reason: 'expired' });

  await browser.send('sendCode');
  site.clock.now += 5 * MINUTE - 1;
  await browser.send('verifySentCode', { code: await latestCode(site) });
});

test('a new code replaces the last one after a growing wait, which a right code clears', async () => {
  const site = await siteWithCodes('sms');
  const { clock } = site;
  const browser = await site.pending();
  await browser.send('sendCode');
  const first = await latestCode(site);
  expect(await browser.refusal('sendCode')).toMatchObject({
    status: 429,
    code: 'SENT_TOO_RECENTLY',
    retryAfter: 30,
  });
  // Another sign-in does not shorten the wait.
  expect(await (await site.pending()).refusal('sendCode')).toMatchObject({ retryAfter: 30 });
  clock.now += 30 * SECOND;
  expect(await browser.send('sendCode')).toMatchObject({ resendAfter: 60 });
  clock.now += 60 * SECOND;
  expect(await browser.send('sendCode')).toMatchObject({ resendAfter: 120 });
  const last = await latestCode(site);
  if (first !== last) {
    expect(await browser.refusal('verifySentCode', { code: first })).toMatchObject({ status: 401 });
  }
  await browser.send('verifySentCode', { code: last });
  expect(await (await site.pending()).send('sendCode')).toMatchObject({ resendAfter: 30 });
});

test('sending a code does not restore attempts, neither for the sign-in nor for the account', async () => {
  const site = await siteWithCodes('email');
  const browser = await site.pending();
  for (const [attemptsLeft, wait] of [
    [4, 30],
    [3, 60],
    [2, 120],
    [1, 0],
  ] as const) {
    await browser.send('sendCode');
    const code = otherThan(await latestCode(site));
    expect(await browser.refusal('verifySentCode', { code })).toMatchObject({ attemptsLeft });
    site.clock.now += wait * SECOND;
  }
  const code = otherThan(await latestCode(site));
  expect(await browser.refusal('verifySentCode', { code })).toMatchObject({
    attemptsLeft: 0,
    retryAfter: 30,
  });
  expect(await browser.refusal('sendCode')).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  // While locked no code is checked, so none is sent.
  const sent = (await codesSent(site)).length;
  const locked = await site.pending();
  expect(await locked.refusal('sendCode')).toMatchObject({
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
    retryAfter: 30,
  });
  expect(await codesSent(site)).toHaveLength(sent);
});

test('authenticator codes, emailed codes and backup codes share one throttle', async () => {
  const site = await siteWithAnnEnrolled();
  const { ann, clock, codeOf, store, pending } = site;
  for (const { id } of await store.addresses.of((await store.users.byEmail(ANN.email))?.id ?? '')) {
    await store.addresses.verify(id, clock.now);
  }
  await addCodes(site, ann, 'email');
  clock.now += 10 * MINUTE;
  const browser = await pending();
  expect(await browser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) })).toMatchObject({
    attemptsLeft: 4,
  });
  await browser.send('sendCode');
  const code = await latestCode(site);
  for (const attemptsLeft of [3, 2]) {
    expect(await browser.refusal('verifySentCode', { code: otherThan(code) })).toMatchObject({
      attemptsLeft,
    });
  }
  const other = await pending();
  expect(await other.refusal('verifyBackupCode', { code: '0000-0000' })).toMatchObject({ attemptsLeft: 1 });
  expect(await other.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) })).toMatchObject({
    attemptsLeft: 0,
  });
  // While locked, a right code of any kind is neither checked nor used up.
  expect(await browser.refusal('verifySentCode', { code })).toMatchObject({
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
  });
  clock.now += 30 * SECOND;
  await browser.send('verifySentCode', { code });
  // Any right code resets the count for all of them.
  expect(await (await pending()).refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) })).toMatchObject(
    {
      attemptsLeft: 4,
    },
  );
});

test('of twenty requests at once with the same code, one succeeds', async () => {
  const site = await siteWithCodes('sms', WIDE);
  const browser = await site.pending();
  await browser.send('sendCode');
  const code = await latestCode(site);
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => (await browser.copy().call('verifySentCode', { code })).status),
  );
  expect(answers.filter((status) => status === 200)).toHaveLength(1);
  const successes = (await auditOf(site.store)).filter(
    ({ kind, outcome }) => kind === 'second-factor' && outcome === 'success',
  );
  expect(successes).toHaveLength(1);
});

test('of twenty requests for a code at once, one is sent', async () => {
  const site = await siteWithCodes('email', WIDE);
  const browser = await site.pending();
  const before = (await codesSent(site)).length;
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => (await browser.copy().call('sendCode', {})).status),
  );
  expect(answers.filter((status) => status === 200)).toHaveLength(1);
  expect(answers.filter((status) => status === 429)).toHaveLength(19);
  expect(await codesSent(site)).toHaveLength(before + 1);
});

test('accepts a sent code as a step-up', async () => {
  const site = await siteWithCodes('sms');
  const { ann } = site;
  expect(await ann.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  await ann.send('sendCode');
  const token = ann.token;
  await ann.send('verifySentCode', { code: await latestCode(site) });
  expect(ann.token).not.toBe(token);
  await ann.send('dangerousAction');
});

test('limits the codes to one recipient across accounts', async () => {
  const limits = { ...DEFAULT_LIMITS, sendsTo: steady(2, DAY) };
  const site = await siteWithAnn({ limits });
  await addCodes(site, site.ann, 'sms');
  site.clock.now += 10 * MINUTE;
  await (await site.pending()).send('sendCode');
  site.clock.now += 10 * MINUTE;
  const eve = site.newBrowser();
  const mallory = { name: 'Eve', email: 'eve@example.com', password: 'another password' };
  await eve.send('signUpEmail', mallory);
  expect(
    await eve.refusal('addMethod', { method: 'sms', to: NUMBER, password: mallory.password }),
  ).toMatchObject({ status: 429, code: 'SENT_TOO_RECENTLY' });
});

test('what others send to a number never uses up the codes of its confirmed owner', async () => {
  const limits = { ...DEFAULT_LIMITS, sendsTo: steady(4, DAY) };
  const site = await siteWithAnn({ limits });
  await addCodes(site, site.ann, 'sms');
  const strangers = Array.from({ length: 4 }, async (_, index) => {
    const stranger = site.newBrowser();
    const account = { name: 'Eve', email: `eve${index}@example.com`, password: 'another password' };
    await stranger.send('signUpEmail', account);
    return (await stranger.call('addMethod', { method: 'sms', to: NUMBER, password: account.password }))
      .status;
  });
  expect((await Promise.all(strangers)).sort()).toEqual([200, 200, 200, 429]);
  for (let times = 0; times < 4; times += 1) {
    site.clock.now += 60 * MINUTE;
    await (await site.pending()).send('sendCode');
  }
});

test('refuses malformed codes and methods that are off, without using up an attempt', async () => {
  const site = await siteWithCodes('email');
  const browser = await site.pending();
  expect(await browser.refusal('verifySentCode', { code: '123456' })).toMatchObject({
    code: 'INVALID_SENT_CODE',
  });
  await browser.send('sendCode');
  for (const code of ['12345', '1234567', '１２３４５６', 'abcdef', '', 123456, null, ['123456']]) {
    expect(await browser.refusal('verifySentCode', { code })).toMatchObject({
      status: 400,
      code: 'MALFORMED_CODE',
    });
  }
  for (const method of ['totp', 'passkey', 'pigeon', 7]) {
    expect(await browser.refusal('sendCode', { method })).toMatchObject({ code: 'VALIDATION_ERROR' });
  }
  expect(await browser.refusal('sendCode', { method: 'sms' })).toMatchObject({ code: 'METHOD_NOT_ENABLED' });
  expect(await browser.refusal('verifyTotp', { code: '123456' })).toMatchObject({
    code: 'METHOD_NOT_ENABLED',
  });
  expect((await browser.send('getSecondStep')).pending?.attemptsLeft).toBe(5);
});

test('a sent code appears neither in the database nor in the audit log', async () => {
  const site = await siteWithCodes('sms');
  const browser = await site.pending();
  await browser.send('sendCode');
  const code = await latestCode(site);
  const audit = JSON.stringify(await auditOf(site.store));
  expect(audit).not.toContain(code);
  const rows = await site.database.query('select * from sent_codes');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(`"${code}"`);
  expect(
    JSON.stringify(await site.database.query('select sealed_details, details from outbox')),
  ).not.toContain(code);
});

test('accepts a backup code if sent codes are the only method', async () => {
  const { pending, backupCodes } = await siteWithCodes('email');
  expect(backupCodes).toHaveLength(DEFAULT_BACKUP_CODES);
  const browser = await pending();
  await browser.send('verifyBackupCode', { code: backupCodes[0] ?? '' });
  const { backupCodes: fresh, voided } = await browser.send('generateBackupCodes', {
    password: ANN.password,
  });
  expect({ fresh: fresh.length, voided }).toEqual({ fresh: 10, voided: 9 });
  expect(await (await pending()).refusal('verifyBackupCode', { code: backupCodes[1] })).toMatchObject({
    status: 401,
  });
  await (await pending()).send('verifyBackupCode', { code: fresh[0] ?? '' });
});

test('with an authenticator and sent codes, the sign-in offers both and names the one used last', async () => {
  const site = await siteWithCodes('email');
  const { ann, clock } = site;
  await ann.send('sendCode');
  await ann.send('verifySentCode', { code: await latestCode(site) });
  const { totpURI } = await ann.send('beginEnrolment', { password: ANN.password });
  await ann.send('verifyTotp', { code: authenticator(totpURI)(clock.now) });
  expect((await auditOf(site.store)).at(-1)).toMatchObject({ kind: 'method-added', reason: 'method-totp' });
  expect((await (await site.pending()).send('getSecondStep')).pending).toMatchObject({
    methods: ['totp', 'email'],
    lastUsed: 'totp',
  });
  clock.now += 10 * MINUTE;
  const browser = await site.pending();
  await browser.send('sendCode');
  await browser.send('verifySentCode', { code: await latestCode(site) });
  expect((await (await site.pending()).send('getSecondStep')).pending?.lastUsed).toBe('email');
});

test('sends no code by mail after a password set by mail, so that a mailbox alone is not enough', async () => {
  const site = await siteWithCodes('email');
  const newPassword = 'chosen by whoever reads the mail';
  await site.newBrowser().send('requestPasswordReset', { email: ANN.email });
  const letters = () => lettersTo(site, ANN.email, 'reset-password');
  await vi.waitFor(async () => expect(await letters()).toHaveLength(1), PATIENCE);
  const [letter] = await letters();
  const [, token = ''] = /([A-Za-z0-9_-]{43})$/.exec(letter?.details.path ?? '') ?? [];
  await site.newBrowser().send('resetPassword', { token, newPassword });

  const signIn = async () => {
    const browser = site.newBrowser();
    await browser.send('signInEmail', { email: ANN.email, password: newPassword });
    return browser;
  };
  const browser = await signIn();
  expect(await browser.refusal('sendCode')).toMatchObject({ status: 403, code: 'EMAIL_CODE_NOT_ENOUGH' });
  site.clock.now += SECOND;
  await browser.send('verifyBackupCode', { code: site.backupCodes[0] ?? '' });
  await (await signIn()).send('sendCode');
});
