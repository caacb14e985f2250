import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import type { ReplyOf, routes } from '../contract/index.ts';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import type { Browser } from '../testing/browser.ts';
import { addCodes, latestCode, siteWithAnn } from '../testing/methods.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { SoftwareAuthenticator } from '../testing/software-authenticator.ts';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, wrongCode } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';

const { password } = ANN;
const WIDE = { limits: { ...DEFAULT_LIMITS, network: steady(5000, MINUTE) } };

type Options = ReplyOf<typeof routes.askForPasskey>;

/** Returns the origin at which browsers allow passkeys for a test site. */
function localhostOf(address: string): string {
  return address.replace('127.0.0.1', 'localhost');
}

/** A site where Ann has only a passkey, added a while ago. */
async function siteWithPasskey(settings = {}) {
  const site = await siteWithAnn(settings);
  const authenticator = new SoftwareAuthenticator(localhostOf(site.server.address));
  const backupCodes = await addPasskey(site.ann, authenticator);
  site.clock.now += 10 * MINUTE;
  const signIn = async (browser = site.newBrowser(), said = {}) => {
    const options = await browser.send('askForPasskey');
    return { browser, response: authenticator.get(allowed(options), said) };
  };
  return { ...site, authenticator, backupCodes, signIn };
}

async function addPasskey(browser: Browser, authenticator: SoftwareAuthenticator, name = 'My laptop') {
  const options = await browser.send('beginPasskeyRegistration', { password });
  const response = authenticator.create(options);
  const reply = await browser.call('finishPasskeyRegistration', { response, name });
  const body = (await reply.json()) as { backupCodes: string[] | null };
  expect({ status: reply.status, body }).toMatchObject({ status: 200 });
  return body.backupCodes;
}

/** Returns the options as the software authenticator takes them: without a list, any credential is allowed. */
function allowed({ challenge, allowCredentials }: Options) {
  return { challenge, allowCredentials: allowCredentials?.length ? allowCredentials : undefined };
}

test('signs in with a passkey and without a password, as both factors', async () => {
  const { ann, signIn, clock, store, backupCodes, newBrowser } = await siteWithPasskey();
  expect(backupCodes).toHaveLength(DEFAULT_BACKUP_CODES);
  const { enabled, passkeys, lastUsed } = await ann.send('listMethods');
  expect({ enabled, passkeys, lastUsed }).toMatchObject({
    enabled: ['passkey'],
    passkeys: [{ name: 'My laptop', lastUsedAt: null, synced: false }],
    lastUsed: 'passkey',
  });
  expect(await noticesTo(store)).toContain('two-factor-enabled');

  const { browser, response } = await signIn();
  const { user } = await browser.send('verifyPasskey', { response } as never);
  expect(user.email).toBe(ANN.email);
  expect((await browser.send('getSession'))?.session.provenUntil).toBe(
    new Date(clock.now + 5 * MINUTE).toISOString(),
  );
  await browser.send('dangerousAction');
  expect((await auditOf(store)).at(-2)).toMatchObject({ kind: 'sign-in', reason: 'method-passkey' });
  // The password alone is no longer enough.
  const other = newBrowser();
  expect(await other.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorMethods: ['passkey'] });
});

