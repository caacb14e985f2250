import { expect, test, vi } from 'vitest';
import { DAY, HOUR } from '../../shared/durations.ts';
import { PATIENCE } from '../../shared/testing/patience.ts';
import { readRefusal } from '../testing/browser.ts';
import { lettersTo, tokenIn } from '../testing/letters.ts';
import { auditOf } from '../testing/records.ts';
import {
  enrolmentLinks,
  linksFor,
  noticesOf,
  oneLink,
  type RecoverySite,
  siteForRecovery,
} from '../testing/recovery.ts';
import { ANN, ANN_SIGN_IN, wrongCode } from '../testing/test-site.ts';
import { carryOutDueResets } from './carry-out.ts';

const waitMs = DAY;
const { password } = ANN;

async function used(site: RecoverySite): Promise<string> {
  const token = await oneLink(site);
  await site.newBrowser().send('redeemRecovery', { token, password });
  return token;
}

async function cancelTokens(site: RecoverySite): Promise<string[]> {
  const letters = await lettersTo(site, ANN.email, 'recovery-waiting');
  return letters.map(({ details }) => tokenIn(details.cancelPath));
}

async function isReset(site: RecoverySite): Promise<boolean> {
  return (await site.store.users.byId(site.userId))?.mustEnrolSince !== null;
}

test('the factor works until the waiting period ends, and every address is told when that is', async () => {
  const site = await siteForRecovery({ waitMs });
  const token = await oneLink(site);
  const browser = site.newBrowser();
  const dueAt = new Date(site.clock.now + waitMs).toISOString();
  expect((await browser.send('viewRecovery', { token })).waitHours).toBe(24);
  expect(await browser.send('redeemRecovery', { token, password })).toEqual({ dueAt });
  expect(await browser.send('viewRecovery', { token })).toMatchObject({ state: 'waiting', dueAt });

  const letters = await lettersTo(site, ANN.email, 'recovery-waiting');
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual(['ann@elsewhere.example', ANN.email]);
  expect(letters[0]?.details.dueAt).toBe(site.clock.now + waitMs);
  expect(await site.ann.send('getSession')).not.toBeNull();
  expect((await site.ann.send('getRecoverySettings')).dueAt).toBe(dueAt);
  const pending = await site.pending();
  expect((await pending.send('getRecoveryWays')).dueAt).toBe(dueAt);

  site.clock.now += waitMs - 1;
  await carryOutDueResets(site, site.clock.now);
  expect(await isReset(site)).toBe(false);
  site.clock.now += 1;
  // The server resets it in the background.
  await vi.waitFor(async () => expect(await isReset(site)).toBe(true), PATIENCE);
  expect(await site.ann.send('getSession')).toBeNull();
  expect(await browser.send('viewRecovery', { token })).toMatchObject({ state: 'done' });
  expect(await noticesOf(site, 'second-factor-reset')).toBe(2);
  // Even the browser that used the link needs the one that was sent after the wait.
  expect(await browser.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({
    code: 'ENROLMENT_LINK_REQUIRED',
  });
  const [enrolmentToken] = await enrolmentLinks(site);
  await browser.send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken });
  expect(await browser.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
});

test('of several servers, one carries out a due reset', async () => {
  const site = await siteForRecovery({ waitMs });
  await used(site);
  site.clock.now += waitMs;
  await Promise.all(Array.from({ length: 20 }, () => carryOutDueResets(site, site.clock.now)));
  const resets = (await auditOf(site.store)).filter(({ kind }) => kind === 'second-factor-reset');
  expect(resets).toHaveLength(1);
  expect(await noticesOf(site, 'second-factor-reset')).toBe(2);
});

test('the link in each notice cancels the reset once, without a session; opening it changes nothing', async () => {
  const site = await siteForRecovery({ waitMs });
  const token = await used(site);
  const [first = '', second = ''] = await cancelTokens(site);
  const browser = site.newBrowser();
  for (const method of ['GET', 'HEAD']) {
    await browser.fetch(`/recovery/cancel?token=${first}`, { method });
    await browser.fetch('/api/auth/recovery/cancel', { method });
  }
  expect((await browser.send('viewRecovery', { token })).state).toBe('waiting');

  const cancelled = await browser.call('cancelRecovery', { token: first });
  expect(await cancelled.json()).toEqual({ wasUsed: true });
  expect(cancelled.headers.getSetCookie()).toEqual([]);
  for (const spent of [first, second]) {
    expect(await browser.refusal('cancelRecovery', { token: spent })).toMatchObject({
      status: 410,
      code: 'RECOVERY_CANCEL_LINK_INVALID',
    });
  }
  expect(await browser.refusal('viewRecovery', { token })).toMatchObject({ status: 410 });
  expect((await auditOf(site.store)).at(-1)).toMatchObject({ kind: 'recovery-cancelled' });
  expect(await noticesOf(site, 'recovery-cancelled')).toBe(2);

  site.clock.now += waitMs;
  await carryOutDueResets(site, site.clock.now);
  expect(await isReset(site)).toBe(false);
  expect(await site.ann.send('getSession')).not.toBeNull();
});

