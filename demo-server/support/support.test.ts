import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { SUPPORT_REQUEST_DAYS } from '../contract/index.ts';
import { lettersTo, tokenIn } from '../testing/letters.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { enrolmentLinks } from '../testing/recovery.ts';
import { newStaff } from '../testing/staff.ts';
import { ANN, ANN_SIGN_IN, STEP_MS, siteWithAnnEnrolled } from '../testing/test-site.ts';

const REASON = 'My phone fell into a lake, and the codes were in it.';
const SEEN = 'Called back at the number on file; the answers fit.';

/** A site where Ann has lost her authenticator. Sam is support; Ada and Eve are admins. */
async function siteWithStaff() {
  const site = await siteWithAnnEnrolled();
  const sam = await newStaff(site, 'Sam', 'support');
  const ada = await newStaff(site, 'Ada', 'admin');
  const eve = await newStaff(site, 'Eve', 'admin');
  const browser = await site.pending();
  return { ...site, sam, ada, eve, browser };
}

/** The same site after Ann's request, with its id. */
async function siteWithRequest() {
  const site = await siteWithStaff();
  await site.browser.send('requestSupport', { reason: REASON });
  const { requests } = await site.sam.browser.send('listSupportRequests');
  const id = requests[0]?.id ?? '';
  return { ...site, id };
}

