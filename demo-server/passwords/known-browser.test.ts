import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../shared/durations.ts';
import type { Browser } from '../testing/browser.ts';
import { mailCount, newestMail, tokenIn } from '../testing/mailbox.ts';
import {
  ANN,
  ANN_SIGN_IN,
  proveAddress,
  siteWithAnnEnrolled,
  startTestSite,
  type TestSite,
} from '../testing/test-site.ts';
import { DEFAULT_LIMITS, type Limits } from '../throttle/limits.ts';
import { turnOf } from './known-browser.ts';

/** Three attempts at once keep the tests short. */
const limits: Limits = {
  ...DEFAULT_LIMITS,
  passwords: {
    pace: { kind: 'growing', free: 3, firstWaitMs: 30_000, longestWaitMs: HOUR },
    hardStop: null,
    forgetAfterMs: DAY,
  },
};
const NEW = 'violet otter engine 41';
const GUESS = { ...ANN_SIGN_IN, password: 'a wrong password' };

/** Signs in with a password in several new browsers. */
function signInSeveral({ newBrowser }: TestSite, password: string): Promise<Browser[]> {
  return Promise.all(
    Array.from({ length: 3 }, async () => {
      const browser = newBrowser();
      await browser.send('signInEmail', { ...ANN_SIGN_IN, password });
      browser.forgetSession(['browser']);
      return browser;
    }),
  );
}

/** Guesses with each browser in turn until one more than a single budget has. @returns the answers */
async function guessWith(browsers: readonly Browser[]): Promise<number[]> {
  const statuses: number[] = [];
  for (let round = 0; round < 2; round += 1)
    for (const browser of browsers) statuses.push((await browser.refusal('signInEmail', GUESS)).status);
  return statuses;
}

const ONE_BUDGET = [401, 401, 401, 429, 429, 429];

test('browsers of a stranger count for nothing once the owner has proved the address', async () => {
  const site = await startTestSite({ limits });
  const { newBrowser } = site;
  const stranger = { ...ANN, password: 'chosen by a stranger' };
  await newBrowser().send('signUpEmail', stranger);
  const planted = await signInSeveral(site, stranger.password);
  // Before the proof, they are no reason for more mail either.
  for (const browser of planted)
    for (let asked = 0; asked < 3; asked += 1)
      await browser.send('requestPasswordReset', { email: ANN.email });
  expect(await mailCount(newBrowser(), ANN.email, 'reset-password')).toBe(5);

  const token = tokenIn(await newestMail(newBrowser(), ANN.email, 'reset-password'));
  await newBrowser().send('resetPassword', { token, newPassword: NEW });
  expect(await guessWith(planted)).toEqual(ONE_BUDGET);
});

test('browsers of someone who knew the password end with it, and the one that changes it stays', async () => {
  const site = await startTestSite({ limits });
  const { newBrowser, clock } = site;
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  await proveAddress(site, ANN.email);
  const thief = await signInSeveral(site, ANN.password);
  await ann.send('changePassword', { currentPassword: ANN.password, newPassword: NEW });
  expect(await guessWith(thief)).toEqual(ONE_BUDGET);
  // Her browser has its own budget, though it is in the same network.
  expect((await ann.refusal('signInEmail', GUESS)).status).toBe(401);
  await ann.send('signInEmail', { ...ANN_SIGN_IN, password: NEW });

  for (const browser of thief)
    for (let asked = 0; asked < 3; asked += 1)
      await browser.send('requestPasswordReset', { email: ANN.email });
  expect(await mailCount(newBrowser(), ANN.email, 'reset-password')).toBe(5);
  clock.now += 1000;
  await ann.send('requestPasswordReset', { email: ANN.email });
  expect(await mailCount(newBrowser(), ANN.email, 'reset-password')).toBe(6);
});

test('the known browsers of a network share one turn in the line, besides that of the network', () => {
  const at = (address: string, browser?: string) => turnOf(ANN.email, browser, { address });
  expect(at('192.0.2.1', 'one').client).toBe(at('192.0.2.1', 'two').client);
  expect(at('192.0.2.1', 'one').account).not.toBe(at('192.0.2.1', 'two').account);
  const clients = [at('192.0.2.1', 'one'), at('192.0.2.1'), at('192.0.2.2', 'one'), at('192.0.2.2')];
  expect(new Set(clients.map(({ client }) => client)).size).toBe(4);
});

test('the password alone makes no known browser, the second factor does', async () => {
  const { newBrowser, pending, codeOf, clock } = await siteWithAnnEnrolled({ limits });
  const thieves = await Promise.all([pending(), pending()]);
  for (const browser of thieves) {
    browser.forgetSession(['browser']);
    for (let asked = 0; asked < 3; asked += 1)
      await browser.send('requestPasswordReset', { email: ANN.email });
  }
  expect(await mailCount(newBrowser(), ANN.email, 'reset-password')).toBe(5);
  const ann = await pending();
  await ann.send('verifyTotp', { code: codeOf(clock.now) });
  await ann.send('requestPasswordReset', { email: ANN.email });
  expect(await mailCount(newBrowser(), ANN.email, 'reset-password')).toBe(6);
});
