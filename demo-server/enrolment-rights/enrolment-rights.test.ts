import { expect, test, vi } from 'vitest';
import { DAY, HOUR } from '../../shared/durations.ts';
import { PATIENCE } from '../../shared/testing/patience.ts';
import { ENROLMENT_RIGHT_MS } from '../contract/index.ts';
import { endExpired } from '../housekeeping.ts';
import { goOnWithout } from '../people/standing.ts';
import { resetSecondFactor } from '../recovery/reset.ts';
import { type Browser, readRefusal } from '../testing/browser.ts';
import { newOwner, startDomain } from '../testing/domain.ts';
import { lettersTo, tokenIn } from '../testing/letters.ts';
import { latestCode } from '../testing/methods.ts';
import { auditOf } from '../testing/records.ts';
import {
  deskIsEmpty,
  enrolmentLinks,
  oneLink,
  type RecoverySite,
  resetByMail,
  siteForRecovery,
} from '../testing/recovery.ts';
import { newStaff } from '../testing/staff.ts';
import { ANN, ANN_SIGN_IN, authenticator, STEP_MS } from '../testing/test-site.ts';
import { giveRight, needsRight } from './rights.ts';

const { password } = ANN;
const NEW = 'a wholly new password';
const NEEDS_LINK = { status: 403, code: 'ENROLMENT_LINK_REQUIRED' };
const DEAD_LINK = { status: 400, code: 'INVALID_TOKEN' };

/** Resets Ann's second factor as two people do. */
function resetByPeople({ store, keys, userId, clock }: RecoverySite): Promise<number | undefined> {
  const occasion = { now: clock.now, address: '192.0.2.1', userAgent: null };
  return store.transaction((write) =>
    resetSecondFactor(write, keys, userId, { way: 'recovery-by-person' }, occasion),
  );
}

async function rowsOf({ database }: RecoverySite, table: string): Promise<number> {
  const [row] = await database.query(`select count(*) as many from ${table}`);
  return Number(row?.many);
}

/** Sets up an authenticator app in a session. @returns its codes */
async function enrolAnew(browser: Browser, { clock }: RecoverySite): Promise<(now: number) => string> {
  const { totpURI } = await browser.send('beginEnrolment', { password });
  const codeOf = authenticator(totpURI);
  await browser.send('verifyTotp', { code: codeOf(clock.now) });
  clock.now += STEP_MS;
  return codeOf;
}

test.each([
  ['no reset', null, false, false],
  ['a reset', 1, false, true],
  ['a reset at the time 0', 0, false, true],
  ['a reset, and another factor', 1, true, false],
])('a sign-in after %s needs the right: %s, %s, %s', (_, mustEnrolSince, hasFactor, needs) => {
  expect(needsRight({ mustEnrolSince }, hasFactor)).toBe(needs);
});

