import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../shared/durations.ts';
import { DEFAULT_RECOVERY } from '../recovery/settings.ts';
import type { Browser } from '../testing/browser.ts';
import { mailCount, newestMail, tokenIn } from '../testing/mailbox.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { SoftwareAuthenticator } from '../testing/software-authenticator.ts';
import { newStaff } from '../testing/staff.ts';
import { ANN, ANN_SIGN_IN, authenticator, startTestSite, type TestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';
import { endProvisionalAccounts } from './provisional.ts';

const { password } = ANN;
const OWN = 'a password the owner chose';
const WIDE = {
  limits: {
    ...DEFAULT_LIMITS,
    network: steady(5000, MINUTE),
    signUps: steady(1000, MINUTE),
  },
  recovery: { ...DEFAULT_RECOVERY, securityQuestions: true },
  methods: ['passkey', 'totp', 'sms', 'email'] as const,
};

/** A stranger who has signed up with the address of somebody else. */
interface Trap {
  site: TestSite;
  email: string;
  stranger: Browser;
}

/** Puts something on the account. @returns what uses it later, and says whether the stranger is in */
type Plant = (trap: Trap) => Promise<() => Promise<boolean>>;

const isIn = async (browser: Browser) => (await browser.send('getSession')) !== null;

async function addPasskey({ site, stranger }: Trap) {
  const device = new SoftwareAuthenticator(site.server.address.replace('127.0.0.1', 'localhost'));
  const response = device.create(await stranger.send('beginPasskeyRegistration', { password }));
  return { device, finish: () => stranger.call('finishPasskeyRegistration', { response, name: 'Trojan' }) };
}

async function signInWithPasskey(site: TestSite, device: SoftwareAuthenticator): Promise<boolean> {
  const browser = site.newBrowser();
  const { challenge } = await browser.send('askForPasskey');
  const response = device.get({ challenge, allowCredentials: undefined });
  return (await browser.call('verifyPasskey', { response })).status === 200;
}

async function addAddress({ site, stranger, email }: Trap): Promise<string> {
  const own = `stranger-of-${email}`;
  await stranger.send('addAddress', { email: own, password });
  site.clock.now += MINUTE;
  return own;
}

const PLANTS: Record<string, Plant> = {
  'the session':
    async ({ stranger }) =>
    () =>
      isIn(stranger),
  'the password':
    async ({ site, email }) =>
    async () => {
      const answer = await site.newBrowser().call('signInEmail', { email, password });
      return answer.status === 200;
    },
  'a passkey': async (trap) => {
    const { device, finish } = await addPasskey(trap);
    await finish();
    return () => signInWithPasskey(trap.site, device);
  },
  'a passkey that is not finished': async (trap) => {
    const { device, finish } = await addPasskey(trap);
    return async () => (await finish()).status === 200 || signInWithPasskey(trap.site, device);
  },
  'an authenticator app and its trusted device': async ({ site, email, stranger }) => {
    const codeOf = authenticator((await stranger.send('beginEnrolment', { password })).totpURI);
    await stranger.send('verifyTotp', { code: codeOf(site.clock.now) });
    site.clock.now += MINUTE;
    const trusted = site.newBrowser();
    await trusted.send('signInEmail', { email, password });
    await trusted.send('verifyTotp', { code: codeOf(site.clock.now), trustDevice: true });
    const pending = site.newBrowser();
    await pending.send('signInEmail', { email, password });
    site.clock.now += MINUTE;
    return async () => {
      await pending.call('verifyTotp', { code: codeOf(site.clock.now) });
      if (await isIn(pending)) return true;
      trusted.forgetSession();
      await trusted.call('signInEmail', { email, password: OWN });
      return (await trusted.send('getSession'))?.user.twoFactorEnabled ?? false;
    };
  },
  'an authenticator app that is not confirmed': async ({ site, stranger }) => {
    const codeOf = authenticator((await stranger.send('beginEnrolment', { password })).totpURI);
    return async () => (await stranger.call('verifyTotp', { code: codeOf(site.clock.now) })).status === 200;
  },
  'a number for codes that is not confirmed': async ({ site, stranger, email }) => {
    const to = `+49151${String(1_000_000 + (site.clock.now % 1_000_000))}`;
    await stranger.send('addMethod', { method: 'sms', to, password });
    return async () => {
      const { id = '' } = (await site.store.users.byEmail(email)) ?? {};
      await stranger.call('resendMethodCode', { method: 'sms' });
      return (await site.store.methods.of(id)).length > 0;
    };
  },
  'an address that is proved': async (trap) => {
    const { site, stranger, email } = trap;
    const own = await addAddress(trap);
    await stranger.send('verifyAddress', {
      token: tokenIn(await newestMail(stranger, own, 'verify-address')),
    });
    await stranger.send('requestPasswordReset', { email });
    const earlier = tokenIn(await newestMail(stranger, own, 'reset-password'));
    site.clock.now += 10 * MINUTE;
    return async () => {
      const before = await mailCount(stranger, own, 'reset-password');
      await stranger.send('requestPasswordReset', { email });
      if ((await mailCount(stranger, own, 'reset-password')) > before) return true;
      const reset = { token: earlier, newPassword: 'the stranger is back' };
      return (await stranger.call('resetPassword', reset)).status === 200;
    };
  },
  'an address that is not proved': async (trap) => {
    const own = await addAddress(trap);
    const token = tokenIn(await newestMail(trap.stranger, own, 'verify-address'));
    return async () => (await trap.site.newBrowser().call('verifyAddress', { token })).status === 200;
  },
  'security questions': async ({ site, stranger, email }) => {
    const codeOf = authenticator((await stranger.send('beginEnrolment', { password })).totpURI);
    await stranger.send('verifyTotp', { code: codeOf(site.clock.now) });
    const questions = ['A', 'B', 'C'].map((own) => ({ question: { own }, answer: `answer ${own}` }));
    const answer = await stranger.call('setSecurityQuestions', { password, questions });
    expect(answer.status).toBe(200);
    return async () => {
      const { id = '' } = (await site.store.users.byEmail(email)) ?? {};
      return (await site.store.securityQuestions.of(id)) !== undefined;
    };
  },
};

type Prove = (trap: Trap) => Promise<void>;

const resetByMail: Prove = async ({ site, email }) => {
  // So that the newest message is later than any other.
  site.clock.now += 1000;
  const owner = site.newBrowser();
  await owner.send('requestPasswordReset', { email });
  const token = tokenIn(await newestMail(owner, email, 'reset-password'));
  await owner.send('resetPassword', { token, newPassword: OWN });
};

const openTheLink: Prove = async ({ site, email }) => {
  const owner = site.newBrowser();
  const token = tokenIn(await newestMail(owner, email, 'verify-address'));
  await owner.send('verifyAddress', { token });
};

test.each([
  ['a new password by mail', resetByMail],
  ['the link of the sign-up', openTheLink],
])('what a stranger put on the account is gone after the first proof: %s', async (_, prove) => {
  const site = await startTestSite(WIDE);
  const left: string[] = [];
  for (const [index, [what, plant]] of Object.entries(PLANTS).entries()) {
    const email = `owner${index}@example.com`;
    const stranger = site.newBrowser();
    const trap = { site, email, stranger };
    await stranger.send('signUpEmail', { name: 'Stranger', email, password });
    const use = await plant(trap);
    // A second factor on the way makes the link of the sign-up void; the owner gets another.
    site.clock.now += 10 * MINUTE;
    if (prove === openTheLink) await stranger.call('sendVerification', { email });
    await prove(trap);
    if (await use()) left.push(what);
    const user = await site.store.users.byEmail(email);
    expect(await site.store.addresses.isVerified(user?.id ?? '')).toBe(true);
    // The owner chooses a password and signs in, and meets nothing of the stranger's.
    if (prove === openTheLink) await resetByMail(trap);
    const owner = site.newBrowser();
    expect({ what, answer: await owner.send('signInEmail', { email, password: OWN }) }).toMatchObject({
      answer: { redirect: false },
    });
    expect((await owner.send('listAddresses')).addresses).toHaveLength(1);
    expect((await owner.send('listMethods')).enabled).toEqual([]);
  }
  expect(left).toEqual([]);
});

test('whatever a stranger adds while the owner proves the address does not stay', async () => {
  const site = await startTestSite(WIDE);
  for (let round = 0; round < 8; round += 1) {
    const email = `owner${round}@example.com`;
    const stranger = site.newBrowser();
    const trap = { site, email, stranger };
    await stranger.send('signUpEmail', { name: 'Stranger', email, password });
    const owner = site.newBrowser();
    await owner.send('requestPasswordReset', { email });
    const token = tokenIn(await newestMail(owner, email, 'reset-password'));
    const { finish, device } = await addPasskey(trap);
    const [proof] = await Promise.all([
      owner.call('resetPassword', { token, newPassword: OWN }),
      round % 2 ? finish() : stranger.copy().call('addAddress', { email: `new-${email}`, password }),
      round % 2 ? undefined : finish(),
    ]);
    const { id = '' } = (await site.store.users.byEmail(email)) ?? {};
    // A passkey that came first made the link void with the epoch: then nothing is proved yet.
    if (proof.status !== 200) await resetByMail(trap);
    expect(await signInWithPasskey(site, device)).toBe(false);
    expect(await site.store.passkeys.of(id)).toEqual([]);
    expect(await site.store.addresses.of(id)).toMatchObject([{ email }]);
    expect(await isIn(stranger)).toBe(false);
  }
});

test('in the browser that signed up, the session goes on; what was set up is gone, and the owner is told', async () => {
  const site = await startTestSite(WIDE);
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  const codeOf = authenticator((await ann.send('beginEnrolment', { password })).totpURI);
  await ann.send('verifyTotp', { code: codeOf(site.clock.now) });
  const other = site.newBrowser();
  await other.send('signInEmail', ANN_SIGN_IN);
  site.clock.now += MINUTE;
  await ann.send('sendVerification', { email: ANN.email });
  const before = ann.token;
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, ANN.email, 'verify-address')) });
  expect(ann.token).not.toBe(before);
  expect(await ann.send('getSession')).toMatchObject({
    session: { provenUntil: null },
    user: { emailVerified: true, twoFactorEnabled: false },
  });
  expect(await site.newBrowser().send('signInEmail', ANN_SIGN_IN)).toMatchObject({ redirect: false });
  expect((await other.send('getSecondStep')).pending).toBeNull();
  expect(await noticesTo(site.store)).toContain('account-cleared');
  expect((await auditOf(site.store)).map(({ kind }) => kind)).toContain('account-cleared');
});

