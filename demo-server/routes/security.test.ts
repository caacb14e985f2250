import { expect, test } from 'vitest';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite } from '../testing/test-site.ts';

const EVE = { name: 'Eve', email: 'eve@example.com', password: 'another password' };

test('sessions are listed, the one that asks is marked, and no token is told', async () => {
  const { newBrowser, clock } = await startTestSite();
  const first = newBrowser();
  await first.send('signUpEmail', ANN);
  clock.now += 1000;
  const second = newBrowser();
  await second.send('signInEmail', ANN_SIGN_IN);
  await newBrowser().send('signUpEmail', EVE);

  const sessions = await second.send('listSessions');
  expect(sessions.map(({ current }) => current)).toEqual([true, false]);
  expect(sessions[0]).toMatchObject({
    ipAddress: '127.0.0.1',
    userAgent: expect.any(String),
    createdAt: new Date(clock.now).toISOString(),
  });
  const told = JSON.stringify(sessions);
  for (const token of [first.token, second.token]) expect(told).not.toContain(token);
});

test('one session can be ended, the own one included; another account’s cannot', async () => {
  const { newBrowser, clock } = await startTestSite();
  const first = newBrowser();
  await first.send('signUpEmail', ANN);
  clock.now += 1000;
  const second = newBrowser();
  await second.send('signInEmail', ANN_SIGN_IN);
  const [own, other] = await second.send('listSessions');

  const eve = newBrowser();
  await eve.send('signUpEmail', EVE);
  expect(await eve.refusal('revokeSession', { token: other?.token })).toMatchObject({
    status: 404,
    code: 'SESSION_NOT_FOUND',
  });
  await second.send('revokeSession', { token: other?.token ?? '' });
  expect(await first.send('getSession')).toBeNull();
  expect(await second.refusal('revokeSession', { token: other?.token })).toMatchObject({ status: 404 });

  await second.send('revokeSession', { token: own?.token ?? '' });
  expect(second.token).toBeUndefined();
});

test('all other sessions can be ended at once, those that await a second factor included', async () => {
  const { ann, pending, clock, codeOf } = await siteWithAnnEnrolled();
  const other = await pending();
  await other.send('verifyTotp', { code: codeOf(clock.now) });
  const half = await pending();
  expect(await ann.send('revokeOtherSessions')).toEqual({ status: true, ended: 2 });
  expect(await other.send('getSession')).toBeNull();
  expect((await half.send('getPending')).pending).toBeNull();
  expect(await ann.send('getSession')).not.toBeNull();
});

test('people read their own activity, page by page, the newest first, and nobody else’s', async () => {
  const { newBrowser, clock } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  await newBrowser().send('signUpEmail', EVE);
  // Some in one moment, so that a page ends between two of them.
  for (let tried = 0; tried < 12; tried += 1) {
    if (tried % 4 === 0) clock.now += 1000;
    await newBrowser().refusal('signInEmail', { ...ANN_SIGN_IN, password: 'a wrong password' });
  }

  const seen: { id: string; at: string }[] = [];
  let before: string | undefined;
  do {
    const query = { limit: '5', ...(before !== undefined && { before }) };
    const page = await ann.send('getSecurityActivity', undefined, query);
    expect(page.events.length).toBeLessThanOrEqual(5);
    seen.push(...page.events);
    before = page.next ?? undefined;
  } while (before !== undefined);

  expect(seen).toHaveLength(13);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(13);
  const times = seen.map(({ at }) => Date.parse(at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(seen.at(-1)).toMatchObject({ kind: 'sign-up', outcome: 'success', current: true });
  expect(seen[0]).toMatchObject({
    kind: 'sign-in',
    outcome: 'failure',
    reason: 'wrong-password',
    ipAddress: '127.0.0.1',
    current: false,
  });
});

test('a page size that is none is refused; a cursor that is none means the first page', async () => {
  const { newBrowser } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  for (const limit of ['0', '101', '-1', '1e1', 'all', '']) {
    const response = await ann.call('getSecurityActivity', undefined, { limit });
    expect({ limit, status: response.status, ...(await response.json()) }).toMatchObject({
      limit,
      status: 400,
      code: 'VALIDATION_ERROR',
      fields: [{ path: 'limit' }],
    });
  }
  for (const before of ["1' or 1=1 --", '0_x', '99999999999999999999_', '']) {
    expect((await ann.send('getSecurityActivity', undefined, { before })).events).toHaveLength(1);
  }
});