test('after a reset, a thief with the password is refused, and the browser that redeemed the link enrols', async () => {
  const site = await siteForRecovery();
  const old = await site.pending();
  const owner = await resetByMail(site);
  const links = await enrolmentLinks(site);
  expect(await old.refusal('verifyTotp', { code: '123456' })).toMatchObject({ code: 'UNAUTHORIZED' });

  const thief = site.newBrowser();
  const refusal = await thief.refusal('signInEmail', ANN_SIGN_IN);
  expect(refusal).toMatchObject(NEEDS_LINK);
  expect(refusal.message).toContain('a•••@example.com or a•••@elsewhere.example');
  // The pending session says what is missing, and can do nothing else.
  expect(await thief.send('getSession')).toBeNull();
  expect(await thief.send('getSecondStep')).toEqual({
    pending: null,
    awaitsLink: {
      sentTo: ['a•••@example.com', 'a•••@elsewhere.example'],
      passwordCameByMail: false,
      expiresAt: expect.any(String),
    },
  });
  for (const refused of [
    await thief.refusal('beginEnrolment', { password }),
    await thief.refusal('beginPasskeyRegistration', { password }),
    await thief.refusal('addMethod', { method: 'email', to: ANN.email, password }),
    await thief.refusal('goOnWithout'),
  ])
    expect(refused).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' });
  const off = { code: 'TWO_FACTOR_NOT_ENABLED' };
  expect(await thief.refusal('verifyTotp', { code: site.codeOf(site.clock.now) })).toMatchObject(off);
  expect(await thief.refusal('verifyBackupCode', { code: site.backupCodes[0] })).toMatchObject(off);
  expect((await auditOf(site.store)).at(-1)).toMatchObject({
    kind: 'sign-in',
    outcome: 'failure',
    reason: 'no-enrolment-right',
  });

  // The owner closes the window without a sign-out, and signs in again.
  for (let times = 0; times < 2; times += 1) {
    owner.forgetSession(['right']);
    expect(await owner.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ redirect: false });
    expect(await owner.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
  }
  const codeOf = await enrolAnew(owner, site);

  // The first set-up ends the right, the links and the sign-in of the thief.
  expect(await thief.send('getSecondStep')).toEqual({ pending: null, awaitsLink: null });
  for (const token of links)
    expect(await thief.refusal('viewEnrolmentLink', { token })).toMatchObject(DEAD_LINK);
  for (const browser of [thief, owner]) {
    expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
    expect((await browser.send('getSecondStep')).pending?.methods).toEqual(['totp']);
  }
  await owner.send('verifyTotp', { code: codeOf(site.clock.now) });
});

test('a mailed link moves the right to another browser, once, with the password', async () => {
  const site = await siteForRecovery();
  const first = await resetByMail(site);
  const [token = '', beside = ''] = await enrolmentLinks(site);
  const browser = site.newBrowser();
  for (const method of ['GET', 'HEAD'] as const) await browser.fetch('/recovery/set-up', { method });
  for (let times = 0; times < 3; times += 1)
    expect(await browser.send('viewEnrolmentLink', { token })).toEqual({
      email: ANN.email,
      expiresAt: new Date(site.clock.now + ENROLMENT_RIGHT_MS).toISOString(),
    });
  expect(
    await browser.refusal('signInEmail', { ...ANN_SIGN_IN, password: 'wrong', enrolmentToken: token }),
  ).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD' });
  for (const enrolmentToken of ['', 'short', `${token}A`, 7, null, [token]])
    expect(await browser.refusal('signInEmail', { ...ANN_SIGN_IN, enrolmentToken })).toMatchObject(DEAD_LINK);
  expect(
    await browser.refusal('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: 'A'.repeat(43) }),
  ).toMatchObject(DEAD_LINK);
  // Who offered a dead link can request another one.
  expect((await browser.send('getSecondStep')).awaitsLink).not.toBeNull();

  await browser.send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: token });
  // A second use, the link to the other address, and the browser from before are refused.
  for (const used of [token, beside])
    expect(
      await site.newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: used }),
    ).toMatchObject(DEAD_LINK);
  expect(await first.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject(NEEDS_LINK);
  // This browser has the right now. A used link does not get in its way.
  await browser.send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: token });
  await enrolAnew(browser, site);
});

