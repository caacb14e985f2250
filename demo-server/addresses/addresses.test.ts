import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../shared/durations.ts';
import { mailCount, newestMail, tokenIn } from '../testing/mailbox.ts';
import { auditOf } from '../testing/records.ts';
import { oneLink, siteForRecovery } from '../testing/recovery.ts';
import {
  ANN,
  ANN_SIGN_IN,
  authenticator,
  siteWithAnnEnrolled,
  startTestSite,
  type TestSite,
} from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';

const WORK = 'ann@work.example';
const PASSWORD = { password: ANN.password };

test('a new account gets a link, and the page of the link confirms its address', async () => {
  const { ann, site } = await annSignedUp();
  expect((await ann.send('getSession'))?.user.emailVerified).toBe(false);
  const mail = await newestMail(ann, ANN.email, 'verify-address');
  expect(mail.text).toContain(`${site.server.address}/verify-email#token=`);

  // Mail scanners open links, too: opening does not use the link up.
  for (const method of ['GET', 'HEAD']) await ann.fetch('/verify-email', { method });
  const elsewhere = site.newBrowser();
  expect(await elsewhere.send('verifyAddress', { token: tokenIn(mail), ...PASSWORD })).toEqual({
    status: true,
  });
  expect(await elsewhere.send('getSession')).toBeNull();
  await ann.send('signInEmail', ANN_SIGN_IN);
  expect((await ann.send('getSession'))?.user.emailVerified).toBe(true);
  expect(await auditOf(site.store)).toContainEqual(expect.objectContaining({ kind: 'address-verified' }));
});

test('a link adds no one to a stranger’s account: another address needs its session or its password', async () => {
  const { ann, site } = await annSignedUp();
  const { newBrowser } = site;
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, ANN.email, 'verify-address')) });
  await ann.send('addAddress', { email: WORK, ...PASSWORD });
  const token = tokenIn(await newestMail(ann, WORK, 'verify-address'));
  const bob = newBrowser();
  await bob.send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  for (const browser of [newBrowser(), bob])
    expect(await browser.refusal('verifyAddress', { token })).toMatchObject({
      status: 403,
      code: 'ADDRESS_NEEDS_SIGN_IN',
    });
  expect(await bob.refusal('verifyAddress', { token, password: 'a wrong one' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  const isVerified = async () =>
    (await ann.send('listAddresses')).addresses.find(({ email }) => email === WORK)?.verified;
  expect(await isVerified()).toBe(false);
  // The link was not used up, and no session starts.
  const elsewhere = newBrowser();
  await elsewhere.send('verifyAddress', { token, ...PASSWORD });
  expect(await isVerified()).toBe(true);
  expect(await elsewhere.send('getSession')).toBeNull();
});

test('a link works once, for a day, and not after a newer one', async () => {
  const { ann, site } = await annSignedUp();
  const first = tokenIn(await newestMail(ann, ANN.email, 'verify-address'));
  site.clock.now += HOUR;
  await ann.send('sendVerification', { email: 'Ann@Example.com' });
  const second = tokenIn(await newestMail(ann, ANN.email, 'verify-address'));
  const dead = { status: 400, code: 'INVALID_TOKEN' };
  expect(await ann.refusal('verifyAddress', { token: first })).toMatchObject(dead);

  const race = await Promise.all(
    Array.from({ length: 20 }, async () => (await ann.call('verifyAddress', { token: second })).status),
  );
  expect(race.filter((status) => status === 200)).toHaveLength(1);
  expect(race.filter((status) => status === 400)).toHaveLength(19);
  const verified = (await auditOf(site.store)).filter(({ kind }) => kind === 'address-verified');
  expect(verified).toHaveLength(1);
  expect(await ann.refusal('sendVerification', { email: ANN.email })).toMatchObject({
    code: 'EMAIL_ALREADY_VERIFIED',
  });

  await ann.send('addAddress', { email: WORK, ...PASSWORD });
  const late = tokenIn(await newestMail(ann, WORK, 'verify-address'));
  site.clock.now += DAY;
  expect(await ann.refusal('verifyAddress', { token: late })).toMatchObject(dead);
  for (const token of ['x', late.toLowerCase(), `${late}x`, '__proto__'])
    expect(await ann.refusal('verifyAddress', { token })).toMatchObject(dead);
});

test('the wait before another link grows, so that a mailbox is not flooded', async () => {
  const { ann, site } = await annSignedUp();
  await ann.send('sendVerification', { email: ANN.email });
  const refusal = await ann.refusal('sendVerification', { email: ANN.email });
  expect(refusal).toMatchObject({ status: 429, code: 'MAIL_SENT_TOO_RECENTLY', retryAfter: 30 });
  site.clock.now += 30_000;
  await ann.send('sendVerification', { email: ANN.email });
  expect(await ann.refusal('sendVerification', { email: ANN.email })).toMatchObject({ retryAfter: 60 });
  expect(await ann.refusal('sendVerification', { email: 'bob@example.com' })).toMatchObject({
    code: 'ADDRESS_NOT_FOUND',
  });
  expect(await mailCount(ann, ANN.email, 'verify-address')).toBe(3);
});

test('adding an address needs the password and notifies the others; it gets notices once verified', async () => {
  const { ann, site } = await annSignedUp();
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, ANN.email, 'verify-address')) });
  expect(await ann.refusal('addAddress', { email: WORK, password: 'a wrong one' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  expect(await ann.send('addAddress', { email: ' Ann@Work.example', ...PASSWORD })).toMatchObject({
    address: { email: WORK, verified: false, isPrimary: false },
  });
  expect((await newestMail(ann, ANN.email, 'address-added')).text).toContain(WORK);
  expect(await mailCount(ann, WORK, 'address-added')).toBe(0);
  site.clock.now += HOUR;
  expect(await ann.refusal('addAddress', { email: WORK, ...PASSWORD })).toMatchObject({
    code: 'ADDRESS_ALREADY_ADDED',
  });

  await enable(ann);
  expect(await mailCount(ann, WORK, 'two-factor-enabled')).toBe(0);
  // With the second factor a credential has changed: what was not proved by then is added again.
  expect((await ann.send('listAddresses')).addresses).toHaveLength(1);
  site.clock.now += MINUTE;
  await ann.send('addAddress', { email: WORK, ...PASSWORD });
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, WORK, 'verify-address')) });
  site.clock.now += MINUTE;
  const { totpURI } = await ann.send('beginEnrolment', PASSWORD);
  await ann.send('verifyTotp', { code: codeOf(totpURI, site.clock.now) });
  expect(await mailCount(ann, WORK, 'two-factor-replaced')).toBe(1);
  expect(await mailCount(ann, ANN.email, 'two-factor-replaced')).toBe(1);

  async function enable(browser: typeof ann) {
    const { totpURI } = await browser.send('beginEnrolment', PASSWORD);
    await browser.send('verifyTotp', { code: codeOf(totpURI, site.clock.now) });
  }
});

