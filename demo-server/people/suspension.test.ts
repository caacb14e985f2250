import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { DEFAULT_RECOVERY } from '../recovery/settings.ts';
import type { Browser } from '../testing/browser.ts';
import { mailCount, newestMail, tokenIn } from '../testing/mailbox.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { SoftwareAuthenticator } from '../testing/software-authenticator.ts';
import { newStaff, STAFF_PASSWORD, type Staff } from '../testing/staff.ts';
import {
  ANN,
  ANN_SIGN_IN,
  authenticator,
  proveAddress,
  STEP_MS,
  startTestSite,
  type TestSite,
} from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';

const { email, password } = ANN;
const REASON = 'Somebody else\nuses this account.';
const WIDE = {
  limits: { ...DEFAULT_LIMITS, network: steady(5000, MINUTE), codes: steady(5000, MINUTE) },
  recovery: { ...DEFAULT_RECOVERY, waitMs: 0 },
  methods: ['passkey', 'totp', 'sms', 'email'] as const,
};

const isIn = async (browser: Browser) => (await browser.send('getSession')) !== null;

/** A site with Ann, who has a passkey and an authenticator app, and with one admin. */
async function siteWithAnn() {
  const site = await startTestSite(WIDE);
  const ada = await newStaff(site, 'Ada', 'admin');
  const ann = site.newBrowser();
  const { user } = await ann.send('signUpEmail', ANN);
  await proveAddress(site, email);
  const codeOf = authenticator((await ann.send('beginEnrolment', { password })).totpURI);
  await ann.send('verifyTotp', { code: codeOf(site.clock.now) });
  const device = new SoftwareAuthenticator(site.server.address.replace('127.0.0.1', 'localhost'));
  const response = device.create(await ann.send('beginPasskeyRegistration', { password }));
  await ann.call('finishPasskeyRegistration', { response, name: 'Key' });
  site.clock.now += STEP_MS;
  await ada.browser.send('stepUp', { code: ada.codeOf(site.clock.now) });
  return { ...site, ada, ann, id: user.id, codeOf, device };
}

async function answerOfPasskey({ newBrowser }: TestSite, device: SoftwareAuthenticator): Promise<Response> {
  const browser = newBrowser();
  const { challenge } = await browser.send('askForPasskey');
  return browser.call('verifyPasskey', { response: device.get({ challenge, allowCredentials: undefined }) });
}

const codeOfAnswer = async (answer: Response) => ((await answer.json()) as { code?: string }).code;