test('the password stays when it comes with the link; without it, it signs in nobody until another is chosen', async () => {
  const site = await startTestSite(WIDE);
  await site.newBrowser().send('signUpEmail', ANN);
  await site.newBrowser().send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  const browser = site.newBrowser();
  const token = tokenIn(await newestMail(browser, ANN.email, 'verify-address'));
  expect(await browser.refusal('verifyAddress', { token, password: 'a wrong one' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  expect((await browser.call('verifyAddress', { token, password })).headers.getSetCookie()).toEqual([]);
  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ user: { emailVerified: true } });

  const bob = { email: 'bob@example.com', password };
  // The session of another account is none of this one.
  await browser.send('verifyAddress', {
    token: tokenIn(await newestMail(browser, bob.email, 'verify-address')),
  });
  expect(await isIn(browser)).toBe(true);
  expect(await site.newBrowser().refusal('signInEmail', bob)).toMatchObject({
    status: 403,
    code: 'PASSWORD_NOT_CONFIRMED',
  });
  expect(await site.newBrowser().refusal('signInEmail', { ...bob, password: 'wrong one' })).toMatchObject({
    code: 'INVALID_EMAIL_OR_PASSWORD',
  });
  await resetByMail({ site, email: bob.email, stranger: browser });
  await site.newBrowser().send('signInEmail', { ...bob, password: OWN });
});

test('the reset mail always goes to the sign-in address, too', async () => {
  const site = await startTestSite(WIDE);
  const stranger = site.newBrowser();
  const trap = { site, email: ANN.email, stranger };
  await stranger.send('signUpEmail', ANN);
  const own = await addAddress(trap);
  await stranger.send('verifyAddress', { token: tokenIn(await newestMail(stranger, own, 'verify-address')) });
  await resetByMail(trap);
  expect(await mailCount(stranger, ANN.email, 'password-reset')).toBe(1);
});

test('an address that is made the one to sign in with counts as the first proof', async () => {
  const site = await startTestSite(WIDE);
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  const trap = { site, email: ANN.email, stranger: ann };
  const { device, finish } = await addPasskey(trap);
  await finish();
  site.clock.now += MINUTE;
  const own = await addAddress(trap);
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, own, 'verify-address')) });
  const [, second] = (await ann.send('listAddresses')).addresses;
  await ann.send('makeAddressPrimary', { id: second?.id ?? '', password });
  expect(await signInWithPasskey(site, device)).toBe(false);
  expect((await ann.send('listAddresses')).addresses).toMatchObject([{ email: own, isPrimary: true }]);
  expect((await ann.send('getSession'))?.user.emailVerified).toBe(true);
});

