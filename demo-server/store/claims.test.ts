import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { DEFAULT_LIMITS, ruleOf, steady } from '../throttle/limits.ts';
import type { Store } from './store.ts';

const NOW = 1_000_000;
const USER = { name: 'Ann', passwordHash: '', credentialEpoch: 0, createdAt: NOW, updatedAt: NOW };
const SEEN = { address: null, userAgent: null };
const SESSION = {
  userId: 'ann',
  kind: 'full' as const,
  attempts: 0,
  provenAt: null,
  lastSeenAt: null,
  ...SEEN,
};
const UNTIL = { createdAt: NOW, expiresAt: NOW + 1000 };

test('sessions and devices of an earlier credential epoch are not valid, even if written after the change', async () => {
  const [store] = await openStores();
  expect(await store.users.nextEpoch('ann')).toBe(1);
  for (const epoch of [0, 1]) {
    const id = `session ${epoch}`;
    await store.sessions.insert({ ...SESSION, ...UNTIL, id, tokenHash: id, epoch });
    const device = { id: `device ${epoch}`, tokenHash: `device ${epoch}`, userId: 'ann', epoch };
    await store.trustedDevices.insert({ ...device, ...UNTIL, lastUsedAt: NOW, ...SEEN });
  }
  expect(await store.sessions.byTokenHash('session 0', NOW)).toBeUndefined();
  expect(await store.sessions.byTokenHash('session 1', NOW)).toMatchObject({ id: 'session 1' });
  expect((await store.sessions.listOf('ann', NOW)).map(({ id }) => id)).toEqual(['session 1']);

  const owner = { userId: 'ann', epoch: 1 };
  const next = { tokenHash: 'next', now: NOW };
  expect(await store.trustedDevices.use('device 0', owner, next)).toBeUndefined();
  expect(await store.trustedDevices.use('device 1', { ...owner, userId: 'eve' }, next)).toBeUndefined();
  expect(await store.trustedDevices.use('device 1', owner, { ...next, now: NOW + 1000 })).toBeUndefined();
  expect(await store.trustedDevices.use('device 1', owner, next)).toMatchObject({ id: 'device 1' });
  expect(await store.trustedDevices.use('device 1', owner, next)).toBeUndefined();
});

test('of any number of attempts at once on two connections, exactly as many as allowed are reserved', async () => {
  const [here, there] = await openStores();
  const growing = ruleOf(DEFAULT_LIMITS.codes);
  const tries = (key: string, rule: typeof growing, count: number, now: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        (index % 2 ? here : there).throttles.reserve(key, rule, now),
      ),
    );
  const first = await tries('growing', growing, 30, NOW);
  expect(first.filter((failures) => failures !== undefined).sort()).toEqual([1, 2, 3, 4, 5]);
  expect(await here.throttles.read('growing')).toEqual({ failures: 5, nextAllowedAt: NOW + 30_000 });
  const later = await tries('growing', growing, 30, NOW + 30_000);
  expect(later.filter((failures) => failures !== undefined)).toEqual([6]);

  // Seven attempts in 70 seconds, so one more every ten seconds.
  const rule = ruleOf(steady(7, 70_000));
  expect((await tries('steady', rule, 30, NOW)).filter((failures) => failures !== undefined)).toHaveLength(7);
  expect(await here.throttles.reserve('steady', rule, NOW + 9_999)).toBeUndefined();
  expect(await here.throttles.reserve('steady', rule, NOW + 10_000)).toBe(8);
  await here.throttles.refund('steady', 10_000);
  expect(await there.throttles.reserve('steady', rule, NOW + 10_000)).toBe(9);
});

test('housekeeping deletes the rows of quiet networks, but never an account’s wrong codes', async () => {
  const [store] = await openStores();
  await store.throttles.reserve('network', ruleOf(steady(7, 70_000)), NOW);
  await store.throttles.reserve('account', ruleOf(DEFAULT_LIMITS.codes), NOW);
  await store.throttles.removeLapsed(NOW + 9_999);
  expect(await store.throttles.read('network')).toBeDefined();
  await store.throttles.removeLapsed(Number.MAX_SAFE_INTEGER);
  expect(await store.throttles.read('network')).toBeUndefined();
  expect(await store.throttles.read('account')).toBeDefined();
});

test('of several new tokens for one session at once, one succeeds', async () => {
  const [here, there] = await openStores();
  await here.sessions.insert({ ...SESSION, ...UNTIL, id: 's', tokenHash: 'old', epoch: 0 });
  const proofs = await Promise.all(
    [here, there, here, there].map((store, index) =>
      store.sessions.prove('s', 'old', { tokenHash: `new ${index}`, now: NOW }),
    ),
  );
  expect(proofs.filter(Boolean)).toHaveLength(1);
});

/** Opens two connections to one database with Ann's account, as two processes have. */
async function openStores(): Promise<[Store, Store]> {
  const database = await databaseFor(temporaryFolder());
  const stores: [Store, Store] = [await database.open(), await database.open()];
  await stores[0].users.insert({ ...USER, id: 'ann', email: 'ann@example.com' });
  return stores;
}