test('after a request and two approvals, the next sign-in can only use enrolment', async () => {
  const site = await siteWithRequest();
  const { browser, sam, ada, ann, newBrowser, store, id } = site;
  expect((await browser.send('getSupportRequest')).request).toMatchObject({ state: 'open', reason: REASON });
  expect(await noticesTo(store)).toContain('support-requested');

  const seen = await sam.browser.send('viewSupportRequest', undefined, { id });
  expect(seen).toMatchObject({
    reason: REASON,
    isNetworkKnown: true,
    mayApprove: true,
    mayRefuse: true,
    account: { methods: ['totp'], role: 'member' },
  });
  expect(seen.account?.events.map(({ kind }) => kind)).toContain('enrolment');

  const first = await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  expect(first.state).toBe('approved-by-one');
  expect(await noticesTo(store)).toContain('support-approved-once');
  expect(await ann.send('getSession')).not.toBeNull();

  const second = await ada.browser.send('approveSupportRequest', {
    id,
    state: 'approved-by-one',
    reason: 'I have read what Sam wrote; it is she.',
  });
  expect(second.state).toBe('done');
  // The request is closed, so support no longer sees the account's activity.
  const closed = await sam.browser.send('viewSupportRequest', undefined, { id });
  expect(closed).toMatchObject({ state: 'done', reason: REASON, mayRefuse: false, account: null });

  expect(await ann.send('getSession')).toBeNull();
  expect((await browser.send('getSecondStep')).pending).toBeNull();
  const again = newBrowser();
  // The password is not enough, not even in the browser that asked for help.
  const refused = { status: 403, code: 'ENROLMENT_LINK_REQUIRED' };
  expect(await browser.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject(refused);
  const [enrolmentToken] = await enrolmentLinks(site);
  const signedIn = await again.send('signInEmail', { ...ANN_SIGN_IN, enrolmentToken });
  expect(signedIn).toMatchObject({ redirect: false });
  expect(await again.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
  expect((await again.send('getSession'))?.user.mustEnrol).toMatchObject({ because: 'recovery' });

  // The audit log names both, and the owner sees who they were.
  const log = await auditOf(store);
  const actorOf = (kind: string) => log.find((event) => event.kind === kind)?.actorId;
  expect(actorOf('support-approved')).toBe(sam.id);
  expect(actorOf('support-approved-finally')).toBe(ada.id);
  expect(log.find(({ kind }) => kind === 'second-factor-reset')).toMatchObject({
    reason: 'recovery-by-person',
  });
  await again.send('goOnWithout');
  const { events } = await again.send('readActivity');
  expect(events.find(({ kind }) => kind === 'support-approved')).toMatchObject({
    by: 'Sam',
    ipAddress: null,
    userAgent: null,
  });
});

test('a browser that only sent the password does not count as known', async () => {
  const { sam, server, newBrowser } = await siteWithStaff();
  const thief = newBrowser();
  const headers = {
    'User-Agent': 'another browser',
    'Content-Type': 'application/json',
    Origin: server.address,
  };
  const send = (path: string, body: object) =>
    thief.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect((await send('/api/auth/sign-in/email', ANN_SIGN_IN)).status).toBe(200);
  expect((await send('/api/auth/support/request', { reason: REASON })).status).toBe(200);
  const { requests } = await sam.browser.send('listSupportRequests');
  const seen = await sam.browser.send('viewSupportRequest', undefined, { id: requests[0]?.id ?? '' });
  // The test's browsers share one address, from which Ann has completed a sign-in.
  expect(seen).toMatchObject({ isNetworkKnown: true, isBrowserKnown: false });
  expect(seen.openedFrom.userAgent).toBe('another browser');
});

test('the second approval needs another person, who is an admin', async () => {
  const { sam, ada, id, ...site } = await siteWithRequest();
  const sue = await newStaff(site, 'Sue', 'support');
  await ada.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  const second = { id, state: 'approved-by-one', reason: SEEN };
  expect(await ada.browser.refusal('approveSupportRequest', second)).toMatchObject({
    status: 403,
    code: 'ANOTHER_MUST_APPROVE',
  });
  for (const { browser } of [sam, sue]) {
    expect(await browser.refusal('approveSupportRequest', second)).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await browser.send('viewSupportRequest', undefined, { id })).toMatchObject({ mayApprove: false });
  }
});

test('refuses decisions about one’s own request', async () => {
  const { ada, eve, sam, newBrowser } = await siteWithStaff();
  const elsewhere = newBrowser();
  await elsewhere.send('signInEmail', { email: eve.email, password: 'a password for staff' });
  await elsewhere.send('requestSupport', { reason: REASON });
  const { requests } = await eve.browser.send('listSupportRequests');
  const id = requests[0]?.id ?? '';
  expect(await eve.browser.send('viewSupportRequest', undefined, { id })).toMatchObject({
    mayApprove: false,
    mayRefuse: false,
  });
  const own = { status: 403, code: 'OWN_SUPPORT_REQUEST' };
  const first = { id, state: 'open', reason: SEEN };
  expect(await eve.browser.refusal('approveSupportRequest', first)).toMatchObject(own);
  expect(await eve.browser.refusal('refuseSupportRequest', { id, reason: SEEN })).toMatchObject(own);
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  expect(
    await eve.browser.refusal('approveSupportRequest', { ...first, state: 'approved-by-one' }),
  ).toMatchObject(own);
  await ada.browser.send('approveSupportRequest', { id, state: 'approved-by-one', reason: SEEN });
});

test('two accounts with the same verified address count as one person', async () => {
  const { ada, eve, sam, clock, store, id } = await siteWithRequest();
  const share = async (userId: string, email: string) => {
    const address = await store.addresses.insert({ userId, email, now: clock.now });
    return address?.id ?? '';
  };
  // Sam verifies Ann's address. Before that, it does not count.
  const ann = await store.users.byEmail(ANN.email);
  const annsOwn = await store.addresses.primaryOf(ann?.id ?? '');
  await store.addresses.verify(annsOwn?.id ?? '', clock.now);
  const sams = await share(sam.id, ANN.email);
  expect((await sam.browser.send('viewSupportRequest', undefined, { id })).mayApprove).toBe(true);
  await store.addresses.verify(sams, clock.now);
  expect(await sam.browser.send('viewSupportRequest', undefined, { id })).toMatchObject({
    mayApprove: false,
    mayRefuse: false,
  });
  const own = { status: 403, code: 'OWN_SUPPORT_REQUEST' };
  expect(
    await sam.browser.refusal('approveSupportRequest', { id, state: 'open', reason: SEEN }),
  ).toMatchObject(own);
  expect(await sam.browser.refusal('refuseSupportRequest', { id, reason: SEEN })).toMatchObject(own);

  // Two approvals by Ada's two accounts count as one person's, too.
  for (const userId of [ada.id, eve.id])
    await store.addresses.verify(await share(userId, 'ada@elsewhere.example'), clock.now);
  await ada.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  expect((await eve.browser.send('viewSupportRequest', undefined, { id })).mayApprove).toBe(false);
  expect(
    await eve.browser.refusal('approveSupportRequest', { id, state: 'approved-by-one', reason: SEEN }),
  ).toMatchObject({ status: 403, code: 'ANOTHER_MUST_APPROVE' });
});

test('if an approver leaves the staff, the request needs a first approval again', async () => {
  const { sam, ada, eve, store, id } = await siteWithRequest();
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  await ada.browser.send('changeRole', { userId: sam.id, role: 'member' });
  expect(
    await ada.browser.refusal('approveSupportRequest', { id, state: 'approved-by-one', reason: SEEN }),
  ).toMatchObject({ status: 409, code: 'SUPPORT_REQUEST_CHANGED' });
  expect(await ada.browser.send('viewSupportRequest', undefined, { id })).toMatchObject({
    state: 'open',
    first: null,
    mayApprove: true,
  });
  // A change to another role that may approve keeps the approval, and a reset is not undone.
  await eve.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  await ada.browser.send('changeRole', { userId: eve.id, role: 'support' });
  await ada.browser.send('approveSupportRequest', { id, state: 'approved-by-one', reason: SEEN });
  await ada.browser.send('changeRole', { userId: eve.id, role: 'member' });
  expect((await ada.browser.send('viewSupportRequest', undefined, { id })).first?.by?.name).toBe('Eve');
  expect((await auditOf(store)).filter(({ kind }) => kind === 'support-approved')).toHaveLength(2);
});

test('refuses a second approval by a person who has not seen the first', async () => {
  const { sam, ada, id } = await siteWithRequest();
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  expect(
    await ada.browser.refusal('approveSupportRequest', { id, state: 'open', reason: SEEN }),
  ).toMatchObject({ status: 409, code: 'SUPPORT_REQUEST_CHANGED' });
});

test('each decision needs a reason, and each account has at most one open request', async () => {
  const { browser, sam, id } = await siteWithRequest();
  for (const reason of ['', 'ok', ' too few  ', 'x'.repeat(1001), 'a bell \u0007 rings here']) {
    const refused = { status: 400, code: 'MALFORMED_REASON' };
    expect(await sam.browser.refusal('approveSupportRequest', { id, state: 'open', reason })).toMatchObject(
      refused,
    );
    expect(await sam.browser.refusal('refuseSupportRequest', { id, reason })).toMatchObject(refused);
    expect(await browser.refusal('requestSupport', { reason })).toMatchObject(refused);
  }
  expect(await browser.refusal('requestSupport', { reason: REASON })).toMatchObject({
    status: 409,
    code: 'SUPPORT_REQUEST_OPEN',
  });
});

test('of many requests at once one is opened, and of many second approvals one resets the factor', async () => {
  const { browser, sam, ada, eve, store } = await siteWithStaff();
  const asked = await Promise.all(
    Array.from({ length: 5 }, () => browser.copy().call('requestSupport', { reason: REASON })),
  );
  expect(asked.filter(({ status }) => status === 200)).toHaveLength(1);
  const { requests } = await sam.browser.send('listSupportRequests');
  expect(requests).toHaveLength(1);
  const id = requests[0]?.id ?? '';
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });

  const told = await noticesTo(store);
  const approvals = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? ada : eve).browser.copy().call('approveSupportRequest', {
        id,
        state: 'approved-by-one',
        reason: SEEN,
      }),
    ),
  );
  expect(approvals.filter(({ status }) => status === 200)).toHaveLength(1);
  const log = await auditOf(store);
  for (const kind of ['support-approved-finally', 'second-factor-reset']) {
    expect(log.filter((event) => event.kind === kind)).toHaveLength(1);
  }
  const isNew = (kind: string) => kind === 'second-factor-reset';
  expect((await noticesTo(store)).filter(isNew)).toHaveLength(told.filter(isNew).length + 1);
});