test('of 20 sign-ins at once with the links of one account, one succeeds, every time', async () => {
  const site = await siteForRecovery();
  for (let round = 0; round < 4; round += 1) {
    await resetByPeople(site);
    const tokens = await enrolmentLinks(site);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        site.newBrowser().call('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: tokens[n % 2] }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const refused of replies.filter(({ status }) => status !== 200))
      expect(await readRefusal(refused)).toMatchObject(DEAD_LINK);
  }
});

test('of many set-ups at once with one right, one succeeds', async () => {
  const site = await siteForRecovery();
  const owner = await resetByMail(site);
  const browsers = Array.from({ length: 6 }, () => owner.copy());
  await Promise.all(browsers.map((browser) => browser.send('signInEmail', ANN_SIGN_IN)));
  const replies = await Promise.all(
    browsers.map(async (browser) => {
      const begun = await browser.call('beginEnrolment', { password });
      if (begun.status !== 200) return begun;
      const { totpURI } = (await begun.json()) as { totpURI: string };
      return browser.call('verifyTotp', { code: authenticator(totpURI)(site.clock.now) });
    }),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  const kinds = (await auditOf(site.store))
    .filter(({ outcome }) => outcome === 'success')
    .map(({ kind }) => kind);
  expect(
    kinds.slice(kinds.lastIndexOf('second-factor-reset')).filter((kind) => kind === 'enrolment'),
  ).toHaveLength(1);
});

test('a link or a right of another account is of no use, and is not used up', async () => {
  const site = await siteForRecovery();
  const eve = await newStaff(site, 'Eve', 'member');
  const hers = { email: eve.email, password: 'a password for staff' };
  await site.store.transaction((write) =>
    resetSecondFactor(
      write,
      site.keys,
      eve.id,
      { way: 'recovery-by-person' },
      {
        now: site.clock.now,
        address: '192.0.2.1',
        userAgent: null,
      },
    ),
  );
  const owner = await resetByMail(site);
  const [annsLink] = await enrolmentLinks(site);
  const [letter] = await lettersTo(site, eve.email, 'enrolment-link');
  const evesLink = tokenIn(letter?.details.path ?? '');

  const thief = site.newBrowser();
  await thief.send('signInEmail', { ...hers, enrolmentToken: evesLink });
  expect(await thief.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject(NEEDS_LINK);
  expect(await thief.refusal('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: evesLink })).toMatchObject(
    DEAD_LINK,
  );
  expect(await owner.copy().refusal('signInEmail', { ...hers, enrolmentToken: annsLink })).toMatchObject(
    DEAD_LINK,
  );
  await site.newBrowser().send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: annsLink });
});

test('each mailed link is of use for its own purpose only', async () => {
  const site = await siteForRecovery();
  const used = await oneLink(site);
  await site.newBrowser().send('redeemRecovery', { token: used, password });
  const [token = ''] = await enrolmentLinks(site);
  const thief = site.newBrowser();
  expect(await thief.refusal('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: used })).toMatchObject(
    DEAD_LINK,
  );
  expect(await thief.refusal('resetPassword', { token, newPassword: NEW })).toMatchObject(DEAD_LINK);
  expect(await thief.refusal('verifyAddress', { token })).toMatchObject(DEAD_LINK);
  expect(await thief.refusal('redeemRecovery', { token, password })).toMatchObject({ status: 410 });
  await site.newBrowser().send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: token });
});

test('another method than an authenticator app ends the right, too', async () => {
  const site = await siteForRecovery();
  const owner = await resetByMail(site);
  await owner.send('signInEmail', ANN_SIGN_IN);
  site.clock.now += HOUR;
  await owner.send('addMethod', { method: 'email', to: ANN.email, password });
  await owner.send('confirmMethod', { method: 'email', code: await latestCode(site) });
  expect(await rowsOf(site, 'enrolment_rights')).toBe(0);
  expect(await enrolmentLinks(site)).toEqual([]);
  const thief = site.newBrowser();
  expect(await thief.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
});

test('links and rights expire after a day, and a clock that is set back does not revive them', async () => {
  const site = await siteForRecovery();
  const owner = await resetByMail(site);
  const [token = ''] = await enrolmentLinks(site);
  const from = site.clock.now;
  site.clock.now = from + ENROLMENT_RIGHT_MS - 1;
  await owner.copy().send('signInEmail', ANN_SIGN_IN);
  await site.newBrowser().send('viewEnrolmentLink', { token });
  site.clock.now = from + ENROLMENT_RIGHT_MS;
  expect(await owner.copy().refusal('signInEmail', ANN_SIGN_IN)).toMatchObject(NEEDS_LINK);
  expect(
    await site.newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: token }),
  ).toMatchObject(DEAD_LINK);
  // Both were deleted when they were seen, so no clock makes them work again.
  expect(await rowsOf(site, 'enrolment_rights')).toBe(0);
  site.clock.now = from;
  expect(await site.newBrowser().refusal('viewEnrolmentLink', { token })).toMatchObject(DEAD_LINK);

  // What nobody has seen to expire is deleted within a minute.
  const epoch = await resetByPeople(site);
  await giveRight(site.store, { userId: site.userId, epoch: epoch ?? 0 }, { now: from });
  expect(await enrolmentLinks(site)).toHaveLength(2);
  await endExpired(site.store, from + ENROLMENT_RIGHT_MS);
  expect(await enrolmentLinks(site)).toEqual([]);
  expect(await rowsOf(site, 'enrolment_rights')).toBe(0);
});

