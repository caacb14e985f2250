import { expect } from 'vitest';
import type { Config } from '../settings/config.ts';
import type { Browser } from './browser.ts';
import { lettersTo } from './letters.ts';
import { ANN, ANN_SIGN_IN, startTestSite, type TestSite } from './test-site.ts';

export const NUMBER = '+4915112345678';

/** A sent code and its recipient. */
export interface Sent {
  code: string;
  recipient: string;
}

/** Returns the codes sent to Ann, oldest first. */
export async function codesSent(site: Pick<TestSite, 'store' | 'data' | 'issued'>): Promise<Sent[]> {
  const letters = await lettersTo(site, ANN.email, 'second-factor-code');
  const sent = letters.map(({ recipient, details: { code } }) => ({ recipient, code }));
  for (const { code } of sent) site.issued.sent({ code });
  return sent;
}

export async function latestCode(site: Pick<TestSite, 'store' | 'data' | 'issued'>): Promise<string> {
  const code = (await codesSent(site)).at(-1)?.code;
  if (code === undefined) throw new Error('No code was sent.');
  return code;
}

/** Returns another code than this one. */
export function otherThan(code: string): string {
  return code === '000000' ? '111111' : '000000';
}

/** Starts a site where Ann has signed up and verified her address, without a second factor. */
export async function siteWithAnn(settings: Partial<Config> = {}) {
  const site = await startTestSite(settings);
  const ann = site.newBrowser();
  const { user } = await ann.send('signUpEmail', ANN);
  for (const address of await site.store.addresses.of(user.id)) {
    await site.store.addresses.verify(address.id, site.clock.now);
  }
  const pending = async () => {
    const browser = site.newBrowser();
    await browser.send('signInEmail', ANN_SIGN_IN);
    return browser;
  };
  return { ...site, ann, userId: user.id, pending };
}

/** Adds codes by email or text message for the signed-in user. @returns new backup codes; null if there are some */
export async function addCodes(
  site: Pick<TestSite, 'store' | 'data' | 'issued' | 'clock'>,
  browser: Browser,
  method: 'sms' | 'email',
): Promise<string[] | null> {
  const to = method === 'sms' ? NUMBER : ANN.email;
  // Later than all earlier codes, so that this is the latest one.
  site.clock.now += 1;
  await browser.send('addMethod', { method, to, password: ANN.password });
  const code = await latestCode(site);
  const { user, backupCodes } = await browser.send('confirmMethod', { method, code });
  expect(user.twoFactorEnabled).toBe(true);
  return backupCodes;
}
