import { expect, test } from 'vitest';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite } from '../testing/test-site.ts';

const EVE = { name: 'Eve', email: 'eve@example.com', password: 'another password' };

test('lists sessions, marks the current one, and returns no token', async () => {
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

test('ends one session, even the current one, but none of another account', async () => {
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

test('ends all other sessions at once, pending ones included', async () => {
  const { ann, pending, clock, codeOf } = await siteWithAnnEnrolled();
  const other = await pending();
  await other.send('verifyTotp', { code: codeOf(clock.now) });
  const half = await pending();
  expect(await ann.send('revokeOtherSessions')).toEqual({ status: true, ended: 2 });
  expect(await other.send('getSession')).toBeNull();
  expect((await half.send('getSecondStep')).pending).toBeNull();
  expect(await ann.send('getSession')).not.toBeNull();
});