test('a cancelled request cannot be approved', async () => {
  const { browser, sam, store, id } = await siteWithRequest();
  await browser.send('cancelSupportRequest');
  expect((await browser.send('getSupportRequest')).request).toBeNull();
  expect(
    await sam.browser.refusal('approveSupportRequest', { id, state: 'open', reason: SEEN }),
  ).toMatchObject({ code: 'SUPPORT_REQUEST_CHANGED' });
  expect(await browser.refusal('cancelSupportRequest')).toMatchObject({ code: 'SUPPORT_REQUEST_NOT_FOUND' });
  expect(await noticesTo(store)).toContain('support-cancelled');
});

test('the link in each mail cancels the request once, without a session; opening it changes nothing', async () => {
  const site = await siteWithRequest();
  const { sam, newBrowser, store, id, server } = site;
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  const letters = [
    ...(await lettersTo(site, ANN.email, 'support-requested')),
    ...(await lettersTo(site, ANN.email, 'support-approved-once')),
  ];
  const tokens = letters.map(({ details }) => tokenIn(details.cancelPath));
  expect(tokens).toHaveLength(2);
  const stolen = await site.database.everything();
  expect(tokens.filter((token) => stolen.includes(token))).toEqual([]);
  for (const method of ['GET', 'HEAD']) await fetch(`${server.address}/support/cancel`, { method });

  const stranger = newBrowser();
  expect(await stranger.refusal('cancelSupportByLink', { token: 'A'.repeat(43) })).toMatchObject({
    status: 404,
    code: 'SUPPORT_LINK_INVALID',
  });
  expect(await stranger.refusal('cancelSupportByLink', { token: 'short' })).toMatchObject({
    code: 'SUPPORT_LINK_INVALID',
  });
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      newBrowser().call('cancelSupportByLink', { token: tokens[index % 2] }),
    ),
  );
  expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await auditOf(store)).filter(({ kind }) => kind === 'support-cancelled')).toHaveLength(1);
  expect(await stranger.send('getSession')).toBeNull();
});

