import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import type { EnrolmentRecord } from './authenticators.ts';
import type { Store } from './store.ts';

const NOW = 1_000_000;
const user = {
  id: 'ann',
  email: 'ann@example.com',
  name: 'Ann',
  passwordHash: '',
  credentialEpoch: 0,
  createdAt: NOW,
  updatedAt: NOW,
};
const session = {
  id: 'session',
  tokenHash: 'hash',
  userId: 'ann',
  kind: 'full' as const,
  attempts: 0,
  epoch: 0,
  provenAt: null,
  createdAt: NOW,
  expiresAt: NOW + 1000,
  address: null,
  userAgent: null,
  lastSeenAt: null,
};
const verify: EnrolmentRecord = {
  id: 'verify',
  userId: 'ann',
  kind: 'verify',
  sealedSecret: 'sealed',
  sessionId: 'session',
  attempts: 0,
  lastUsedStep: -1,
  createdAt: NOW,
  expiresAt: NOW + 1000,
};

test('a transaction that throws is rolled back', async () => {
  const [store] = await openStores();
  await expect(
    store.transaction(async (write) => {
      await write.users.insert(user);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await store.users.byId('ann')).toBeUndefined();
});

test('a time step is used up once and in order, across processes', async () => {
  const [here, there] = await openStores();
  await withVerify(here);
  expect(await here.authenticators.consumeStep('verify', 5)).toBe(false);
  expect(await here.authenticators.confirmEnrolment(verify, 5, NOW)).toBe(true);
  expect(await there.authenticators.confirmEnrolment(verify, 5, NOW)).toBe(false);
  expect(await there.authenticators.consumeStep('verify', 4)).toBe(false);
  expect(await there.authenticators.consumeStep('verify', 5)).toBe(false);

  const race = await Promise.all(
    [here, there, here, there].map((store) => store.authenticators.consumeStep('verify', 6)),
  );
  expect(race.filter(Boolean)).toHaveLength(1);
});

test('attempts are counted across processes', async () => {
  const [here, there] = await openStores();
  await here.users.insert(user);
  await here.sessions.insert({ ...session, kind: 'pending' });
  const claims = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? here : there).sessions.claimAttempt('session', 5, NOW),
    ),
  );
  expect(claims.filter((claim) => claim !== undefined).sort()).toEqual([1, 2, 3, 4, 5]);
});

test('ended sessions and keys cannot be claimed, upgraded or found', async () => {
  const [store] = await openStores();
  await withVerify(store);
  expect(await store.authenticators.claimEnrolmentAttempt('verify', 5, verify.expiresAt)).toBeUndefined();
  expect(await store.authenticators.confirmEnrolment(verify, 5, verify.expiresAt)).toBe(false);
  expect(await store.sessions.byTokenHash('hash', session.expiresAt)).toBeUndefined();
  // A full session has no attempts at a second step.
  expect(await store.sessions.claimAttempt('session', 5, NOW)).toBeUndefined();
});

test('housekeeping deletes what has ended and nothing else', async () => {
  const [store] = await openStores();
  await withVerify(store);
  await store.authenticators.removeExpiredEnrolments(verify.expiresAt - 1);
  await store.sessions.removeExpired(session.expiresAt - 1);
  expect(await store.authenticators.enrolmentOf('session')).toBeDefined();

  await store.authenticators.removeExpiredEnrolments(verify.expiresAt);
  expect(await store.authenticators.enrolmentOf('session')).toBeUndefined();
  await store.authenticators.replaceEnrolment(verify);
  await store.sessions.removeExpired(session.expiresAt);
  // An unconfirmed key is deleted with its session.
  expect(await store.authenticators.enrolmentOf('session')).toBeUndefined();
});

async function withVerify(store: Store): Promise<void> {
  await store.users.insert(user);
  await store.sessions.insert(session);
  await store.authenticators.replaceEnrolment(verify);
}

/** Opens two connections to one database, as two processes have. */
async function openStores(): Promise<[Store, Store]> {
  const database = await databaseFor(temporaryFolder());
  return [await database.open(), await database.open()];
}
