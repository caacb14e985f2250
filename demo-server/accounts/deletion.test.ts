import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../shared/durations.ts';
import {
  ANN_PHONE,
  ANN_SEEN,
  ANN_WORDS,
  contentOf,
  type FullAccount,
  rowsOf,
  siteWithFullAccount,
} from '../testing/full-account.ts';
import { mailCount, newestMail, tokenIn } from '../testing/mailbox.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { newStaff, STAFF_PASSWORD } from '../testing/staff.ts';
import {
  ANN,
  ANN_SIGN_IN,
  proveAddress,
  STEP_MS,
  siteWithAnnEnrolled,
  startTestSite,
  type TestSite,
} from '../testing/test-site.ts';
import { cancelStaleDeletions, carryOutDeletions, eraseClosedAccounts } from './end-accounts.ts';
import { endProvisionalAccounts } from './provisional.ts';

const { email, password } = ANN;
const GRACE = 14 * DAY;

/** Runs the job as a server does. */
function endAccounts({ store, clock }: Pick<TestSite, 'store' | 'clock'>): Promise<void> {
  const keys = { seal: (text: string) => text } as never;
  return carryOutDeletions({ store, keys, deletionMs: GRACE }, clock.now);
}

/** Moves the clock to the end, by way of the reminder. */
async function untilTheEnd(site: Pick<TestSite, 'store' | 'clock'>): Promise<void> {
  site.clock.now += GRACE - 2 * DAY;
  await endAccounts(site);
  site.clock.now += 3 * DAY;
}