test('a refused request does not change the account, and another can be made', async () => {
  const { browser, ann, sam, store, id } = await siteWithRequest();
  await sam.browser.send('refuseSupportRequest', { id, reason: 'Nobody answered at the number on file.' });
  expect(await ann.send('getSession')).not.toBeNull();
  expect(await noticesTo(store)).toContain('support-refused');
  const { requests } = await sam.browser.send('listSupportRequests', undefined, { closed: 'yes' });
  expect(requests).toMatchObject([{ id, state: 'refused', person: { email: ANN.email } }]);
  expect((await sam.browser.send('viewSupportRequest', undefined, { id })).closed).toMatchObject({
    by: { name: 'Sam' },
    reason: 'Nobody answered at the number on file.',
  });
  await browser.send('requestSupport', { reason: REASON });
});

test('an undecided request expires, even between two approvals', async () => {
  const { sam, clock, store, id, pending, ...site } = await siteWithRequest();
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  clock.now += SUPPORT_REQUEST_DAYS * DAY;
  const late = await newStaff({ ...site, clock, store }, 'Late', 'admin');
  expect(
    await late.browser.refusal('approveSupportRequest', { id, state: 'approved-by-one', reason: SEEN }),
  ).toMatchObject({ code: 'SUPPORT_REQUEST_CHANGED' });
  expect((await late.browser.send('listSupportRequests')).requests).toEqual([]);
  const { requests } = await late.browser.send('listSupportRequests', undefined, { closed: 'yes' });
  expect(requests).toMatchObject([{ id, state: 'expired' }]);
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'support-cancelled', reason: 'expired' });

  const browser = await pending();
  expect((await browser.send('getSupportRequest')).request).toBeNull();
  await browser.send('requestSupport', { reason: REASON });
});

