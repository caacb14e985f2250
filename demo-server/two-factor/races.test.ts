import { expect, test } from 'vitest';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import type { Browser } from '../testing/browser.ts';
import { noticesTo } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, authenticator, siteWithAnnEnrolled, startTestSite } from '../testing/test-site.ts';

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

test('of twenty confirmations at once with the right code, one succeeds', async () => {
  const { newBrowser, clock, store, database } = await startTestSite();
  const browser = newBrowser();
  const { user } = await browser.send('signUpEmail', ANN);
  const codeOf = authenticator((await browser.send('beginEnrolment', { password: ANN.password })).totpURI);
  const code = codeOf(clock.now);

  const racers = TWENTY.map(() => browser.copy());
  const statuses = await Promise.all(
    racers.map(async (racer) => (await racer.call('verifyTotp', { code })).status),
  );

  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 401, 404, 429].includes(status))).toBe(true);
  const confirmed = (await store.audit.of(user.id)).filter(
    ({ kind, outcome }) => kind === 'enrolment' && outcome === 'success',
  );
  expect(confirmed).toHaveLength(1);
  expect(await noticesTo(store)).toEqual(['two-factor-enabled']);
  expect(await database.query('select id from backup_codes')).toHaveLength(DEFAULT_BACKUP_CODES);
  const winner = racers[statuses.indexOf(200)];
  expect((await winner?.send('getSession'))?.user.twoFactorEnabled).toBe(true);
});

test('of twenty second steps at once with the same code in one pending session, one succeeds', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const code = codeOf(clock.now);
  expect(
    await winners(
      TWENTY.map(() => browser.copy()),
      code,
    ),
  ).toBe(1);
});

test('of twenty second steps at once with the same code in twenty pending sessions, one succeeds', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browsers = await Promise.all(
    TWENTY.map(async () => {
      const browser = newBrowser();
      await browser.send('signInEmail', ANN_SIGN_IN);
      return browser;
    }),
  );
  expect(await winners(browsers, codeOf(clock.now))).toBe(1);
});

test('of many wrong codes at once, five are compared', async () => {
  const { newBrowser, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const code = codeOf(clock.now) === '000000' ? '000001' : '000000';
  const statuses = await Promise.all(
    TWENTY.map(async () => (await browser.copy().call('verifyTotp', { code })).status),
  );
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(15);
});

test('of ten sign-ups at once with the same address, one succeeds and the others get a clear refusal', async () => {
  const { newBrowser } = await startTestSite();
  const statuses = await Promise.all(
    TWENTY.slice(0, 10).map(async () => (await newBrowser().call('signUpEmail', ANN)).status),
  );
  expect(statuses.sort()).toEqual([200, ...Array(9).fill(422)]);
});

test('signing out while the password is checked leaves no key and causes no error', async () => {
  const { newBrowser, log } = await startTestSite();
  const browser = newBrowser();
  await browser.send('signUpEmail', ANN);
  const [enabled, out] = await Promise.all([
    browser.copy().call('beginEnrolment', { password: ANN.password }),
    browser.copy().call('signOut'),
  ]);
  expect(out.status).toBe(200);
  expect([200, 401]).toContain(enabled.status);
  expect(log()).not.toContain('a request failed');
});

async function winners(browsers: Browser[], code: string): Promise<number> {
  const statuses = await Promise.all(
    browsers.map(async (browser) => (await browser.call('verifyTotp', { code })).status),
  );
  expect(statuses.every((status) => [200, 401, 429].includes(status))).toBe(true);
  return statuses.filter((status) => status === 200).length;
}
