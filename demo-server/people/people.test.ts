import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { type RouteName, routes, STEP_UP_MS } from '../contract/index.ts';
import type { Browser } from '../testing/browser.ts';
import { noticesTo } from '../testing/records.ts';
import { newStaff } from '../testing/staff.ts';
import { ANN, STEP_MS, startTestSite } from '../testing/test-site.ts';

const STAFF_ROUTES = (Object.keys(routes) as RouteName[]).filter((name) =>
  ['support', 'admin'].includes(routes[name].access),
);
const ADMIN_ROUTES = STAFF_ROUTES.filter((name) => routes[name].access === 'admin');

test('all routes under /api/admin are for staff only', () => {
  const open = (Object.keys(routes) as RouteName[]).filter(
    (name) => routes[name].path.startsWith('/api/admin') && !STAFF_ROUTES.includes(name),
  );
  expect(open).toEqual([]);
  expect(STAFF_ROUTES.length).toBeGreaterThan(8);
});

test('each staff route refuses users without the role, without a second factor or without a recent proof', async () => {
  const site = await startTestSite();
  const nobody = site.newBrowser();
  await expectRefusals(nobody, STAFF_ROUTES, 401, 'UNAUTHORIZED');

  const member = await newStaff(site, 'Mia', 'member');
  await expectRefusals(member.browser, STAFF_ROUTES, 403, 'ROLE_REQUIRED');
  const support = await newStaff(site, 'Sam', 'support');
  await expectRefusals(support.browser, ADMIN_ROUTES, 403, 'ROLE_REQUIRED');

  const bare = site.newBrowser();
  const { user } = await bare.send('signUpEmail', ANN);
  await site.store.users.changeRole(user.id, 'admin', site.clock.now);
  await expectRefusals(bare, STAFF_ROUTES, 403, 'STAFF_NEEDS_SECOND_FACTOR');

  const admin = await newStaff(site, 'Ada', 'admin');
  site.clock.now += STEP_UP_MS;
  await expectRefusals(admin.browser, STAFF_ROUTES, 403, 'STEP_UP_REQUIRED');

  const pending = site.newBrowser();
  await pending.send('signInEmail', { email: admin.email, password: 'a password for staff' });
  await expectRefusals(pending, STAFF_ROUTES, 403, 'SECOND_FACTOR_REQUIRED');
});

test('an admin sets the policy with a grace period, and all admins are notified', async () => {
  const site = await startTestSite();
  const { clock, store, newBrowser } = site;
  const ada = await newStaff(site, 'Ada', 'admin');
  const eve = await newStaff(site, 'Eve', 'admin');
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);

  const none = { version: 0, requirement: 'optional', leastRole: null, graceDays: 0, changed: null };
  expect(await ada.browser.send('getPolicy')).toEqual(none);
  const everyone = { requirement: 'everyone', leastRole: null, graceDays: 3 } as const;
  const set = await ada.browser.send('changePolicy', { version: 0, ...everyone });
  expect(set).toMatchObject({ version: 1, ...everyone, changed: { by: { name: 'Ada' } } });
  for (const { email } of [ada, eve]) expect(await noticesTo(store, email)).toContain('policy-changed');
  expect((await store.audit.of(ada.id)).at(-1)).toMatchObject({
    kind: 'policy-changed',
    reason: 'demanded-of-everyone',
  });

  // Another admin saw the earlier version: their change does not overwrite this one.
  expect(await eve.browser.refusal('changePolicy', { version: 0, ...everyone })).toMatchObject({
    status: 409,
    code: 'POLICY_CHANGED',
  });

  const dueAt = new Date(clock.now + 3 * DAY).toISOString();
  expect((await ann.send('getSession'))?.user.mustEnrol).toMatchObject({ because: 'policy', dueAt });
  // A longer grace period counts from the time the requirement started.
  clock.now += 2 * STEP_MS;
  await eve.browser.send('changePolicy', { version: 1, ...everyone, graceDays: 4 });
  const later = new Date(clock.now - 2 * STEP_MS + 4 * DAY).toISOString();
  expect((await ann.send('getSession'))?.user.mustEnrol?.dueAt).toBe(later);
});

test('refuses contradictory policies', async () => {
  const site = await startTestSite();
  const ada = await newStaff(site, 'Ada', 'admin');
  const good = { version: 0, requirement: 'role', leastRole: 'support', graceDays: 1 };
  for (const wrong of [
    { leastRole: null },
    { requirement: 'everyone' },
    { requirement: 'nobody' },
    { graceDays: -1 },
    { graceDays: 1.5 },
    { graceDays: 366 },
    { leastRole: 'owner' },
  ]) {
    expect(await ada.browser.refusal('changePolicy', { ...good, ...wrong })).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
    });
  }
  await ada.browser.send('changePolicy', { ...good, requirement: 'role', leastRole: 'support' });
});

test('a role changes at once and its user is notified; the last admin keeps the role', async () => {
  const site = await startTestSite();
  const ada = await newStaff(site, 'Ada', 'admin');
  const sam = await newStaff(site, 'Sam', 'support');
  await sam.browser.send('listSupportRequests');
  await ada.browser.send('changeRole', { userId: sam.id, role: 'member' });
  expect(await sam.browser.refusal('listSupportRequests')).toMatchObject({ code: 'ROLE_REQUIRED' });
  expect(await noticesTo(site.store, sam.email)).toContain('role-changed');
  expect((await site.store.audit.of(sam.id)).at(-1)).toMatchObject({
    kind: 'role-changed',
    reason: 'now-member',
    actorId: ada.id,
  });

  const toMember = { userId: ada.id, role: 'member' };
  expect(await ada.browser.refusal('changeRole', toMember)).toMatchObject({
    status: 409,
    code: 'LAST_ADMIN',
  });
  expect(await ada.browser.refusal('changeRole', { userId: 'nobody', role: 'admin' })).toMatchObject({
    status: 404,
    code: 'PERSON_NOT_FOUND',
  });
  await ada.browser.send('listPeople');
});

