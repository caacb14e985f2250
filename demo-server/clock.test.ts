import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/durations.ts';
import { endExpired, trimAudit } from './housekeeping.ts';
import { readRefusal } from './testing/browser.ts';
import { newestMail, tokenIn } from './testing/mailbox.ts';
import { auditOf } from './testing/records.ts';
import { linksFor, oneLink, siteForRecovery } from './testing/recovery.ts';
import { newStaff } from './testing/staff.ts';
import {
  ANN,
  ANN_SIGN_IN,
  STEP_MS,
  siteWithAnnEnrolled,
  type TestSite,
  wrongCode,
} from './testing/test-site.ts';

const { password } = ANN;
const NEW = 'a wholly new password';

/**
 * Sets the clock to an earlier time. The later clock has filled the limits, so requests are refused until the longest
 * waits are over: this waits as long as each refusal says.
 */
async function setBack({ clock, newBrowser }: TestSite, to: number): Promise<void> {
  clock.now = to;
  for (let refusals = 0; refusals < 5; refusals += 1) {
    const answer = await newBrowser().call('signInEmail', ANN_SIGN_IN);
    if (answer.status !== 429) return;
    const { retryAfter = 0 } = await readRefusal(answer);
    expect(retryAfter).toBeLessThanOrEqual(3600);
    clock.now += retryAfter * 1000 + MINUTE;
  }
  throw new Error('Waiting did not help.');
}

test('after a reset by mail, a clock that is set back does not make a mailbox enough', async () => {
  const site = await siteForRecovery();
  site.clock.now += HOUR;
  await (await site.pending()).send('verifyTotp', { code: site.codeOf(site.clock.now) });
  await setBack(site, site.clock.now - 20 * MINUTE);
  const thief = site.newBrowser();
  await thief.send('requestPasswordReset', { email: ANN.email });
  const token = tokenIn(await newestMail(thief, ANN.email, 'reset-password'));
  await thief.send('resetPassword', { token, newPassword: NEW });
  await thief.send('signInEmail', { email: ANN.email, password: NEW });
  expect(await thief.refusal('requestOwnRecovery')).toMatchObject({ code: 'PASSWORD_CAME_BY_MAIL' });
});

test.each([-20 * MINUTE, 0, 3 * DAY])(
  'a proof after the link was used cancels the reset, whatever the clock says (%i ms)',
  async (jump) => {
    const site = await siteForRecovery({ waitMs: DAY });
    site.clock.now += HOUR;
    const token = await oneLink(site);
    await site.newBrowser().send('redeemRecovery', { token, password });
    const pending = await site.pending();
    // The clock jumps, the authenticator’s with it; the next round of the server sees the proof first.
    if (jump < 0) await setBack(site, site.clock.now + jump);
    await pending.send('verifyTotp', { code: site.codeOf(site.clock.now + STEP_MS) });
    site.clock.now += DAY + Math.max(jump, 0);
    const kinds = async () => (await auditOf(site.store)).map(({ kind }) => kind);
    await expect.poll(kinds).toContain('recovery-cancelled');
    expect((await site.store.users.byId(site.userId))?.mustEnrolSince).toBeNull();
  },
);