test('a role needs a proved address, and the list of accounts says who has one', async () => {
  const site = await startTestSite(WIDE);
  const { browser: eve, id: eveId } = await newStaff(site, 'Eve', 'admin');
  const ann = site.newBrowser();
  const { user } = await ann.send('signUpEmail', ANN);
  for (const role of ['support', 'admin'])
    expect(await eve.refusal('changeRole', { userId: user.id, role })).toMatchObject({
      status: 409,
      code: 'ROLE_NEEDS_CONFIRMED_ADDRESS',
    });
  await eve.send('changeRole', { userId: user.id, role: 'member' });
  const { people } = await eve.send('listPeople');
  expect(Object.fromEntries(people.map(({ email, emailVerified }) => [email, emailVerified]))).toEqual({
    [ANN.email]: false,
    'eve@example.com': true,
  });
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, ANN.email, 'verify-address')) });
  await eve.send('changeRole', { userId: user.id, role: 'support' });

  // A role of before this rule counts for nothing until the address is proved.
  await site.database.query(`update addresses set verified_at = null where user_id = '${eveId}'`);
  expect(await eve.refusal('listPeople')).toMatchObject({ code: 'STAFF_NEEDS_CONFIRMED_ADDRESS' });
});

test('a provisional account ends after a while, is told so before, and no clock ends it sooner than that', async () => {
  const site = await startTestSite(WIDE);
  const { store, clock } = site;
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  await site.newBrowser().send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  const eve = await newStaff(site, 'Eve', 'member');
  const sam = site.newBrowser();
  const { user } = await sam.send('signUpEmail', { ...ANN, email: 'sam@example.com' });
  await store.users.changeRole(user.id, 'support', clock.now);
  const keys = { seal: (text: string) => text } as never;
  const parts = { store, keys, provisionalMs: 14 * DAY };
  const turn = (of = parts) => endProvisionalAccounts(of, clock.now);
  const there = async () => {
    const emails = [ANN.email, 'bob@example.com', eve.email, 'sam@example.com'];
    const users = await Promise.all(emails.map((email) => store.users.byEmail(email)));
    return users.map((user) => user !== undefined);
  };
  await turn();
  clock.now += 11 * DAY - 1;
  await turn();
  expect(await noticesTo(store)).not.toContain('account-ends');
  // A clock that is set ahead by years ends nothing at once: the notice comes first, and its time.
  const right = clock.now;
  clock.now += 1000 * DAY;
  await turn({ ...parts, provisionalMs: 0 });
  expect(await noticesTo(store)).not.toContain('account-ends');
  await turn();
  await turn();
  expect(await there()).toEqual([true, true, true, true]);
  expect(await noticesTo(store)).toContain('account-ends');
  clock.now = right;
  await turn();
  expect(await there()).toEqual([true, true, true, true]);

  clock.now += 1003 * DAY;
  const [address] = await store.addresses.of((await store.users.byEmail('bob@example.com'))?.id ?? '');
  await store.addresses.verify(address?.id ?? '', clock.now);
  const gone = (await store.users.byEmail(ANN.email))?.id ?? '';
  await Promise.all([turn(), turn()]);
  expect(await there()).toEqual([false, true, true, true]);
  expect((await store.audit.of(gone)).filter(({ kind }) => kind === 'account-ended')).toHaveLength(1);
  await site.newBrowser().send('signUpEmail', ANN);
});