test('all other admins are notified of changes to the staff, so that none adds an accomplice unseen', async () => {
  const site = await startTestSite();
  const ada = await newStaff(site, 'Ada', 'admin');
  const eve = await newStaff(site, 'Eve', 'admin');
  const mallory = await newStaff(site, 'Mallory', 'member');
  await eve.browser.send('changeRole', { userId: mallory.id, role: 'admin' });
  expect(await noticesTo(site.store, ada.email)).toContain('staff-changed');
  expect(await noticesTo(site.store, eve.email)).toContain('staff-changed');
  expect(await noticesTo(site.store, mallory.email)).not.toContain('staff-changed');
  const told = await site.store.mailQueue.of(ada.id);
  expect(JSON.parse(told.find(({ kind }) => kind === 'staff-changed')?.details ?? '{}')).toEqual({
    email: mallory.email,
    role: 'admin',
    by: 'Eve',
  });

  // A former admin is notified of their own role only.
  await ada.browser.send('changeRole', { userId: eve.id, role: 'member' });
  await ada.browser.send('changeRole', { userId: mallory.id, role: 'member' });
  const staffNews = (await noticesTo(site.store, eve.email)).filter((kind) => kind === 'staff-changed');
  expect(staffNews).toHaveLength(1);
});

test('if two admins remove each other’s role at once, one remains', async () => {
  const site = await startTestSite();
  const ada = await newStaff(site, 'Ada', 'admin');
  const eve = await newStaff(site, 'Eve', 'admin');
  const results = await Promise.all([
    ada.browser.call('changeRole', { userId: eve.id, role: 'member' }),
    eve.browser.call('changeRole', { userId: ada.id, role: 'member' }),
  ]);
  expect(results.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(await site.store.users.countLastingAdmins()).toBe(1);
});

test('finds accounts by part of name or address, in pages and without secrets', async () => {
  const site = await startTestSite();
  const ada = await newStaff(site, 'Ada', 'admin');
  for (let index = 0; index < 22; index += 1) {
    site.clock.now += 1;
    const at = site.clock.now;
    await site.store.users.insert({
      id: `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
      name: `Person ${index}`,
      email: `p${index}@example.com`,
      passwordHash: 'a-hash-that-nobody-sees',
      credentialEpoch: 0,
      createdAt: at,
      updatedAt: at,
    });
  }
  const first = await ada.browser.send('listPeople');
  expect(first.people).toHaveLength(20);
  expect(first.people[0]).toMatchObject({
    name: 'Person 21',
    role: 'member',
    methods: [],
    lastSignInAt: null,
  });
  expect(JSON.stringify(first)).not.toContain('a-hash');
  const second = await ada.browser.send('listPeople', undefined, { before: first.next ?? '' });
  expect(second.people.map(({ name }) => name)).toEqual(['Person 1', 'Person 0', 'Ada']);
  expect(second).toMatchObject({ next: null, people: [{}, {}, { methods: ['totp'] }] });

  const names = async (search: string) =>
    (await ada.browser.send('listPeople', undefined, { search })).people.map(({ name }) => name);
  expect(await names('PERSON 2')).toEqual(['Person 21', 'Person 20', 'Person 2']);
  expect(await names('p7@')).toEqual(['Person 7']);
  // SQL wildcards stand for themselves.
  expect(await names('%')).toEqual([]);
  expect(await names('p_@example')).toEqual([]);
});

test('the audit log can be read by account and kind, with the names of the actors', async () => {
  const site = await startTestSite();
  const ada = await newStaff(site, 'Ada', 'admin');
  const sam = await newStaff(site, 'Sam', 'member');
  await ada.browser.send('changeRole', { userId: sam.id, role: 'support' });

  const all = await ada.browser.send('readAudit');
  expect(all.events.map(({ kind }) => kind)).toContain('enrolment');
  const own = await ada.browser.send('readAudit', undefined, { email: 'SAM@example.com' });
  expect(new Set(own.events.map(({ user }) => user?.email))).toEqual(new Set([sam.email]));
  const roles = await ada.browser.send('readAudit', undefined, { kind: 'role-changed' });
  expect(roles.events).toMatchObject([
    { user: { email: sam.email }, by: { name: 'Ada' }, reason: 'now-support' },
  ]);
  const none = await ada.browser.send('readAudit', undefined, { email: 'nobody@example.com' });
  expect(none).toEqual({ events: [], next: null });
});

test('a session shows the minute of its last use, at the cost of one write a minute', async () => {
  const site = await startTestSite();
  const { clock } = site;
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  const began = clock.now;
  const seen = async () => (await ann.send('listSessions'))[0]?.lastSeenAt;
  clock.now += 59_999;
  expect(await seen()).toBe(new Date(began).toISOString());
  clock.now += 1;
  await ann.send('getSession');
  expect(await seen()).toBe(new Date(clock.now).toISOString());
});

async function expectRefusals(browser: Browser, names: readonly RouteName[], status: number, code: string) {
  for (const name of names) {
    const body = routes[name].method === 'POST' ? {} : undefined;
    const refused = await browser.copy().refusal(name, body);
    expect({ name, status: refused.status, code: refused.code }).toEqual({ name, status, code });
  }
}