test('a deletion needs the owner, is announced with a link, and the account works until it is kept', async () => {
  const { ann, clock, codeOf, newBrowser, store } = await siteWithAnnEnrolled();
  clock.now += 10 * MINUTE;
  expect(await ann.refusal('requestDeletion', { password })).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  expect(
    await ann.refusal('requestDeletion', { password: 'a wrong one', code: codeOf(clock.now) }),
  ).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  expect(await ann.send('getDeletion')).toEqual({ graceDays: 14, deletesAt: null });
  expect(await ann.refusal('cancelDeletion')).toMatchObject({ code: 'DELETION_NOT_REQUESTED' });

  const { deletesAt } = await ann.send('requestDeletion', { password, code: codeOf(clock.now) });
  expect(new Date(deletesAt).getTime()).toBe(clock.now + GRACE);
  expect(await ann.refusal('requestDeletion', { password })).toMatchObject({ code: 'DELETION_REQUESTED' });
  expect((await auditOf(store)).map(({ kind, outcome }) => `${kind} ${outcome}`)).toContain(
    'deletion-requested success',
  );
  const { text } = await newestMail(ann, email, 'deletion-requested');
  expect(text).toContain('/keep-account#token=');

  // Signing in works, and says so.
  clock.now += STEP_MS;
  const other = newBrowser();
  await other.send('signInEmail', ANN_SIGN_IN);
  expect(await other.send('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({ user: { deletesAt } });

  // The link keeps the account once, in any browser, and opens no session.
  const token = tokenIn({ text });
  const stranger = newBrowser();
  await stranger.send('cancelDeletionByLink', { token });
  expect(await stranger.send('getSession')).toBeNull();
  expect((await ann.send('getSession'))?.user.deletesAt).toBeNull();
  for (const wrong of [token, 'A'.repeat(43), 'short', 7])
    expect(await stranger.refusal('cancelDeletionByLink', { token: wrong })).toMatchObject({
      status: 404,
      code: 'DELETION_LINK_INVALID',
    });
  expect(await noticesTo(store)).toContain('deletion-cancelled');

  // So does a session, without the password.
  await ann.send('requestDeletion', { password });
  await other.send('cancelDeletion');
  const later = tokenIn(await newestMail(ann, email, 'deletion-requested'));
  expect((await stranger.refusal('cancelDeletionByLink', { token: later })).code).toBe(
    'DELETION_LINK_INVALID',
  );
  await untilTheEnd({ store, clock });
  await endAccounts({ store, clock });
  expect(await store.users.byEmail(email)).toBeDefined();
});

test('requests that are taken back and made again are mailed only a few times', async () => {
  const { ann, codeOf, clock, newBrowser } = await siteWithAnnEnrolled();
  await ann.send('stepUp', { code: codeOf(clock.now) });
  for (let times = 0; times < 5; times += 1) {
    await ann.send('requestDeletion', { password });
    await ann.send('cancelDeletion');
  }
  expect(await ann.refusal('requestDeletion', { password })).toMatchObject({
    status: 429,
    code: 'MAIL_SENT_TOO_RECENTLY',
    retryAfter: HOUR / 5 / 1000,
  });
  expect(await mailCount(newBrowser(), email, 'deletion-requested')).toBe(5);
});

test('a changed credential ends the request and its link, and the owner is told', async () => {
  const { ann, clock, store } = await siteWithAnnEnrolled();
  await ann.send('requestDeletion', { password });
  const token = tokenIn(await newestMail(ann, email, 'deletion-requested'));
  await ann.send('changePassword', { currentPassword: password, newPassword: 'another good password' });
  expect((await ann.send('getSession'))?.user.deletesAt).toBeNull();
  expect(await ann.refusal('cancelDeletionByLink', { token })).toMatchObject({
    code: 'DELETION_LINK_INVALID',
  });
  await untilTheEnd({ store, clock });
  await endAccounts({ store, clock });
  expect(await store.users.byEmail(email)).toBeDefined();
  await Promise.all([cancelStaleDeletions(store, clock.now), cancelStaleDeletions(store, clock.now)]);
  expect((await noticesTo(store)).filter((kind) => kind === 'deletion-cancelled')).toHaveLength(1);
  expect((await auditOf(store)).at(-1)).toMatchObject({
    kind: 'deletion-cancelled',
    reason: 'credential-changed',
  });
});

test('a suspension ends the request', async () => {
  const { ann, ada, id, store, clock } = await withDeletionRequested();
  clock.now += 1000;
  await ada.browser.send('suspendPerson', { userId: id, reason: 'Somebody else uses it.' });
  expect((await noticesTo(store)).slice(-2).toSorted()).toEqual(['account-suspended', 'deletion-cancelled']);
  await untilTheEnd({ store, clock });
  await endAccounts({ store, clock });
  expect(await store.users.byEmail(email)).toBeDefined();
  expect(await ann.send('getSession')).toBeNull();
});

test('no clock deletes an account before its owner got the reminder and its whole time', async () => {
  const { ann, clock, store, newBrowser } = await siteWithAnnEnrolled();
  await ann.send('requestDeletion', { password });
  const right = clock.now;
  clock.now += 1000 * DAY;
  await endAccounts({ store, clock });
  await endAccounts({ store, clock });
  expect(await store.users.byEmail(email)).toBeDefined();
  expect(await noticesTo(store)).toContain('deletion-soon');
  clock.now = right;
  await endAccounts({ store, clock });
  const [, letter] = (await store.mailQueue.of((await store.users.byEmail(email))?.id ?? '')).filter(
    ({ kind }) => kind.startsWith('deletion-'),
  );
  const { path } = JSON.parse(letter?.sealedDetails ?? '{}') as { path: string };
  await newBrowser().send('cancelDeletionByLink', { token: tokenIn({ text: path }) });
  expect((await ann.send('getSession'))?.user.deletesAt).toBeNull();
});

/** A full account whose deletion was requested. */
async function withDeletionRequested(): Promise<FullAccount> {
  const site = await siteWithFullAccount();
  await site.ann.send('requestDeletion', { password });
  return site;
}

test('at the end nothing is left that names the person, the address is free, and the last message still arrives', async () => {
  const site = await withDeletionRequested();
  const { ann, ada, id, clock, store, newBrowser } = site;
  // Ann also did something to somebody else.
  await store.users.changeRole(id, 'admin', clock.now);
  await ann.send('changeRole', { userId: ada.id, role: 'admin' });
  await store.audit.record({
    at: clock.now,
    userId: ada.id,
    actorId: id,
    kind: 'role-changed',
    outcome: 'success',
    ...ANN_SEEN,
  });
  await store.users.changeRole(id, 'member', clock.now);
  await store.throttles.reserve(
    `codes:${id}`,
    { slackMs: 0, hardStop: null, forgetAfterMs: null, wait: { step: 1 } },
    clock.now,
  );

  await untilTheEnd(site);
  // Several servers at once, and somebody who keeps the account too late.
  await Promise.all([endAccounts(site), endAccounts(site), endAccounts(site)]);
  expect(await ann.send('getSession')).toBeNull();
  for (const browser of [ann, newBrowser()])
    expect(await browser.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({
      code: 'INVALID_EMAIL_OR_PASSWORD',
    });

  // The log names neither the account nor what it did to others, from that moment on.
  const named = await store.audit.page({}, 500, undefined);
  expect(named.filter((event) => event.userId === id && event.email !== null)).toEqual([]);
  const acts = named.filter(({ actorId }) => actorId === id);
  expect(acts.map(({ actorName }) => actorName)).toEqual(acts.map(() => null));
  expect(acts).not.toEqual([]);
  expect((await store.people.page('', 50, undefined)).map(({ name }) => name)).toEqual(['Ada']);

  // The address is free before the rows are gone, and the new account has nothing of the old one.
  clock.now += MINUTE;
  const again = newBrowser();
  const { user } = await again.send('signUpEmail', { ...ANN, name: 'Somebody', email });
  expect(user.id).not.toBe(id);
  expect((await again.send('readActivity')).events).toHaveLength(1);

  await Promise.all([eraseClosedAccounts(store, clock.now), eraseClosedAccounts(store, clock.now)]);
  const left = (await rowsOf(site)).filter(({ rows }) => rows.length > 0).map(({ table }) => table);
  expect(left.toSorted()).toEqual(['auditEvents', 'outbox', 'users']);
  expect(await mailCount(again, email, 'account-deleted')).toBe(1);
  const { text } = await newestMail(again, email, 'account-deleted');
  expect(text).toContain(`your account ${email}`);
  expect(text).not.toMatch(/closed:|#token/);

  clock.now += 2 * HOUR;
  await eraseClosedAccounts(store, clock.now);
  const kept = (await rowsOf(site)).filter(({ rows }) => rows.length > 0);
  expect(kept.map(({ table }) => table)).toEqual(['auditEvents']);
  for (const row of kept[0]?.rows ?? []) {
    if (row.actor_id === null)
      expect(row).toMatchObject({ address: null, user_agent: null, session_id: null });
  }
  expect(kept[0]?.rows.at(-1)).toBeDefined();
  const events = await store.audit.of(id);
  expect(events.filter(({ kind }) => kind === 'account-ended')).toMatchObject([{ reason: 'asked-by-owner' }]);
  const content = (await contentOf(site)).replaceAll(user.id, '');
  for (const trace of [
    ANN_PHONE,
    ANN_WORDS,
    ANN_SEEN.address,
    ANN_SEEN.userAgent,
    '"Ann"',
    'ann@new.example',
  ])
    expect(content.includes(trace), trace).toBe(false);
  // The id is left only in the log.
  const others = (await contentOf(site)).replace(/\["auditEvents",\[.*?\]\]/s, '');
  expect(others.includes(id)).toBe(false);
});

test('rows are deleted in steps, and a stop in between loses nothing', async () => {
  const site = await withDeletionRequested();
  const { id, clock, store } = site;
  for (let index = 0; index < 30; index += 1)
    await store.audit.record({ at: clock.now, userId: id, kind: 'sign-in', outcome: 'failure', ...ANN_SEEN });
  await untilTheEnd(site);
  await endAccounts(site);
  const steps: number[] = [];
  for (let rows = 1; rows > 0; steps.push(rows)) rows = await store.accountData.eraseSome(id, 7, clock.now);
  expect(Math.max(...steps)).toBe(7);
  expect(steps.length).toBeGreaterThan(8);
  expect((await contentOf(site)).includes(ANN_SEEN.address)).toBe(false);
});

test('of keeping and ending an account at once, one happens', async () => {
  const site = await startTestSite();
  const { store, newBrowser } = site;
  for (let round = 0; round < 6; round += 1) {
    const own = { ...ANN, email: `ann${round}@example.com` };
    const ann = newBrowser();
    await ann.send('signUpEmail', own);
    await proveAddress(site, own.email);
    await ann.send('requestDeletion', { password });
    await untilTheEnd(site);
    await ann.send('signInEmail', own).catch(() => undefined);
    const [kept] = await Promise.all([ann.call('cancelDeletion'), endAccounts(site), endAccounts(site)]);
    const isThere = (await store.users.byEmail(own.email)) !== undefined;
    expect({ round, isThere }).toEqual({ round, isThere: kept.status === 200 });
  }
});

test('the last admin cannot go while there are others, neither now nor at the end', async () => {
  const site = await startTestSite();
  const { clock, store } = site;
  const ada = await newStaff(site, 'Ada', 'admin');
  const eve = await newStaff(site, 'Eve', 'admin');
  const ask = (staff: typeof ada) => staff.browser.call('requestDeletion', { password: STAFF_PASSWORD });
  // Two at once: one stays.
  const answers = await Promise.all([ask(ada), ask(eve)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const [goes, stays] = answers[0]?.status === 200 ? [ada, eve] : [eve, ada];
  expect(await stays.browser.refusal('requestDeletion', { password: STAFF_PASSWORD })).toMatchObject({
    code: 'LAST_ADMIN',
  });
  expect(await stays.browser.refusal('changeRole', { userId: stays.id, role: 'member' })).toMatchObject({
    code: 'LAST_ADMIN',
  });
  expect(
    await goes.browser.refusal('suspendPerson', { userId: stays.id, reason: 'They wanted to go.' }),
  ).toMatchObject({ code: 'LAST_ADMIN' });
  // Written behind the server's back: the other admin is gone at the end.
  await store.users.changeRole(stays.id, 'member', clock.now);
  await untilTheEnd(site);
  await endAccounts(site);
  expect((await store.users.byId(goes.id))?.role).toBe('admin');
  expect((await auditOf(store, goes.email)).at(-1)).toMatchObject({
    kind: 'deletion-cancelled',
    reason: 'last-admin',
  });
});

test('the only account of a site may go, though it is the admin', async () => {
  const site = await startTestSite();
  const ada = await newStaff(site, 'Ada', 'admin');
  await ada.browser.send('requestDeletion', { password: STAFF_PASSWORD });
  await untilTheEnd(site);
  await endAccounts(site);
  await eraseClosedAccounts(site.store, site.clock.now);
  expect(await site.store.users.byEmail(ada.email)).toBeUndefined();
});

test('a suspended account whose address no one confirmed ends without another email, and frees the address', async () => {
  const site = await startTestSite();
  const { clock, store, newBrowser } = site;
  const ada = await newStaff(site, 'Ada', 'admin');
  const { user } = await newBrowser().send('signUpEmail', ANN);
  await ada.browser.send('suspendPerson', { userId: user.id, reason: 'It sends unwanted mail.' });
  const parts = { store, keys: { seal: (text: string) => text } as never, provisionalMs: GRACE };
  for (const wait of [0, 12 * DAY, 4 * DAY]) {
    clock.now += wait;
    await endProvisionalAccounts(parts, clock.now);
  }
  await eraseClosedAccounts(store, clock.now);
  expect(await store.mailQueue.of(user.id)).toEqual([]);
  expect((await store.audit.of(user.id)).at(-1)).toMatchObject({
    kind: 'account-ended',
    reason: 'never-confirmed',
  });
  await newBrowser().send('signUpEmail', ANN);
});