test('of 20 cancellations at once, one succeeds', async () => {
  const site = await siteForRecovery({ waitMs });
  await used(site);
  const tokens = await cancelTokens(site);
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      site.newBrowser().call('cancelRecovery', { token: tokens[index % 2] }),
    ),
  );
  const refusals = await Promise.all(replies.filter(({ status }) => status !== 200).map(readRefusal));
  expect(refusals.map(({ code }) => code)).toEqual(Array(19).fill('RECOVERY_CANCEL_LINK_INVALID'));
  expect(await noticesOf(site, 'recovery-cancelled')).toBe(2);
});

test('of a cancellation and a reset at once, one happens', async () => {
  const site = await siteForRecovery({ waitMs });
  await used(site);
  const [token = ''] = await cancelTokens(site);
  site.clock.now += waitMs;
  const [reply] = await Promise.all([
    site.newBrowser().call('cancelRecovery', { token }),
    carryOutDueResets(site, site.clock.now),
  ]);
  expect(await isReset(site)).toBe(reply.status !== 200);
});

test('an unused link is cancelled by the second link of the same mail', async () => {
  const site = await siteForRecovery();
  const { use, cancel } = await linksFor(site);
  const browser = site.newBrowser();
  // Neither link can do what the other one does.
  expect(await browser.refusal('cancelRecovery', { token: use[0] })).toMatchObject({ status: 410 });
  expect(await browser.refusal('redeemRecovery', { token: cancel[0], password })).toMatchObject({
    status: 410,
  });
  expect(await browser.send('cancelRecovery', { token: cancel[1] ?? '' })).toEqual({ wasUsed: false });
  expect(await browser.refusal('redeemRecovery', { token: use[0], password })).toMatchObject({ status: 410 });
});

test('a signed-in user cancels the reset without a link', async () => {
  const site = await siteForRecovery({ waitMs });
  expect(await site.ann.refusal('cancelOwnRecovery')).toMatchObject({ code: 'RECOVERY_NOT_FOUND' });
  await used(site);
  await site.ann.send('cancelOwnRecovery');
  expect((await site.ann.send('getRecoverySettings')).dueAt).toBeNull();
  expect(await site.ann.refusal('cancelOwnRecovery')).toMatchObject({ code: 'RECOVERY_NOT_FOUND' });
});

test('a changed credential revokes a waiting reset', async () => {
  const site = await siteForRecovery({ waitMs });
  const token = await used(site);
  await site.ann.send('generateBackupCodes', { password });
  expect(await site.newBrowser().refusal('viewRecovery', { token })).toMatchObject({ status: 410 });
  site.clock.now += waitMs;
  await carryOutDueResets(site, site.clock.now);
  expect(await isReset(site)).toBe(false);
});

test('confirming the factor cancels a waiting reset', async () => {
  const site = await siteForRecovery({ waitMs });
  const token = await used(site);
  site.clock.now += HOUR;
  // The password alone does not cancel it: the person who used the link has it, too.
  const pending = await site.pending();
  expect((await pending.send('getRecoveryWays')).dueAt).not.toBeNull();
  await pending.send('verifyTotp', { code: site.codeOf(site.clock.now) });
  await vi.waitFor(async () => expect(await noticesOf(site, 'recovery-cancelled')).toBe(2), PATIENCE);
  expect((await auditOf(site.store)).at(-1)).toMatchObject({
    kind: 'recovery-cancelled',
    outcome: 'success',
    reason: 'factor-proven',
  });
  expect((await pending.send('getRecoverySettings')).dueAt).toBeNull();
  expect(await site.newBrowser().refusal('viewRecovery', { token })).toMatchObject({ status: 410 });
  site.clock.now += waitMs;
  await carryOutDueResets(site, site.clock.now);
  expect(await isReset(site)).toBe(false);
});

test('confirming the factor at the last moment keeps it', async () => {
  const site = await siteForRecovery({ waitMs });
  await used(site);
  site.clock.now += waitMs - 1000;
  const pending = await site.pending();
  site.clock.now += 1000;
  const [proof] = await Promise.all([
    pending.call('verifyTotp', { code: site.codeOf(site.clock.now) }),
    carryOutDueResets(site, site.clock.now),
  ]);
  expect(await isReset(site)).toBe(proof.status !== 200);
});

test('another request does not delay a waiting reset, and sends new notices with new links to cancel it', async () => {
  const site = await siteForRecovery({ waitMs });
  const token = await used(site);
  const { dueAt } = await site.newBrowser().send('viewRecovery', { token });
  site.clock.now += HOUR;
  expect(await linksFor(site)).toEqual({ use: [], cancel: [] });
  expect(await site.newBrowser().send('viewRecovery', { token })).toMatchObject({ state: 'waiting', dueAt });
  const tokens = await cancelTokens(site);
  expect(tokens).toHaveLength(4);
  await site.newBrowser().send('cancelRecovery', { token: tokens[3] ?? '' });
  expect(await site.newBrowser().refusal('viewRecovery', { token })).toMatchObject({ status: 410 });
});

test('the count of wrong codes stays while a reset waits, and is cleared by the reset', async () => {
  const site = await siteForRecovery({ waitMs });
  const guesser = await site.pending();
  for (let tries = 0; tries < 3; tries += 1) {
    await guesser.refusal('verifyTotp', { code: wrongCode(site.codeOf, site.clock.now) });
  }
  await used(site);
  const key = `codes:${site.userId}`;
  expect((await site.store.throttles.read(key))?.failures).toBe(4);
  site.clock.now += waitMs;
  await carryOutDueResets(site, site.clock.now);
  expect(await site.store.throttles.read(key)).toBeUndefined();
});