test('after a reset, only enrolment is open, even if the clock was set back since', async () => {
  const site = await siteForRecovery();
  await site.store.users.setMustEnrolSince(site.userId, site.clock.now + DAY);
  const key = await site.store.authenticators.of(site.userId);
  await site.store.authenticators.remove(key?.id ?? '');
  site.clock.now += 10 * MINUTE;
  expect(await site.ann.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
});

test('what has expired once stays expired when the clock is set back', async () => {
  const site = await siteForRecovery();
  const { clock, store, newBrowser } = site;
  const trusted = await site.pending();
  await trusted.send('verifyTotp', { code: site.codeOf(clock.now), trustDevice: true });
  await newBrowser().send('requestPasswordReset', { email: ANN.email });
  const reset = tokenIn(await newestMail(newBrowser(), ANN.email, 'reset-password'));
  const [recovery = ''] = (await linksFor(site)).use;
  const other = await site.pending();
  await other.send('verifyTotp', { code: site.codeOf(clock.now + STEP_MS) });
  await other.send('dangerousAction');
  const before = clock.now;

  // Seen too late by a request.
  clock.now += 6 * MINUTE;
  expect(await other.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  clock.now = before;
  expect(await other.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  clock.now = before + 2 * HOUR;
  const late = { token: reset, newPassword: NEW };
  expect(await newBrowser().refusal('resetPassword', late)).toMatchObject({ code: 'INVALID_TOKEN' });
  expect(await newBrowser().refusal('redeemRecovery', { token: recovery, password })).toMatchObject({
    code: 'RECOVERY_LINK_INVALID',
  });
  clock.now = before + 31 * DAY;
  expect(await site.ann.send('getSession')).toBeNull();
  trusted.forgetSession();
  expect(await trusted.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
  await setBack(site, before);
  expect(await newBrowser().refusal('resetPassword', late)).toMatchObject({ code: 'INVALID_TOKEN' });
  expect(await newBrowser().refusal('redeemRecovery', { token: recovery, password })).toMatchObject({
    code: 'RECOVERY_LINK_INVALID',
  });
  expect(await site.ann.send('getSession')).toBeNull();

  // Seen too late by the round that each server makes every minute.
  expect(await other.send('getSession')).not.toBeNull();
  await endExpired(store, before + 31 * DAY);
  expect(await other.send('getSession')).toBeNull();
});

test('a grace period that has ended does not begin again when the clock is set back', async () => {
  const site = await siteWithAnnEnrolled();
  const { browser: eve } = await newStaff(site, 'Eve', 'admin');
  const bob = site.newBrowser();
  await bob.send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  await eve.send('changePolicy', { version: 0, requirement: 'everyone', leastRole: null, graceDays: 3 });
  await bob.send('listSessions');
  site.clock.now += 3 * DAY;
  expect(await bob.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
  site.clock.now -= 3 * DAY;
  expect(await bob.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
  // A policy that gives more time gives it.
  await eve.send('changePolicy', { version: 1, requirement: 'everyone', leastRole: null, graceDays: 9 });
  await bob.send('listSessions');
});

test('a clock that was ahead for a while locks nobody out for longer than the longest wait', async () => {
  const site = await siteWithAnnEnrolled();
  const { clock, codeOf } = site;
  const before = clock.now;
  clock.now += 365 * DAY;
  for (let tries = 0; tries < 2; tries += 1) {
    const browser = await site.pending();
    for (let codes = 0; codes < 4; codes += 1)
      await browser.call('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  }
  await setBack(site, before);
  const browser = await site.pending();
  const refusal = await browser.refusal('verifyTotp', { code: codeOf(clock.now) });
  expect(refusal).toMatchObject({ status: 429 });
  expect(refusal.retryAfter).toBeLessThanOrEqual(3600);
  clock.now += HOUR;
  const later = await site.pending();
  await later.send('verifyTotp', { code: codeOf(clock.now) });
});

test('the audit log is trimmed in small steps, and no rule hangs on it', async () => {
  const site = await siteForRecovery();
  const { store, clock, userId } = site;
  const events = async () => (await store.audit.of(userId)).length;
  const made = await events();
  const entry = { userId, kind: 'sign-in', outcome: 'success', address: null, userAgent: null } as const;
  for (let count = 0; count < 501; count += 1)
    await store.audit.record({ ...entry, at: clock.now - 400 * DAY - 1 - count });
  await trimAudit(store, 400 * DAY, clock.now);
  expect(await events()).toBe(made + 1);
  await trimAudit(store, 400 * DAY, clock.now);
  expect(await events()).toBe(made);
});
