import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { type RouteName, routes } from '../contract/index.ts';
import { type Browser, readRefusal } from '../testing/browser.ts';
import { auditOf } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, authenticator, startTestSite } from '../testing/test-site.ts';
import { DEFAULT_POLICY } from './policy.ts';

/** The access levels, apart from `anyone`, that are open while a second factor must be set up. */
const OPEN_TO_ENROLLING = ['pending', 'enrolling'];

async function siteWithAnn() {
  const site = await startTestSite();
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  const { id } = (await site.store.users.byEmail(ANN.email)) ?? { id: '' };
  return { ...site, ann, id };
}

test('after a recovery, a session can only use the routes for enrolment', async () => {
  const { ann, store, clock, id } = await siteWithAnn();
  await store.users.setMustEnrolSince(id, clock.now);

  const guarded = Object.values(routes).filter(({ access }) => access !== 'anyone');
  const closed = guarded.filter(({ access }) => !OPEN_TO_ENROLLING.includes(access));
  expect(closed.length).toBeGreaterThan(10);
  for (const { method, path } of closed) {
    expect({ path, ...(await refusalOf(ann, method, path)) }).toMatchObject({
      path,
      status: 403,
      code: 'ENROLMENT_REQUIRED',
    });
  }
  expect((await ann.send('getSession'))?.user.mustEnrol).toEqual({
    because: 'recovery',
    dueAt: new Date(clock.now).toISOString(),
    mayGoOnWithout: true,
  });
});

test('setting up a second factor gives access to everything again', async () => {
  const { ann, store, clock, id } = await siteWithAnn();
  await store.users.setMustEnrolSince(id, clock.now);
  const { totpURI } = await ann.send('beginEnrolment', { password: ANN.password });
  const { user } = await ann.send('verifyTotp', { code: authenticator(totpURI)(clock.now) });
  expect(user).toMatchObject({ twoFactorEnabled: true, mustEnrol: null });
  await ann.send('listSessions');
  expect((await store.users.byId(id))?.mustEnrolSince).toBeNull();
});

test('if the policy allows it, a user may continue without a second factor, with an audit entry', async () => {
  const { ann, store, clock, id } = await siteWithAnn();
  await store.users.setMustEnrolSince(id, clock.now);
  expect((await ann.send('goOnWithout')).user.mustEnrol).toBeNull();
  await ann.send('listSessions');
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'went-on-without', outcome: 'success' });
  // A second call changes nothing and writes no entry.
  await ann.send('goOnWithout');
  expect((await auditOf(store)).filter(({ kind }) => kind === 'went-on-without')).toHaveLength(1);
});

test('if the policy requires a second factor, a user cannot continue without one', async () => {
  const { ann, store, clock, id } = await siteWithAnn();
  await store.users.setMustEnrolSince(id, clock.now);
  const changed = { changedAt: clock.now, changedBy: null, since: clock.now };
  await store.policy.replace({
    ...DEFAULT_POLICY,
    ...changed,
    version: 1,
    requirement: 'everyone',
    graceDays: 30,
  });
  expect(await ann.refusal('goOnWithout')).toMatchObject({ status: 403, code: 'FACTOR_DEMANDED' });
  expect(await ann.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
});

test('a policy restricts accounts without a factor exactly when their grace period ends', async () => {
  const { ann, store, clock, newBrowser } = await siteWithAnn();
  const since = clock.now + DAY;
  const changed = { changedAt: since, changedBy: null, since };
  await store.policy.replace({
    ...DEFAULT_POLICY,
    ...changed,
    version: 1,
    requirement: 'everyone',
    graceDays: 2,
  });
  clock.now = since + 2 * DAY - 1;
  await ann.send('listSessions');
  expect((await ann.send('getSession'))?.user.mustEnrol).toEqual({
    because: 'policy',
    dueAt: new Date(since + 2 * DAY).toISOString(),
    mayGoOnWithout: false,
  });
  clock.now += 1;
  expect(await ann.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });

  // Signing in again changes nothing. A new account has its own grace period.
  await ann.send('signInEmail', ANN_SIGN_IN);
  expect(await ann.refusal('revokeOtherSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
  const bob = newBrowser();
  await bob.send('signUpEmail', { ...ANN, email: 'bob@example.com' });
  await bob.send('listSessions');
});

test('a requirement for a role includes higher roles, from the time they were given', async () => {
  const { ann, store, clock, id } = await siteWithAnn();
  const changed = { changedAt: clock.now, changedBy: null, since: clock.now };
  await store.policy.replace({
    ...DEFAULT_POLICY,
    ...changed,
    version: 1,
    requirement: 'role',
    leastRole: 'support',
    graceDays: 1,
  });
  clock.now += 2 * DAY;
  await ann.send('listSessions');
  await store.users.changeRole(id, 'admin', clock.now);
  await ann.send('listSessions');
  clock.now += DAY;
  expect(await ann.refusal('listSessions')).toMatchObject({ code: 'ENROLMENT_REQUIRED' });
});

test('if sensitive actions require a factor, an account without one can do everything else', async () => {
  const { ann, store, clock } = await siteWithAnn();
  expect(await ann.refusal('dangerousAction')).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  const changed = { changedAt: clock.now, changedBy: null, since: clock.now };
  await store.policy.replace({ ...DEFAULT_POLICY, ...changed, version: 1, requirement: 'sensitive' });
  expect(await ann.refusal('dangerousAction')).toMatchObject({ status: 403, code: 'SECOND_FACTOR_NEEDED' });
  const sensitive = Object.values(routes).filter((route) => 'isSensitive' in route);
  expect(sensitive.map(({ path }) => path)).toContain('/api/auth/change-password');
  for (const { method, path } of sensitive) {
    expect({ path, ...(await refusalOf(ann, method, path)) }).toMatchObject({
      path,
      code: 'SECOND_FACTOR_NEEDED',
    });
  }
  await ann.send('listSessions');
  expect((await ann.send('getSession'))?.user.mustEnrol).toBeNull();

  // With a factor, the usual rules apply.
  const { totpURI } = await ann.send('beginEnrolment', { password: ANN.password });
  await ann.send('verifyTotp', { code: authenticator(totpURI)(clock.now) });
  await ann.send('dangerousAction');
});

test('of several policy changes at once, one succeeds', async () => {
  const { store, clock } = await startTestSite();
  const next = { ...DEFAULT_POLICY, changedAt: clock.now, changedBy: null, since: clock.now };
  const first = await Promise.all(
    [1, 2, 3].map((graceDays) => store.policy.replace({ ...next, version: 1, graceDays })),
  );
  expect(first.filter(Boolean)).toHaveLength(1);
  const second = await Promise.all(
    [4, 5, 6].map((graceDays) => store.policy.replace({ ...next, version: 2, graceDays })),
  );
  expect(second.filter(Boolean)).toHaveLength(1);
  expect(await store.policy.read()).toMatchObject({ version: 2 });
});

test('the guard knows the access level of every route', () => {
  const known = ['anyone', 'pending', 'enrolling', 'full', 'proven', 'support', 'admin'];
  const names = Object.keys(routes) as RouteName[];
  expect(names.filter((name) => !known.includes(routes[name].access))).toEqual([]);
});

async function refusalOf(browser: Browser, method: string, path: string) {
  const response = await browser.copy().fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(method === 'POST' && { body: '{"code":"123456","password":"a password"}' }),
  });
  return readRefusal(response);
}