test('only a verified address can become primary; all are notified and older links no longer work', async () => {
  const { ann, site } = await annSignedUp();
  await ann.send('addAddress', { email: WORK, ...PASSWORD });
  const [, work] = (await ann.send('listAddresses')).addresses;
  const id = work?.id ?? '';
  expect(await ann.refusal('makeAddressPrimary', { id, ...PASSWORD })).toMatchObject({
    code: 'ADDRESS_NOT_VERIFIED',
  });
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, WORK, 'verify-address')) });
  await ann.send('requestPasswordReset', { email: ANN.email });
  const reset = tokenIn(await newestMail(ann, WORK, 'reset-password'));
  await ann.send('makeAddressPrimary', { id, ...PASSWORD });

  expect((await newestMail(ann, WORK, 'primary-address-changed')).text).toContain(ANN.email);
  // Notified, although it was never verified.
  expect(await mailCount(ann, ANN.email, 'primary-address-changed')).toBe(1);
  expect(await site.newBrowser().refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({ status: 401 });
  await site.newBrowser().send('signInEmail', { ...PASSWORD, email: WORK });
  expect(await ann.refusal('resetPassword', { token: reset, newPassword: 'another password' })).toMatchObject(
    { code: 'INVALID_TOKEN' },
  );

  // Whoever has the address now signs up with it; the account that left it without a proof has lost it.
  await site.newBrowser().send('signUpEmail', ANN);
  const { addresses } = await ann.send('listAddresses');
  expect(addresses.map(({ email, isPrimary }) => [email, isPrimary])).toEqual([[WORK, true]]);
});

test('removing an address notifies it and the others; the primary address cannot be removed', async () => {
  const { ann } = await annSignedUp();
  await ann.send('addAddress', { email: WORK, ...PASSWORD });
  const [primary, work] = (await ann.send('listAddresses')).addresses;
  await ann.send('verifyAddress', { token: tokenIn(await newestMail(ann, WORK, 'verify-address')) });
  expect(await ann.refusal('removeAddress', { id: primary?.id, ...PASSWORD })).toMatchObject({
    code: 'PRIMARY_ADDRESS',
  });
  const race = await Promise.all(
    Array.from(
      { length: 5 },
      async () => (await ann.call('removeAddress', { id: work?.id, ...PASSWORD })).status,
    ),
  );
  expect(race.filter((status) => status === 200)).toHaveLength(1);
  expect(await mailCount(ann, WORK, 'address-removed')).toBe(1);
  expect((await ann.send('listAddresses')).addresses).toHaveLength(1);
});

