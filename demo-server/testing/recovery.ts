import { expect, vi } from 'vitest';
import type { RecoverySettings } from '../recovery/settings.ts';
import { DEFAULT_RECOVERY } from '../recovery/settings.ts';
import { hashToken } from '../sessions/token.ts';
import type { Browser } from './browser.ts';
import { keysOf, lettersTo, tokenIn } from './letters.ts';
import { noticesTo } from './records.ts';
import { ANN, siteWithAnnEnrolled, type TestSite } from './test-site.ts';

export type RecoverySite = Awaited<ReturnType<typeof siteForRecovery>>;

/** Starts a site where Ann has a second factor and two verified addresses. */
export async function siteForRecovery(settings: Partial<RecoverySettings> = {}) {
  const site = await siteWithAnnEnrolled({ recovery: { ...DEFAULT_RECOVERY, ...settings } });
  const { id } = (await site.store.users.byEmail(ANN.email)) ?? { id: '' };
  const second = await site.store.addresses.insert({
    userId: id,
    email: 'ann@elsewhere.example',
    now: site.clock.now,
  });
  for (const address of await site.store.addresses.of(id)) {
    await site.store.addresses.verify(address.id, site.clock.now);
  }
  return { ...site, keys: keysOf(site), userId: id, secondAddressId: second?.id ?? '' };
}

/** Requests links in the second step of a sign-in. @returns the tokens for all addresses */
export async function linksFor(site: RecoverySite): Promise<{ use: string[]; cancel: string[] }> {
  const all = () => lettersTo(site, ANN.email, 'recovery-link');
  const before = new Set((await all()).map(({ details }) => details.path));
  await (await site.pending()).send('requestOwnRecovery');
  const letters = (await all()).filter(({ details }) => !before.has(details.path));
  return {
    use: letters.map(({ details }) => tokenIn(details.path)),
    cancel: letters.map(({ details }) => tokenIn(details.cancelPath)),
  };
}

/** Requests links and returns one of them. */
export async function oneLink(site: RecoverySite): Promise<string> {
  const [token] = (await linksFor(site)).use;
  if (token === undefined) throw new Error('No link was mailed.');
  return token;
}

/** Returns the tokens of Ann's links for setting up a second factor after a reset that can still be used. */
export async function enrolmentLinks(
  site: Pick<TestSite, 'store' | 'data' | 'issued' | 'clock'>,
): Promise<string[]> {
  const tokens: string[] = [];
  for (const { details } of await lettersTo(site, ANN.email, 'enrolment-link')) {
    const token = tokenIn(details.path);
    if (await site.store.mailedLinks.usable(hashToken(token), 'enrol-anew', site.clock.now))
      tokens.push(token);
  }
  return tokens;
}

/** Resets Ann's second factor with a mailed link. @returns the browser that used it */
export async function resetByMail(site: RecoverySite): Promise<Browser> {
  const browser = site.newBrowser();
  await browser.send('redeemRecovery', { token: await oneLink(site), password: ANN.password });
  return browser;
}

/** Waits until the desk has handled all requests. */
export async function deskIsEmpty({ store }: Pick<TestSite, 'store'>): Promise<void> {
  await vi.waitFor(async () => expect(await store.recoveries.asks(10)).toEqual([]), { timeout: 5000 });
}

/** Returns how many notices of a kind the owner got, over all addresses. */
export async function noticesOf(site: Pick<TestSite, 'store'>, kind: string): Promise<number> {
  return (await noticesTo(site.store)).filter((notice) => notice === kind).length;
}