test('links can be requested again, with a limit, and a newer one replaces the older ones', async () => {
  const site = await siteForRecovery();
  await resetByPeople(site);
  const [before = ''] = await enrolmentLinks(site);
  const pending = site.newBrowser();
  await pending.refusal('signInEmail', ANN_SIGN_IN);
  expect(await pending.send('requestOwnRecovery')).toEqual({ addresses: 2 });
  expect((await auditOf(site.store)).at(-1)).toMatchObject({ kind: 'enrolment-link-requested' });
  expect(await pending.refusal('viewEnrolmentLink', { token: before })).toMatchObject(DEAD_LINK);
  for (let asked = 1; asked < 5; asked += 1) await pending.send('requestOwnRecovery');
  expect(await pending.refusal('requestOwnRecovery')).toMatchObject({
    status: 429,
    code: 'TOO_MANY_RECOVERIES',
    retryAfter: 720,
  });

  // More browsers get no more links, whether they have the password or only the address.
  for (let browsers = 0; browsers < 2; browsers += 1) {
    const another = site.newBrowser();
    await another.refusal('signInEmail', ANN_SIGN_IN);
    expect(await another.refusal('requestOwnRecovery')).toMatchObject({ code: 'TOO_MANY_RECOVERIES' });
    for (let asked = 0; asked < 2; asked += 1) await another.send('requestRecovery', { email: ANN.email });
  }
  await deskIsEmpty(site);

  // Without the password, by address, as for a lost authenticator.
  const [older = ''] = await enrolmentLinks(site);
  await site.newBrowser().send('requestRecovery', { email: ANN.email });
  await deskIsEmpty(site);
  const [newest = ''] = await enrolmentLinks(site);
  expect(newest).not.toBe(older);
  expect(await lettersTo(site, ANN.email, 'recovery-link')).toEqual([]);
  expect(await site.newBrowser().refusal('requestRecovery', { email: ANN.email })).toMatchObject({
    status: 429,
  });
  await site.newBrowser().send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken: newest });
});

test('an account that was reset before this version gets its link on request', async () => {
  const site = await siteForRecovery();
  await resetByPeople(site);
  await site.database.query('delete from mailed_links');
  const browser = site.newBrowser();
  await browser.refusal('signInEmail', ANN_SIGN_IN);
  await browser.send('requestOwnRecovery');
  const [enrolmentToken] = await enrolmentLinks(site);
  await browser.send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken });
});

/** Sets a new password with a link from the mailbox. */
async function passwordByMail(site: RecoverySite, browser: Browser): Promise<void> {
  const before = (await lettersTo(site, ANN.email, 'reset-password')).length;
  await browser.send('requestPasswordReset', { email: ANN.email });
  const letters = () => lettersTo(site, ANN.email, 'reset-password');
  await vi.waitFor(async () => expect((await letters()).length).toBeGreaterThan(before), PATIENCE);
  const token = tokenIn((await letters()).at(-1)?.details.path ?? '');
  await browser.send('resetPassword', { token, newPassword: NEW });
}

