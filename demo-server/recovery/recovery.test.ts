import { expect, test, vi } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { PATIENCE } from '../../shared/testing/patience.ts';
import { type Browser, readRefusal } from '../testing/browser.ts';
import { lettersTo, tokenIn } from '../testing/letters.ts';
import { auditOf } from '../testing/records.ts';
import { deskIsEmpty, linksFor, noticesOf, oneLink, siteForRecovery } from '../testing/recovery.ts';
import { ANN, ANN_SIGN_IN, authenticator, startTestSite, wrongCode } from '../testing/test-site.ts';

const { password } = ANN;

async function kindsOf(site: Awaited<ReturnType<typeof siteForRecovery>>): Promise<string[]> {
  return (await auditOf(site.store)).map(({ kind, outcome, reason }) =>
    [kind, outcome === 'failure' && 'failed', reason].filter(Boolean).join(' '),
  );
}

test('sends a link to each verified address, which resets the second factor with the password', async () => {
  const site = await siteForRecovery();
  const { store, newBrowser, ann, clock } = site;
  await store.addresses.insert({ userId: site.userId, email: 'not@proved.example', now: clock.now });
  const pending = await site.pending();
  expect(await pending.send('getRecoveryWays')).toEqual({
    hasBackupCodes: true,
    addresses: 2,
    passwordCameByMail: false,
    dueAt: null,
  });
  expect(await pending.send('requestOwnRecovery')).toEqual({ addresses: 2 });

  const letters = await lettersTo(site, ANN.email, 'recovery-link');
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual(['ann@elsewhere.example', ANN.email]);
  expect(letters[0]?.details).toMatchObject({ minutes: 60, waitHours: 0 });
  const own = letters.find(({ recipient }) => recipient === ANN.email);
  const token = tokenIn(own?.details.path ?? '');

  // The link works in any browser.
  const elsewhere = newBrowser();
  expect(await elsewhere.send('viewRecovery', { token })).toEqual({
    state: 'open',
    email: ANN.email,
    expiresAt: new Date(clock.now + 60 * MINUTE).toISOString(),
    waitHours: 0,
    dueAt: null,
    questions: [],
  });
  const used = await elsewhere.call('redeemRecovery', { token, password });
  expect(used.status).toBe(200);
  expect(await used.json()).toEqual({ dueAt: null });
  // No session starts. The only cookie is the right to set up another second factor.
  expect(used.headers.getSetCookie()).toEqual([expect.stringMatching(/^countersign\.right=[\w-]{43};/)]);
  expect(await elsewhere.send('getSession')).toBeNull();

  // All sessions have ended, including the one that requested the link.
  expect(await ann.send('getSession')).toBeNull();
  expect((await pending.send('getSecondStep')).pending).toBeNull();
  expect(await noticesOf(site, 'second-factor-reset')).toBe(2);
  expect((await kindsOf(site)).slice(-3)).toEqual([
    'recovery-requested',
    'recovery-used',
    'second-factor-reset recovery-link',
  ]);
  expect((await elsewhere.send('viewRecovery', { token })).state).toBe('done');

  // The next sign-in can only set up another second factor.
  await elsewhere.send('signInEmail', ANN_SIGN_IN);
  expect(await elsewhere.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
  const { totpURI } = await elsewhere.send('beginEnrolment', { password });
  await elsewhere.send('verifyTotp', { code: authenticator(totpURI)(clock.now) });
  await elsewhere.send('listSessions');
});

test('opening a link does not use it up', async () => {
  const site = await siteForRecovery();
  const browser = site.newBrowser();
  const token = await oneLink(site);
  for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) {
    for (const path of ['/recovery/link', `/recovery/link?token=${token}`, '/api/auth/recovery/redeem']) {
      await browser.fetch(path, { method });
    }
  }
  for (let times = 0; times < 5; times += 1) {
    expect((await browser.send('viewRecovery', { token })).state).toBe('open');
  }
  expect(await browser.send('redeemRecovery', { token, password })).toEqual({ dueAt: null });
});

test('of 20 uses at once, one succeeds, with one entry of each kind and one notice per address', async () => {
  const site = await siteForRecovery();
  const { use } = await linksFor(site);
  // Both links of one recovery in turn.
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      site.newBrowser().call('redeemRecovery', { token: use[index % 2], password }),
    ),
  );
  const refusals = await Promise.all(replies.filter(({ status }) => status !== 200).map(readRefusal));
  expect(refusals).toHaveLength(19);
  // They came too late, or the account's counter stopped them.
  for (const { code } of refusals) {
    expect(['RECOVERY_LINK_INVALID', 'ACCOUNT_TEMPORARILY_LOCKED']).toContain(code);
  }
  const kinds = await kindsOf(site);
  expect(kinds.filter((kind) => kind === 'recovery-used')).toHaveLength(1);
  expect(kinds.filter((kind) => kind.startsWith('second-factor-reset'))).toHaveLength(1);
  expect(await noticesOf(site, 'second-factor-reset')).toBe(2);
});