test('accepts a passkey as the second step of a sign-in and as a step-up', async () => {
  const { pending, authenticator, ann } = await siteWithPasskey();
  const browser = await pending();
  const options = await browser.send('askForPasskey');
  expect(options.allowCredentials).toHaveLength(1);
  const before = browser.token;
  const response = authenticator.get(allowed(options), { verified: false });
  await browser.send('verifyPasskey', { response } as never);
  expect(browser.token).not.toBe(before);
  expect((await browser.send('getSession'))?.user.email).toBe(ANN.email);

  expect(await ann.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  const again = authenticator.get(allowed(await ann.send('askForPasskey')));
  await ann.send('verifyPasskey', { response: again } as never);
  await ann.send('dangerousAction');
});

test('a sign-in with a passkey clears the mark that the password was set by mail', async () => {
  const { signIn, store, userId, clock, pending, newBrowser } = await siteWithPasskey();
  const { passwordHash = '' } = (await store.users.byId(userId)) ?? {};
  await store.users.setPassword(userId, passwordHash, { now: clock.now, byMail: true });
  clock.now += MINUTE;
  const ways = async () => (await pending()).send('getRecoveryWays');
  expect((await ways()).passwordCameByMail).toBe(true);
  const stranger = await signIn(newBrowser());
  const flat = { ...stranger.response, id: 'AAAA', rawId: 'AAAA' };
  await stranger.browser.refusal('verifyPasskey', { response: flat });
  expect((await ways()).passwordCameByMail).toBe(true);

  const { browser, response } = await signIn();
  await browser.send('verifyPasskey', { response } as never);
  expect((await ways()).passwordCameByMail).toBe(false);
});

test('accepts an answer once, within five minutes, from the browser that asked', async () => {
  const { signIn, newBrowser, clock, store } = await siteWithPasskey();
  const { browser, response } = await signIn();
  // One other browser that asked for a challenge, and one that did not.
  const other = (await signIn()).browser;
  expect(await other.refusal('verifyPasskey', { response })).toMatchObject({ code: 'INVALID_PASSKEY' });
  expect(await newBrowser().refusal('verifyPasskey', { response })).toMatchObject({
    code: 'INVALID_PASSKEY',
  });
  const copy = browser.copy();
  await browser.send('verifyPasskey', { response } as never);
  expect(await copy.refusal('verifyPasskey', { response })).toMatchObject({ code: 'INVALID_PASSKEY' });

  const late = await signIn();
  clock.now += 5 * MINUTE;
  expect(await late.browser.refusal('verifyPasskey', { response: late.response })).toMatchObject({
    status: 401,
    code: 'INVALID_PASSKEY',
  });
  expect((await auditOf(store)).at(-1)).toMatchObject({ outcome: 'failure', reason: 'expired' });
});

test('of twenty requests at once with the same answer, one succeeds', async () => {
  const { signIn, pending, authenticator } = await siteWithPasskey(WIDE);
  const { browser, response } = await signIn();
  const alone = await Promise.all(
    Array.from({ length: 20 }, async () => (await browser.copy().call('verifyPasskey', { response })).status),
  );
  expect(alone.filter((status) => status === 200)).toHaveLength(1);
  const second = await pending();
  const answer = authenticator.get(allowed(await second.send('askForPasskey')));
  const together = await Promise.all(
    Array.from(
      { length: 20 },
      async () => (await second.copy().call('verifyPasskey', { response: answer })).status,
    ),
  );
  expect(together.filter((status) => status === 200)).toHaveLength(1);
});

test('rejects an answer that is altered, or for another site or purpose, or from an unknown passkey', async () => {
  const { signIn, authenticator, newBrowser, ann } = await siteWithPasskey(WIDE);
  const refusedHere = async (alter: (options: Options) => unknown) => {
    const browser = newBrowser();
    const options = await browser.send('askForPasskey');
    const refusal = await browser.refusal('verifyPasskey', { response: alter(options) });
    expect(refusal).toMatchObject({ status: 401, code: 'INVALID_PASSKEY' });
    expect(await browser.send('getSession')).toBeNull();
  };
  await refusedHere((options) => authenticator.at('https://phish.example').get(allowed(options)));
  await refusedHere((options) => authenticator.at('http://127.0.0.1:1').get(allowed(options)));
  // Without user verification a passkey is not enough as the only factor.
  await refusedHere((options) => authenticator.get(allowed(options), { verified: false }));
  await refusedHere((options) => authenticator.get(allowed(options), { present: false }));
  await refusedHere((options) => {
    const { response, ...rest } = authenticator.get(allowed(options));
    const signature = Buffer.from(response.signature, 'base64url');
    signature[10] = (signature[10] ?? 0) ^ 1;
    return { ...rest, response: { ...response, signature: signature.toString('base64url') } };
  });
  await refusedHere((options) => {
    const { response, ...rest } = authenticator.get(allowed(options));
    return { ...rest, response: { ...response, userHandle: Buffer.from('eve').toString('base64url') } };
  });
  await refusedHere((options) => {
    const stranger = new SoftwareAuthenticator('http://localhost');
    stranger.create({ challenge: 'AAAA', rp: { id: 'localhost' }, user: { id: 'AAAA' } });
    return stranger.get(allowed(options));
  });
  // An answer requested in a session does not sign in anyone.
  const inSession = authenticator.get(allowed(await ann.send('askForPasskey')));
  const { browser } = await signIn();
  expect(await browser.refusal('verifyPasskey', { response: inSession })).toMatchObject({
    code: 'INVALID_PASSKEY',
  });
});

test('refuses malformed answers with a sentence', async () => {
  const { newBrowser, authenticator } = await siteWithPasskey(WIDE);
  const browser = newBrowser();
  const right = authenticator.get(allowed(await browser.send('askForPasskey')));
  const { response } = right;
  for (const wrong of [
    {},
    null,
    'passkey',
    { ...right, id: '' },
    { ...right, type: 'password' },
    { ...right, response: {} },
    { ...right, response: { ...response, signature: 7 } },
    { ...right, response: { ...response, clientDataJSON: '<script>' } },
    { ...right, id: 'A'.repeat(5000) },
  ]) {
    expect(await browser.refusal('verifyPasskey', { response: wrong })).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
    });
  }
  for (const clientDataJSON of ['', 'AAAA', Buffer.from('null').toString('base64url')]) {
    expect(
      await browser.refusal('verifyPasskey', {
        response: { ...right, response: { ...response, clientDataJSON } },
      }),
    ).toMatchObject({ status: 401, code: 'INVALID_PASSKEY' });
  }
});