test('while an account is suspended nothing signs in, nothing from before works, and only the notice is mailed', async () => {
  const site = await siteWithAnn();
  const { ada, ann, id, codeOf, device, clock, store, newBrowser } = site;
  const trusted = newBrowser();
  await trusted.send('signInEmail', ANN_SIGN_IN);
  await trusted.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });
  const pending = newBrowser();
  await pending.send('signInEmail', ANN_SIGN_IN);
  await pending.send('requestOwnRecovery');
  await pending.send('requestSupport', { reason: 'I have lost my telephone.' });
  await ann.send('addAddress', { email: 'ann@new.example', password });
  await ann.send('requestPasswordReset', { email });
  const links = {
    reset: tokenIn(await newestMail(ann, email, 'reset-password')),
    recovery: tokenIn(await newestMail(ann, email, 'recovery-link')),
    address: tokenIn(await newestMail(ann, 'ann@new.example', 'verify-address')),
  };
  clock.now += STEP_MS;

  await ada.browser.send('suspendPerson', { userId: id, reason: REASON });
  const mailed = (await store.mailQueue.of(id)).length;
  expect((await noticesTo(store)).at(-1)).toBe('account-suspended');
  const { text } = await newestMail(ann, email, 'account-suspended');
  expect(text).toContain('Somebody else uses this account.');
  expect(text).not.toMatch(/#token|127\.0\.0\.1\s/);
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'account-suspended', actorId: ada.id });

  for (const browser of [ann, trusted]) expect(await isIn(browser)).toBe(false);
  expect((await pending.send('getSecondStep')).pending).toBeNull();
  expect(await pending.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({ status: 401 });
  expect(
    await ann.refusal('resetPassword', { token: links.reset, newPassword: 'a new one for Ann' }),
  ).toMatchObject({ code: 'INVALID_TOKEN' });
  expect(await ann.refusal('verifyAddress', { token: links.address })).toMatchObject({
    code: 'INVALID_TOKEN',
  });
  expect(await ann.refusal('redeemRecovery', { token: links.recovery, password, answers: [] })).toMatchObject(
    {
      code: 'RECOVERY_LINK_INVALID',
    },
  );
  // A trusted device needs only the password otherwise.
  trusted.forgetSession();
  for (const browser of [newBrowser(), trusted]) {
    expect(await browser.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({
      status: 403,
      code: 'ACCOUNT_SUSPENDED',
    });
    expect(await isIn(browser)).toBe(false);
  }
  expect(await codeOfAnswer(await answerOfPasskey(site, device))).toBe('ACCOUNT_SUSPENDED');
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'sign-in', reason: 'suspended' });

  // Requests from anyone are answered as ever, and mail nothing.
  await ann.send('requestPasswordReset', { email });
  await ann.send('requestRecovery', { email });
  await expect
    .poll(async () => (await store.mailRequests.waiting(1)).length + (await store.recoveries.asks(1)).length)
    .toBe(0);
  expect(await store.mailQueue.of(id)).toHaveLength(mailed);
  expect((await ada.browser.send('listPeople', undefined, { search: email })).people).toMatchObject([
    { suspension: { reason: REASON, by: { name: 'Ada' } } },
  ]);

  // After the suspension, only the password and the second factor are as before.
  clock.now += 1000;
  await ada.browser.send('liftSuspension', { userId: id });
  expect((await noticesTo(store)).at(-1)).toBe('suspension-lifted');
  for (const browser of [ann, trusted, pending]) expect(await isIn(browser)).toBe(false);
  expect(
    await ann.refusal('resetPassword', { token: links.reset, newPassword: 'a new one for Ann' }),
  ).toMatchObject({ code: 'INVALID_TOKEN' });
  trusted.forgetSession();
  expect(await trusted.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
  expect(await trusted.send('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({ user: { email } });
  expect((await answerOfPasskey(site, device)).status).toBe(200);
  expect((await trusted.send('getSupportRequest')).request).toBeNull();
});

test('a stranger is not told that an account is suspended', async () => {
  const { ada, ann, id, newBrowser } = await siteWithAnn();
  const answers = async () => {
    const stranger = newBrowser();
    return Promise.all([
      stranger.refusal('signInEmail', { email, password: 'a wrong password' }),
      stranger.refusal('signUpEmail', { ...ANN, password: 'another long password' }),
      stranger.send('requestPasswordReset', { email }),
      stranger.send('requestRecovery', { email }),
    ]);
  };
  const before = await answers();
  await ada.browser.send('suspendPerson', { userId: id, reason: REASON });
  expect(await answers()).toEqual(before);
  expect(await isIn(ann)).toBe(false);
});

test('an admin may suspend others once, but neither themself nor without a reason', async () => {
  const site = await startTestSite(WIDE);
  const { newBrowser, store } = site;
  const ada = await newStaff(site, 'Ada', 'admin');
  const sam = await newStaff(site, 'Sam', 'support');
  const { user } = await newBrowser().send('signUpEmail', ANN);
  const refusal = async (name: 'suspendPerson' | 'liftSuspension' | 'signPersonOut', body: object) =>
    (await ada.browser.refusal(name, { userId: user.id, reason: REASON, ...body })).code;

  for (const name of ['suspendPerson', 'liftSuspension', 'signPersonOut'] as const) {
    expect(await refusal(name, { userId: ada.id })).toBe('OWN_ACCOUNT');
    expect(await refusal(name, { userId: 'nobody' })).toBe('PERSON_NOT_FOUND');
    expect((await sam.browser.refusal(name, { userId: user.id, reason: REASON })).code).toBe('ROLE_REQUIRED');
  }
  for (const reason of ['', '   short   ', 'x'.repeat(1001), 'hidden \u202e characters', 7, undefined]) {
    for (const name of ['suspendPerson', 'signPersonOut'] as const)
      expect(await refusal(name, { reason })).toBe('MALFORMED_REASON');
  }
  expect(await refusal('liftSuspension', {})).toBe('SUSPENSION_CHANGED');
  expect(await noticesTo(store)).toEqual([]);

  await ada.browser.send('suspendPerson', { userId: user.id, reason: REASON });
  expect(await refusal('suspendPerson', {})).toBe('SUSPENSION_CHANGED');
  expect(await refusal('signPersonOut', {})).toBe('SUSPENSION_CHANGED');
  expect(await noticesTo(store)).toEqual(['account-suspended']);
});

test('two admins who suspend each other at once leave one, and a suspended admin decides nothing', async () => {
  const site = await startTestSite(WIDE);
  const { clock, store } = site;
  const ada = await newStaff(site, 'Ada', 'admin');
  const eve = await newStaff(site, 'Eve', 'admin');
  const zoe = await newStaff(site, 'Zoe', 'member');
  for (let round = 0; round < 5; round += 1) {
    const attack = (by: Staff, userId: string) =>
      by.browser.call('suspendPerson', { userId, reason: REASON });
    const answers = await Promise.all([
      attack(ada, eve.id),
      attack(eve, ada.id),
      // A decision that is under way while its admin is suspended.
      eve.browser.call('changeRole', { userId: zoe.id, role: 'support' }),
    ]);
    expect(answers.slice(0, 2).filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await store.users.countLastingAdmins()).toBe(1);
    const [up, down] = answers[0]?.status === 200 ? [ada, eve] : [eve, ada];
    expect(await down.browser.refusal('changeRole', { userId: zoe.id, role: 'admin' })).toMatchObject({
      status: 401,
    });
    expect(await noticesTo(store, up.email)).toContain('staff-suspended');
    // The one who is left can neither go nor be the last.
    expect(await up.browser.refusal('changeRole', { userId: up.id, role: 'member' })).toMatchObject({
      code: 'LAST_ADMIN',
    });
    await up.browser.send('liftSuspension', { userId: down.id });
    clock.now += STEP_MS;
    down.browser.forgetSession();
    await down.browser.send('signInEmail', { email: down.email, password: STAFF_PASSWORD });
    await down.browser.send('verifyTotp', { code: down.codeOf(clock.now) });
    await up.browser.send('stepUp', { code: up.codeOf(clock.now) });
  }
});

test('a suspension ends an approval that the suspended person gave', async () => {
  const { ada, ann, clock, codeOf, newBrowser, store, ...site } = await siteWithAnn();
  const sam = await newStaff({ ...site, clock, store, newBrowser }, 'Sam', 'support');
  clock.now += STEP_MS;
  const pending = newBrowser();
  await pending.send('signInEmail', ANN_SIGN_IN);
  await pending.send('requestSupport', { reason: 'I have lost my telephone.' });
  const [request] = (await sam.browser.send('listSupportRequests')).requests;
  await sam.browser.send('approveSupportRequest', {
    id: request?.id ?? '',
    state: 'open',
    reason: 'They answered every question.',
  });
  await ada.browser.send('suspendPerson', { userId: sam.id, reason: REASON });
  const [now] = (await ada.browser.send('listSupportRequests')).requests;
  expect(now).toMatchObject({ id: request?.id, state: 'open' });
  expect(await isIn(ann)).toBe(true);
  expect(codeOf(clock.now)).toHaveLength(6);
});

test('a sign-in, a second step or an enrolment that runs during the suspension ends with it', async () => {
  const site = await siteWithAnn();
  const { ada, id, clock, codeOf, device, newBrowser, store } = site;
  for (let round = 0; round < 8; round += 1) {
    clock.now += STEP_MS;
    const full = newBrowser();
    await full.send('signInEmail', ANN_SIGN_IN);
    await full.send('verifyTotp', { code: codeOf(clock.now) });
    const { totpURI } = await full.send('beginEnrolment', { password });
    const next = authenticator(totpURI);
    clock.now += STEP_MS;
    await ada.browser.send('stepUp', { code: ada.codeOf(clock.now) });
    const pending = newBrowser();
    await pending.send('signInEmail', ANN_SIGN_IN);
    const late = Array.from({ length: 4 }, newBrowser);
    const passkey = newBrowser();
    const { challenge } = await passkey.send('askForPasskey');
    const response = device.get({ challenge, allowCredentials: undefined });

    const work = [
      () => pending.call('verifyTotp', { code: codeOf(clock.now), trustDevice: true }),
      () => (round % 2 ? full.call('verifyTotp', { code: next(clock.now) }) : undefined),
      () => passkey.call('verifyPasskey', { response }),
      ...late.map((browser) => () => browser.call('signInEmail', ANN_SIGN_IN)),
    ];
    const [suspension] = await Promise.all([
      ada.browser.call('suspendPerson', { userId: id, reason: REASON }),
      ...work.map((start) => start()),
    ]);
    expect(suspension?.status).toBe(200);
    const browsers = [full, pending, passkey, ...late];
    for (const browser of browsers) expect(await isIn(browser)).toBe(false);
    for (const browser of late) expect((await browser.send('getSecondStep')).pending).toBeNull();
    const apps = await store.authenticators.of(id);
    // What another request confirms now is refused.
    expect((await full.call('verifyTotp', { code: next(clock.now) })).status).toBe(401);
    expect(await store.authenticators.of(id)).toEqual(apps);

    await ada.browser.send('liftSuspension', { userId: id });
    for (const browser of browsers) expect(await isIn(browser)).toBe(false);
    // The new app counts if it was confirmed before the suspension.
    if (apps && round % 2) {
      const trial = newBrowser();
      await trial.send('signInEmail', ANN_SIGN_IN);
      clock.now += STEP_MS;
      if ((await trial.call('verifyTotp', { code: next(clock.now) })).status === 200) break;
    }
    pending.forgetSession();
    expect(await pending.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
  }
});

test('an admin signs an account out everywhere, and its owner gets the reason and signs in again', async () => {
  const { ada, ann, id, clock, codeOf, newBrowser, store } = await siteWithAnn();
  const trusted = newBrowser();
  await trusted.send('signInEmail', ANN_SIGN_IN);
  await trusted.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });
  await ann.send('requestPasswordReset', { email });
  const token = tokenIn(await newestMail(ann, email, 'reset-password'));

  await ada.browser.send('signPersonOut', { userId: id, reason: REASON });
  for (const browser of [ann, trusted]) expect(await isIn(browser)).toBe(false);
  expect((await newestMail(ann, email, 'signed-out-by-staff')).text).toContain(
    'Somebody else uses this account.',
  );
  expect(await mailCount(ann, email, 'signed-out-by-staff')).toBe(1);
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'signed-out-by-staff', actorId: ada.id });
  expect(await ann.refusal('resetPassword', { token, newPassword: 'a new one for Ann' })).toMatchObject({
    code: 'INVALID_TOKEN',
  });
  clock.now += STEP_MS;
  trusted.forgetSession();
  expect(await trusted.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
  await trusted.send('verifyTotp', { code: codeOf(clock.now) });
  expect(await isIn(trusted)).toBe(true);
});