test('used, expired, replaced and invented links get the same answer', async () => {
  const site = await siteForRecovery();
  const browser = site.newBrowser();
  const refused = async (token: string) => {
    const answers = [
      await browser.refusal('viewRecovery', { token }),
      await browser.refusal('redeemRecovery', { token, password }),
    ];
    for (const answer of answers) {
      expect(answer).toEqual({ status: 410, code: 'RECOVERY_LINK_INVALID', message: answers[0]?.message });
    }
  };
  await refused('A'.repeat(43));

  const expired = await oneLink(site);
  site.clock.now += 60 * MINUTE;
  await refused(expired);

  const [first = '', beside = ''] = (await linksFor(site)).use;
  const later = await oneLink(site);
  await refused(first);
  await refused(beside);

  await browser.send('redeemRecovery', { token: later, password });
  expect(await browser.refusal('redeemRecovery', { token: later, password })).toMatchObject({ status: 410 });
  for (const token of ['', 'short', `${later}A`, `${later.slice(0, 42)}!`, 7, null, [later]]) {
    expect(await browser.refusal('redeemRecovery', { token, password })).toMatchObject({
      status: 410,
      code: 'RECOVERY_LINK_INVALID',
    });
  }
});

test('a link is valid until its last millisecond', async () => {
  const site = await siteForRecovery({ linkMs: 5 * MINUTE });
  const token = await oneLink(site);
  site.clock.now += 5 * MINUTE - 1;
  expect((await site.newBrowser().send('viewRecovery', { token })).state).toBe('open');
  site.clock.now += 1;
  expect(await site.newBrowser().refusal('redeemRecovery', { token, password })).toMatchObject({
    status: 410,
  });
});

test('a change of a credential makes every link void', async () => {
  const site = await siteForRecovery();
  const browser = site.newBrowser();
  const epoch = await oneLink(site);
  await site.store.users.nextEpoch(site.userId);
  expect(await browser.refusal('redeemRecovery', { token: epoch, password })).toMatchObject({ status: 410 });
});

test('the link does not work without the password, and the audit log has the reason', async () => {
  const site = await siteForRecovery();
  const browser = site.newBrowser();
  const token = await oneLink(site);
  expect(await browser.refusal('redeemRecovery', { token, password: 'not the password' })).toMatchObject({
    status: 400,
    code: 'INVALID_PASSWORD',
  });
  expect(await browser.refusal('redeemRecovery', { token })).toMatchObject({ code: 'VALIDATION_ERROR' });
  expect((await kindsOf(site)).at(-1)).toBe('recovery-used failed wrong-password');
  expect((await browser.send('viewRecovery', { token })).state).toBe('open');
});

test('guesses at a link and codes of the account share one count and one wait', async () => {
  const site = await siteForRecovery();
  const browser = site.newBrowser();
  const token = await oneLink(site);
  const guesser = await site.pending();
  for (let tries = 0; tries < 3; tries += 1)
    await guesser.refusal('verifyTotp', { code: wrongCode(site.codeOf, site.clock.now) });
  await browser.refusal('redeemRecovery', { token, password: 'wrong' });
  expect(await browser.refusal('redeemRecovery', { token, password: 'wrong' })).toMatchObject({
    code: 'INVALID_PASSWORD',
    retryAfter: 30,
  });
  // During the wait a right password is not accepted, and the link is not used up.
  expect(await browser.refusal('redeemRecovery', { token, password })).toMatchObject({
    status: 429,
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
    retryAfter: 30,
  });
  expect(await guesser.refusal('verifyTotp', { code: site.codeOf(site.clock.now) })).toMatchObject({
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
  });
  site.clock.now += 30_000;
  expect(await browser.send('redeemRecovery', { token, password })).toEqual({ dueAt: null });
});

test('a recovery unlocks an account after a hundred wrong codes', async () => {
  const site = await siteForRecovery();
  await site.database.query(
    'insert into throttles (key, failures, next_allowed_at) values ($1, 100, 0)',
    `codes:${site.userId}`,
  );
  const pending = await site.pending();
  expect(await pending.refusal('verifyTotp', { code: site.codeOf(site.clock.now) })).toMatchObject({
    code: 'SECOND_FACTOR_LOCKED',
  });
  await site.newBrowser().send('redeemRecovery', { token: await oneLink(site), password });
  expect(await site.store.throttles.read(`codes:${site.userId}`)).toBeUndefined();
});

test('anyone can request links by address, and known and unknown addresses get the same answer', async () => {
  const site = await siteForRecovery();
  const bob = site.newBrowser();
  await bob.send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  const answer = async (browser: Browser, email: string) => {
    const response = await browser.call('requestRecovery', { email });
    const headers = [...response.headers].filter(([name]) => !/^(date|content-security-policy)$/.test(name));
    return { status: response.status, headers, body: await response.text() };
  };
  // An account with a second factor, one without, and an unknown address.
  const known = await answer(site.newBrowser(), ' Ann@Example.com ');
  expect(known).toMatchObject({ status: 200, body: '{"status":true}' });
  for (const email of ['bob@example.com', 'nobody@example.com']) {
    expect(await answer(site.newBrowser(), email)).toEqual(known);
  }
  await deskIsEmpty(site);
  const letters = await lettersTo(site, ANN.email, 'recovery-link');
  expect(letters).toHaveLength(2);
  expect(await lettersTo(site, 'bob@example.com', 'recovery-link')).toEqual([]);
  expect(await bob.send('getSession')).not.toBeNull();
  const token = tokenIn(letters[0]?.details.path ?? '');
  expect(await site.newBrowser().send('redeemRecovery', { token, password })).toEqual({ dueAt: null });
});