test('rejects a copied passkey by its counter, and accepts a counter that stays zero', async () => {
  const { signIn, authenticator, newBrowser, store } = await siteWithPasskey();
  const copy = authenticator.clone();
  const first = await signIn();
  await first.browser.send('verifyPasskey', { response: first.response } as never);
  const second = await signIn();
  await second.browser.send('verifyPasskey', { response: second.response } as never);
  const thief = newBrowser();
  const response = copy.get(allowed(await thief.send('askForPasskey')));
  expect(await thief.refusal('verifyPasskey', { response })).toMatchObject({ code: 'INVALID_PASSKEY' });
  expect((await auditOf(store)).at(-1)).toMatchObject({ reason: 'passkey-copied' });

  const synced = await siteWithAnn();
  const keychain = new SoftwareAuthenticator(localhostOf(synced.server.address));
  keychain.counts = false;
  await addPasskey(synced.ann, keychain);
  for (let times = 0; times < 2; times += 1) {
    const browser = synced.newBrowser();
    const answer = keychain.get(allowed(await browser.send('askForPasskey')));
    await browser.send('verifyPasskey', { response: answer } as never);
  }
});

test('adding a passkey needs the password and, with a second factor, a step-up; each answer counts once', async () => {
  const site = await siteWithPasskey();
  const { ann, authenticator, pending, newBrowser } = site;
  expect(await ann.refusal('beginPasskeyRegistration', { password })).toMatchObject({
    code: 'STEP_UP_REQUIRED',
  });
  const response = authenticator.get(allowed(await ann.send('askForPasskey')));
  await ann.send('verifyPasskey', { response } as never);
  expect(await ann.refusal('beginPasskeyRegistration', { password: 'not hers' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  const options = await ann.send('beginPasskeyRegistration', { password });
  expect(options).toMatchObject({
    rp: { id: 'localhost', name: 'Countersign' },
    excludeCredentials: [{ type: 'public-key' }],
  });
  const created = authenticator.create(options);
  const body = { response: created, name: 'Phone' };
  const eve = newBrowser();
  await eve.send('signUpEmail', { name: 'Eve', email: 'eve@example.com', password: 'another password' });
  expect(await eve.refusal('finishPasskeyRegistration', body)).toMatchObject({
    status: 400,
    code: 'PASSKEY_NOT_REGISTERED',
  });
  for (const name of ['', ' ', 'a\u0007b', 'x'.repeat(101)]) {
    expect(await ann.refusal('finishPasskeyRegistration', { ...body, name })).toMatchObject({
      code: 'INVALID_NAME',
    });
  }
  const elsewhere = authenticator.at('https://phish.example').create(options);
  expect(
    await ann.refusal('finishPasskeyRegistration', { response: elsewhere, name: 'Phone' }),
  ).toMatchObject({ code: 'PASSKEY_NOT_REGISTERED' });
  // It used up the challenge.
  expect(await ann.refusal('finishPasskeyRegistration', body)).toMatchObject({
    code: 'PASSKEY_NOT_REGISTERED',
  });
  expect(await addPasskey(ann, authenticator, 'Phone')).toBeNull();
  expect((await (await pending()).send('askForPasskey')).allowCredentials).toHaveLength(2);
});

test('renames and removes passkeys; removing the last one turns two-factor authentication off', async () => {
  const { ann, authenticator, store, newBrowser, signIn, server } = await siteWithPasskey();
  const stepUp = async () => {
    const response = authenticator.get(allowed(await ann.send('askForPasskey')));
    await ann.send('verifyPasskey', { response } as never);
  };
  await stepUp();
  await addPasskey(ann, new SoftwareAuthenticator(localhostOf(server.address)), 'Key');
  const [first] = (await ann.send('listMethods')).passkeys;
  const id = first?.id ?? '';
  const eve = newBrowser();
  await eve.send('signUpEmail', { name: 'Eve', email: 'eve@example.com', password: 'another password' });
  expect(await eve.refusal('renamePasskey', { id, name: 'Mine now' })).toMatchObject({
    status: 404,
    code: 'PASSKEY_NOT_FOUND',
  });
  await ann.send('renamePasskey', { id, name: 'Old laptop' });
  expect((await ann.send('listMethods')).passkeys[0]?.name).toBe('Old laptop');

  expect(await ann.refusal('removePasskey', { id, password: 'not hers' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  expect(await ann.refusal('removePasskey', { id: 'none', password })).toMatchObject({
    code: 'PASSKEY_NOT_FOUND',
  });
  for (const passkey of (await ann.send('listMethods')).passkeys) {
    await ann.send('removePasskey', { id: passkey.id, password });
  }
  expect((await ann.send('getSession'))?.user).toMatchObject({ twoFactorEnabled: false, backupCodes: null });
  expect(await noticesTo(store)).toContain('two-factor-disabled');
  // A removed passkey signs in no one.
  const { browser, response } = await signIn();
  expect(await browser.refusal('verifyPasskey', { response })).toMatchObject({ code: 'INVALID_PASSKEY' });
});

test('the owner can use a passkey while guessed codes have locked all codes', async () => {
  const site = await siteWithAnnEnrolled();
  const { ann, clock, codeOf, pending, server } = site;
  const authenticator = new SoftwareAuthenticator(localhostOf(server.address));
  await addPasskey(ann, authenticator);
  const guesser = await pending();
  for (let tried = 0; tried < 5; tried += 1) {
    await guesser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  }
  const owner = await pending();
  expect(await owner.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
  });
  const response = authenticator.get(allowed(await owner.send('askForPasskey')));
  await owner.send('verifyPasskey', { response } as never);
});

test('rejects a passkey in a session of another account', async () => {
  const site = await siteWithPasskey();
  const { newBrowser, authenticator, server } = site;
  const bob = newBrowser();
  await bob.send('signUpEmail', { name: 'Bob', email: 'bob@example.com', password });
  const his = new SoftwareAuthenticator(localhostOf(server.address));
  await addPasskey(bob, his);
  site.clock.now += 10 * MINUTE;
  const { challenge } = await bob.send('askForPasskey');
  expect(await bob.refusal('verifyPasskey', { response: authenticator.get({ challenge }) })).toMatchObject({
    code: 'INVALID_PASSKEY',
  });
  expect(await bob.send('getStepUp')).toEqual({ provenUntil: null });
});

test('limits challenges without a session per network, and refunds successful sign-ins', async () => {
  const limits = { ...DEFAULT_LIMITS, network: steady(4, 10 * MINUTE) };
  const { signIn, newBrowser } = await siteWithPasskey({ limits });
  for (let times = 0; times < 4; times += 1) {
    const { browser, response } = await signIn();
    await browser.send('verifyPasskey', { response } as never);
  }
  for (let times = 0; times < 4; times += 1) await newBrowser().send('askForPasskey');
  expect(await newBrowser().refusal('askForPasskey')).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
  });
});

test('says that passkeys are unavailable where browsers do not allow them', async () => {
  const { ann } = await siteWithAnn({ baseUrl: 'http://192.0.2.7:4280' });
  expect((await ann.send('listMethods')).passkeyOrigin).toBeNull();
  expect(await ann.refusal('beginPasskeyRegistration', { password })).toMatchObject({
    code: 'PASSKEYS_UNAVAILABLE',
  });
});

test('with emailed codes and a passkey, either finishes the sign-in', async () => {
  const site = await siteWithAnn();
  await addCodes(site, site.ann, 'email');
  await addPasskey(site.ann, new SoftwareAuthenticator(localhostOf(site.server.address)));
  site.clock.now += 10 * MINUTE;
  const browser = await site.pending();
  expect((await browser.send('getSecondStep')).pending).toMatchObject({
    methods: ['passkey', 'email'],
    lastUsed: 'passkey',
  });
  await browser.send('sendCode');
  await browser.send('verifySentCode', { code: await latestCode(site) });
});

test('a ceremony in a frame of another site is refused, to register and to sign in', async () => {
  const site = await siteWithPasskey();
  const { authenticator, signIn } = site;
  const framed = [
    { crossOrigin: true },
    { crossOrigin: true, topOrigin: 'https://evil.example' },
    { topOrigin: 'https://evil.example' },
  ];
  for (const clientData of framed) {
    const { browser, response } = await signIn(undefined, { clientData });
    expect(await browser.refusal('verifyPasskey', { response })).toMatchObject({ code: 'INVALID_PASSKEY' });

    const pending = site.newBrowser();
    await pending.send('signInEmail', ANN_SIGN_IN);
    const asked = await pending.send('askForPasskey');
    const proof = authenticator.get(allowed(asked), { clientData });
    expect(await pending.refusal('verifyPasskey', { response: proof })).toMatchObject({
      code: 'INVALID_PASSKEY',
    });
  }
  const { browser, response } = await signIn();
  await browser.send('verifyPasskey', { response } as never);
  const other = new SoftwareAuthenticator(localhostOf(site.server.address));
  for (const clientData of framed) {
    const options = await browser.send('beginPasskeyRegistration', { password });
    const made = other.create(options, { clientData });
    expect(
      await browser.refusal('finishPasskeyRegistration', { response: made, name: 'Framed' }),
    ).toMatchObject({
      code: 'PASSKEY_NOT_REGISTERED',
    });
  }
  expect((await browser.send('listMethods')).passkeys).toHaveLength(1);
});

test('asking again and again leaves a few open questions a session, and the newest works', async () => {
  const site = await siteWithPasskey(WIDE);
  const pending = site.newBrowser();
  await pending.send('signInEmail', ANN_SIGN_IN);
  const first = await pending.send('askForPasskey');
  site.clock.now += 1;
  for (let asked = 0; asked < 20; asked += 1) await pending.send('askForPasskey');
  for (let asked = 0; asked < 4; asked += 1)
    await Promise.all(Array.from({ length: 10 }, () => pending.send('askForPasskey')));
  const newest = await pending.send('askForPasskey');
  expect(await site.database.query('select 1 from passkey_challenges')).toHaveLength(5);
  const late = site.authenticator.get(allowed(first));
  expect(await pending.refusal('verifyPasskey', { response: late })).toMatchObject({
    code: 'INVALID_PASSKEY',
  });
  await pending.send('verifyPasskey', { response: site.authenticator.get(allowed(newest)) } as never);
});