test('a mailbox alone is not enough: after a password reset by mail, only two people give another link', async () => {
  const site = await siteForRecovery();
  const owner = await resetByMail(site);
  const old = await enrolmentLinks(site);
  const thief = site.newBrowser();
  await passwordByMail(site, thief);
  const signIn = { email: ANN.email, password: NEW };
  expect(await thief.refusal('signInEmail', signIn)).toMatchObject({
    ...NEEDS_LINK,
    message: expect.stringContaining('Ask support'),
  });
  expect((await thief.send('getSecondStep')).awaitsLink).toMatchObject({ passwordCameByMail: true });
  expect(await thief.refusal('requestOwnRecovery')).toMatchObject({ code: 'PASSWORD_CAME_BY_MAIL' });
  expect(await owner.refusal('signInEmail', signIn)).toMatchObject(NEEDS_LINK);
  for (const enrolmentToken of old)
    expect(await thief.refusal('signInEmail', { ...signIn, enrolmentToken })).toMatchObject(DEAD_LINK);
  await thief.send('requestRecovery', { email: ANN.email });
  await deskIsEmpty(site);
  expect(await enrolmentLinks(site)).toEqual([]);

  // Support can be asked, and its decision is the second channel.
  const sam = await newStaff(site, 'Sam', 'support');
  const ada = await newStaff(site, 'Ada', 'admin');
  const pending = site.newBrowser();
  await pending.refusal('signInEmail', signIn);
  await pending.send('requestSupport', { reason: 'I have lost my phone, and forgot my password.' });
  const id = (await sam.browser.send('listSupportRequests')).requests[0]?.id ?? '';
  const reason = 'I have spoken to her on the phone.';
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason });
  await ada.browser.send('approveSupportRequest', { id, state: 'approved-by-one', reason });
  const [enrolmentToken] = await enrolmentLinks(site);
  await pending.send('signInEmail', { ...signIn, enrolmentToken });
});

test('a browser that has the right keeps it when it sets a new password by mail', async () => {
  const site = await siteForRecovery();
  const owner = await resetByMail(site);
  await passwordByMail(site, owner);
  expect(await site.newBrowser().refusal('signInEmail', { email: ANN.email, password: NEW })).toMatchObject(
    NEEDS_LINK,
  );
  expect(await owner.send('signInEmail', { email: ANN.email, password: NEW })).toMatchObject({
    redirect: false,
  });
});

test('who goes on without a second factor ends the right, and then needs none', async () => {
  const site = await siteForRecovery();
  const owner = await resetByMail(site);
  const [token = ''] = await enrolmentLinks(site);
  await owner.send('signInEmail', ANN_SIGN_IN);
  await owner.send('goOnWithout');
  expect(await owner.refusal('viewEnrolmentLink', { token })).toMatchObject(DEAD_LINK);
  expect(await rowsOf(site, 'enrolment_rights')).toBe(0);
  expect(await site.newBrowser().send('signInEmail', ANN_SIGN_IN)).toMatchObject({ redirect: false });
});

test('a session from before the reset cannot undo it', async () => {
  const domain = await startDomain();
  const { store, parts, occasion } = domain;
  const owner = await newOwner(domain, { enrolled: true });
  const old = await owner.session();
  await store.transaction((write) =>
    resetSecondFactor(write, parts.keys, owner.userId, { way: 'recovery-by-person' }, occasion()),
  );
  await expect(goOnWithout({ store }, old, occasion())).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect((await store.users.byId(owner.userId))?.mustEnrolSince).not.toBeNull();
});

test('if no address is confirmed, the link to the sign-in address is its first proof', async () => {
  const site = await siteForRecovery();
  await site.database.query('update addresses set verified_at = null');
  await resetByPeople(site);
  const letters = await lettersTo(site, ANN.email, 'enrolment-link');
  expect(letters.map(({ recipient }) => recipient)).toEqual([ANN.email]);
  const owner = site.newBrowser();
  expect(await owner.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject(NEEDS_LINK);
  const [enrolmentToken] = await enrolmentLinks(site);
  await owner.send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken });
  expect((await owner.send('getSession'))?.user).toMatchObject({ emailVerified: true, mustEnrol: null });
});

test('the database does not contain a link or a right', async () => {
  const site = await siteForRecovery();
  const owner = await resetByMail(site);
  const everything = await site.database.everything();
  const tokens = [...(await enrolmentLinks(site)), owner.rightToken ?? ''];
  expect(tokens).toHaveLength(3);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(everything.includes(token)).toBe(false);
  }
});

test('a reset after waiting hours gives the right only to a mailed link', async () => {
  const site = await siteForRecovery({ waitMs: DAY });
  const browser = await resetByMail(site);
  expect(browser.rightToken).toBeUndefined();
});
