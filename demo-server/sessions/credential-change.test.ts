import { expect, test } from 'vitest';
import { newOwner, startDomain } from '../testing/domain.ts';
import { sessionNow } from './alive.ts';
import { endAllTrust } from './credential-change.ts';
import { type SessionOwner, startSession } from './sessions.ts';
import { startAnew } from './start-anew.ts';
import { acceptTrustedDevice, trustDevice } from './trusted-devices.ts';

/** Ann and Bob, each with two sessions, one pending session and one trusted device. */
async function annAndBob() {
  const domain = await startDomain();
  const { store, occasion } = domain;
  const people = await Promise.all(
    ['ann@example.com', 'bob@example.com'].map(async (email) => {
      const owner = await newOwner(domain, { email });
      const session = await owner.session();
      const { userId, epoch } = session;
      const other = (await startSession(store, 'full', { userId, epoch }, occasion())).session;
      const device = await trustDevice(store, { userId, epoch, sessionId: session.id }, occasion());
      const sessions = [session, other, await owner.pending()];
      const alive = async () => {
        const now = await Promise.all(sessions.map((each) => sessionNow(store, each, occasion())));
        return now.filter((each) => each !== undefined).length;
      };
      const listed = async () => {
        const at = { userId, epoch: (await store.users.byId(userId))?.credentialEpoch ?? -1 };
        return (await store.trustedDevices.of(at, occasion().now)).length;
      };
      return { userId, epoch, session, token: device.token, alive, listed };
    }),
  );
  const [ann, bob] = people;
  if (!ann || !bob) throw new TypeError('There are two.');
  return { ...domain, ann, bob };
}

test('a changed credential ends all sessions and trusted devices of its account, and of no other account', async () => {
  const { store, ann, bob } = await annAndBob();
  expect([await ann.alive(), await ann.listed()]).toEqual([3, 1]);
  expect(await endAllTrust(store, ann.userId)).toBe(ann.epoch + 1);
  expect([await ann.alive(), await ann.listed()]).toEqual([0, 0]);
  expect([await bob.alive(), await bob.listed()]).toEqual([3, 1]);
  expect(await endAllTrust(store, 'nobody')).toBeUndefined();
});

test('a session or trusted device started in the old epoch, after the change, is not valid', async () => {
  const { store, occasion, ann } = await annAndBob();
  await endAllTrust(store, ann.userId);
  const owner: SessionOwner = { userId: ann.userId, epoch: ann.epoch };
  const late = await startSession(store, 'full', owner, occasion());
  expect(await sessionNow(store, late.session, occasion())).toBeUndefined();
  const device = await trustDevice(store, { ...owner, sessionId: late.session.id }, occasion());
  const now = { ...owner, epoch: ann.epoch + 1 };
  expect(await acceptTrustedDevice(store, device.token, now, occasion())).toBeUndefined();
});

test.each([
  ['confirmed', 1_000],
  ['not confirmed', null],
])('only the browser that made the change stays signed in: second factor %s', async (_what, provenAt) => {
  const { store, occasion, ann, bob } = await annAndBob();
  const started = await startAnew(store, ann.session, provenAt, occasion());
  expect(await ann.alive()).toBe(0);
  expect(await sessionNow(store, started.session, occasion())).toMatchObject({
    userId: ann.userId,
    kind: 'full',
    epoch: ann.epoch + 1,
    provenAt,
  });
  expect(started.session.id).not.toBe(ann.session.id);
  expect(await bob.alive()).toBe(3);
  await expect(startAnew(store, { userId: 'nobody' }, null, occasion())).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  });
});