test('changing the password closes requests made with the old one', async () => {
  const { ann, sam, store, id, browser } = await siteWithRequest();
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  await ann.send('changePassword', { currentPassword: ANN.password, newPassword: 'a new password of Ann' });
  const { state } = await sam.browser.send('viewSupportRequest', undefined, { id });
  expect(state).toBe('cancelled');
  expect(await sam.browser.refusal('refuseSupportRequest', { id, reason: SEEN })).toMatchObject({
    code: 'SUPPORT_REQUEST_CHANGED',
  });
  expect((await auditOf(store)).at(-1)).toMatchObject({
    kind: 'support-cancelled',
    reason: 'credential-changed',
  });
  expect(await browser.refusal('getSupportRequest')).toMatchObject({ code: 'UNAUTHORIZED' });
});

test('confirming the second factor closes an open request', async () => {
  const { browser, sam, ada, ann, codeOf, clock, store, newBrowser, pending, id } = await siteWithRequest();
  await sam.browser.send('approveSupportRequest', { id, state: 'open', reason: SEEN });
  // The password alone does not close it: the person who asked has it, too.
  clock.now += STEP_MS;
  await pending();
  expect((await browser.send('getSupportRequest')).request).not.toBeNull();

  const found = await pending();
  await found.send('verifyTotp', { code: codeOf(clock.now) });
  expect((await browser.send('getSupportRequest')).request).toBeNull();
  expect(
    await ada.browser.refusal('approveSupportRequest', { id, state: 'approved-by-one', reason: SEEN }),
  ).toMatchObject({ code: 'SUPPORT_REQUEST_CHANGED' });
  expect(await ann.send('getSession')).not.toBeNull();
  expect((await ada.browser.send('viewSupportRequest', undefined, { id })).state).toBe('cancelled');
  expect(await auditOf(store)).toContainEqual(
    expect.objectContaining({ kind: 'support-cancelled', reason: 'factor-proven' }),
  );

  // Another request can be made, and stays open until the factor is confirmed again.
  await browser.send('requestSupport', { reason: REASON });
  expect(await newBrowser().send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
  expect((await browser.send('getSupportRequest')).request).not.toBeNull();
});

test.each(['a backup code', 'a step-up'])('%s closes an open request, too', async (proof) => {
  const { ann, sam, codeOf, backupCodes, clock, pending, id } = await siteWithRequest();
  clock.now += STEP_MS;
  if (proof === 'a step-up') await ann.send('stepUp', { code: codeOf(clock.now) });
  else await (await pending()).send('verifyBackupCode', { code: backupCodes[0] ?? '' });
  expect(
    await sam.browser.refusal('approveSupportRequest', { id, state: 'open', reason: SEEN }),
  ).toMatchObject({ code: 'SUPPORT_REQUEST_CHANGED' });
});

test('the approving write itself checks the credential epoch', async () => {
  const { sam, store, id } = await siteWithRequest();
  const user = await store.users.byEmail(ANN.email);
  await store.users.nextEpoch(user?.id ?? '');
  expect(
    await sam.browser.refusal('approveSupportRequest', { id, state: 'open', reason: SEEN }),
  ).toMatchObject({ code: 'SUPPORT_REQUEST_CHANGED' });
});

test('refuses a request without a second factor', async () => {
  const { newBrowser } = await siteWithStaff();
  const bob = newBrowser();
  await bob.send('signUpEmail', { name: 'Bob', email: 'bob@example.com', password: 'another password' });
  expect(await bob.refusal('requestSupport', { reason: REASON })).toMatchObject({
    code: 'TWO_FACTOR_NOT_ENABLED',
  });
});