test('without a verified address no link is sent, and only a user with the password learns why', async () => {
  const site = await siteForRecovery();
  await site.database.query('update addresses set verified_at = null');
  const pending = await site.pending();
  expect(await pending.send('getRecoveryWays')).toMatchObject({ addresses: 0, hasBackupCodes: true });
  expect(await pending.refusal('requestOwnRecovery')).toMatchObject({
    status: 409,
    code: 'NO_VERIFIED_ADDRESS',
  });
  expect(await site.newBrowser().send('requestRecovery', { email: ANN.email })).toEqual({ status: true });
  await deskIsEmpty(site);
  expect(await lettersTo(site, ANN.email, 'recovery-link')).toEqual([]);
  expect((await kindsOf(site)).slice(-2)).toEqual([
    'recovery-requested failed no-verified-address',
    'recovery-requested failed no-verified-address',
  ]);
});

test('limits requests to five per hour and mailbox, with or without an account', async () => {
  const site = await siteForRecovery();
  for (const email of [ANN.email, 'nobody@example.com']) {
    for (let asked = 0; asked < 5; asked += 1) await site.newBrowser().send('requestRecovery', { email });
    expect(await site.newBrowser().refusal('requestRecovery', { email })).toEqual({
      status: 429,
      code: 'TOO_MANY_RECOVERIES',
      message: expect.any(String),
      retryAfter: 720,
    });
  }
  await deskIsEmpty(site);
  expect(await lettersTo(site, ANN.email, 'recovery-link')).toHaveLength(10);
  // What others request does not use up the owner's budget, who knows the password.
  const pending = await site.pending();
  for (let asked = 0; asked < 5; asked += 1) await pending.send('requestOwnRecovery');
  expect(await pending.refusal('requestOwnRecovery')).toMatchObject({ code: 'TOO_MANY_RECOVERIES' });
  site.clock.now += 12 * MINUTE;
  await site.newBrowser().send('requestRecovery', { email: ANN.email });
});

test('refuses a recovery without a second factor', async () => {
  const { newBrowser } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  expect(await ann.refusal('requestOwnRecovery')).toMatchObject({ code: 'TWO_FACTOR_NOT_ENABLED' });
});

test('the database does not contain any link', async () => {
  const site = await siteForRecovery();
  const { use, cancel } = await linksFor(site);
  const everything = await site.database.everything();
  for (const token of [...use, ...cancel]) expect(everything.includes(token)).toBe(false);
});

test('after a password set by mail, sends no link until the factor is confirmed, so that a mailbox alone is not enough', async () => {
  const site = await siteForRecovery();
  const newPassword = 'chosen by whoever reads the mail';
  await site.newBrowser().send('requestPasswordReset', { email: ANN.email });
  await vi.waitFor(
    async () => expect(await lettersTo(site, ANN.email, 'reset-password')).toHaveLength(2),
    PATIENCE,
  );
  const [letter] = await lettersTo(site, ANN.email, 'reset-password');
  const [, token = ''] = /([A-Za-z0-9_-]{43})$/.exec(letter?.details.path ?? '') ?? [];
  const before = await oneLink(site);
  await site.newBrowser().send('resetPassword', { token, newPassword });
  expect(
    await site.newBrowser().refusal('redeemRecovery', { token: before, password: newPassword }),
  ).toMatchObject({ status: 410 });

  const pending = site.newBrowser();
  await pending.send('signInEmail', { email: ANN.email, password: newPassword });
  expect(await pending.send('getRecoveryWays')).toMatchObject({ passwordCameByMail: true });
  expect(await pending.refusal('requestOwnRecovery')).toMatchObject({
    status: 409,
    code: 'PASSWORD_CAME_BY_MAIL',
  });
  expect((await kindsOf(site)).at(-1)).toBe('recovery-requested failed password-came-by-mail');
  // The owner is notified at each address, because an attacker may read only one of them.
  expect(await noticesOf(site, 'recovery-withheld')).toBe(2);
  await site.newBrowser().send('requestRecovery', { email: ANN.email });
  await deskIsEmpty(site);
  expect(await lettersTo(site, ANN.email, 'recovery-link')).toHaveLength(2);

  site.clock.now += 1000;
  await pending.send('verifyBackupCode', { code: site.backupCodes[0] ?? '' });
  const again = site.newBrowser();
  await again.send('signInEmail', { email: ANN.email, password: newPassword });
  expect(await again.send('requestOwnRecovery')).toEqual({ addresses: 2 });
});