test('with a second factor, changing addresses needs a step-up or a code', async () => {
  const site = await siteWithAnnEnrolled();
  site.clock.now += 10 * MINUTE;
  const { ann } = site;
  expect(await ann.refusal('addAddress', { email: WORK, ...PASSWORD })).toMatchObject({
    status: 403,
    code: 'STEP_UP_REQUIRED',
  });
  await ann.send('addAddress', { email: WORK, ...PASSWORD, code: site.codeOf(site.clock.now) });
  const [, work] = (await ann.send('listAddresses')).addresses;
  await ann.send('removeAddress', { id: work?.id ?? '', ...PASSWORD });
});

test('changing the addresses revokes mailed recovery links', async () => {
  const site = await siteForRecovery();
  const { ann, secondAddressId: id } = site;
  const [earlier] = (await ann.send('listAddresses')).addresses;
  const first = await oneLink(site);
  await ann.send('makeAddressPrimary', { id, ...PASSWORD });
  const dead = { code: 'RECOVERY_LINK_INVALID' };
  expect(await ann.refusal('viewRecovery', { token: first })).toMatchObject(dead);

  site.clock.now += MINUTE;
  const browser = site.newBrowser();
  await browser.send('signInEmail', { email: 'ann@elsewhere.example', ...PASSWORD });
  await browser.send('requestOwnRecovery');
  const second = tokenIn(await newestMail(browser, ANN.email, 'recovery-link'));
  expect(await browser.send('viewRecovery', { token: second })).toMatchObject({ state: 'open' });
  await ann.send('removeAddress', { id: earlier?.id ?? '', ...PASSWORD });
  expect(await browser.refusal('viewRecovery', { token: second })).toMatchObject(dead);
});

test('rejects an address of another account', async () => {
  const { ann, site } = await annSignedUp();
  await ann.send('addAddress', { email: WORK, ...PASSWORD });
  const [, work] = (await ann.send('listAddresses')).addresses;
  const eve = site.newBrowser();
  await eve.send('signUpEmail', { ...ANN, email: 'eve@example.com' });
  for (const route of ['removeAddress', 'makeAddressPrimary'] as const)
    expect(await eve.refusal(route, { id: work?.id, ...PASSWORD })).toMatchObject({
      code: 'ADDRESS_NOT_FOUND',
    });
});

test('allows at most five addresses', async () => {
  const { ann, site } = await annSignedUp();
  for (let count = 2; count <= 5; count += 1) {
    await ann.send('addAddress', { email: `ann${count}@example.com`, ...PASSWORD });
    site.clock.now += HOUR;
  }
  expect(await ann.refusal('addAddress', { email: 'ann6@example.com', ...PASSWORD })).toMatchObject({
    code: 'TOO_MANY_ADDRESSES',
  });
});

test('messages use the language of the sign-up until the user chooses another', async () => {
  const site = await startTestSite();
  const ann = site.newBrowser();
  await ann.fetch('/api/auth/sign-up/email', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'la, de-AT;q=0.9, en;q=0.8' },
    body: JSON.stringify(ANN),
  });
  expect(await newestMail(ann, ANN.email, 'verify-address')).toMatchObject({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    language: 'de',
  });
  await ann.send('setLanguage', { language: 'en' });
  site.clock.now += MINUTE;
  await ann.send('sendVerification', { email: ANN.email });
  expect(await newestMail(ann, ANN.email, 'verify-address')).toMatchObject({ language: 'en' });
  const bob = site.newBrowser();
  await bob.send('signUpEmail', { ...ANN, email: 'bob@example.com', language: 'de' });
  expect(await newestMail(ann, 'bob@example.com', 'verify-address')).toMatchObject({ language: 'de' });
});

test('limits sign-ups per network', async () => {
  const site = await startTestSite({ limits: { ...DEFAULT_LIMITS, signUps: steady(3, HOUR) } });
  for (const name of ['a', 'b', 'c'])
    await site.newBrowser().send('signUpEmail', { ...ANN, email: `${name}@example.com` });
  expect(await site.newBrowser().refusal('signUpEmail', ANN)).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    retryAfter: 1200,
  });
});

async function annSignedUp(): Promise<{ site: TestSite; ann: ReturnType<TestSite['newBrowser']> }> {
  const site = await startTestSite();
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  return { site, ann };
}

function codeOf(totpURI: string, now: number): string {
  return authenticator(totpURI)(now);
}
