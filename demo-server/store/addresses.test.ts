import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { MOST_UNVERIFIED_A_DAY } from './mail-queue.ts';
import type { Store } from './store.ts';

const NOW = 1_000_000;

test('a new account has one unverified address, which gets notices beside those that are verified', async () => {
  const store = await withAnn();
  expect(await store.addresses.of('ann')).toMatchObject([
    { email: 'ann@example.com', isPrimary: 1, verifiedAt: null },
  ]);
  expect(await store.addresses.verifiedOf('ann')).toEqual([]);
  await tell(store);
  expect(await recipients(store)).toEqual(['ann@example.com']);

  const second = await add(store, 'ann@work.example');
  const third = await add(store, 'ann@home.example');
  await store.addresses.verify(second, NOW);
  await tell(store);
  await store.addresses.verify(third, NOW);
  await tell(store);
  // One message before, then two, then three.
  expect((await recipients(store)).sort()).toEqual([
    ...Array(3).fill('ann@example.com'),
    'ann@home.example',
    ...Array(2).fill('ann@work.example'),
  ]);
});

test('an address is verified once, and cannot be added a second time', async () => {
  const store = await withAnn();
  const id = await add(store, 'ann@work.example');
  expect(
    await store.addresses.insert({ userId: 'ann', email: 'ann@work.example', now: NOW }),
  ).toBeUndefined();
  const race = await Promise.all([1, 2, 3].map(() => store.addresses.verify(id, NOW)));
  expect(race.filter(Boolean)).toHaveLength(1);
});

test('a verified address can become primary if it is free, and the primary one cannot be removed', async () => {
  const store = await withAnn();
  const id = await add(store, 'ann@work.example');
  expect(await store.addresses.makePrimary(id, 'ann', NOW)).toBe('none');
  await store.addresses.verify(id, NOW);
  expect(await store.addresses.makePrimary(id, 'bob', NOW)).toBe('none');
  expect(await store.addresses.makePrimary(id, 'ann', NOW)).toBe('done');
  expect(await store.users.byEmail('ann@work.example')).toMatchObject({ id: 'ann' });
  expect(await store.users.byEmail('ann@example.com')).toBeUndefined();
  expect(await store.addresses.remove(id, 'ann')).toBe(false);

  const bobs = await add(store, 'bob@example.com');
  await store.addresses.verify(bobs, NOW);
  expect(await store.addresses.makePrimary(bobs, 'ann', NOW)).toBe('taken');
  expect(await store.addresses.remove(bobs, 'bob')).toBe(false);
  expect(await store.addresses.remove(bobs, 'ann')).toBe(true);
});

test('a sign-in address that no one has verified gets a limited number of messages a day', async () => {
  const store = await withAnn();
  const [primary] = await store.addresses.of('ann');
  const other = await add(store, 'ann@work.example');
  await store.addresses.verify(other, NOW);
  for (let told = 0; told < MOST_UNVERIFIED_A_DAY + 3; told += 1) await tell(store);
  const to = async (email: string) => (await recipients(store)).filter((to) => to === email).length;
  expect(await to('ann@example.com')).toBe(MOST_UNVERIFIED_A_DAY);
  // The others are its owner's, and are told of everything.
  expect(await to('ann@work.example')).toBe(MOST_UNVERIFIED_A_DAY + 3);
  at += DAY;
  await tell(store);
  expect(await to('ann@example.com')).toBe(MOST_UNVERIFIED_A_DAY + 1);
  await store.addresses.verify(primary?.id ?? '', NOW);
  for (let told = 0; told < MOST_UNVERIFIED_A_DAY; told += 1) await tell(store);
  expect(await to('ann@example.com')).toBe(2 * MOST_UNVERIFIED_A_DAY + 1);
});

async function withAnn(): Promise<Store> {
  const store = await (await databaseFor(temporaryFolder())).open();
  for (const id of ['ann', 'bob']) {
    const user = { id, email: `${id}@example.com`, name: id, passwordHash: '', credentialEpoch: 0 };
    await store.users.insert({ ...user, createdAt: NOW, updatedAt: NOW });
  }
  return store;
}

async function add(store: Store, email: string): Promise<string> {
  return (await store.addresses.insert({ userId: 'ann', email, now: NOW }))?.id ?? '';
}

let at = NOW;

async function tell(store: Store): Promise<void> {
  at += 1;
  const seen = { at, address: null, userAgent: null };
  await store.mailQueue.addForOwner({ ...seen, userId: 'ann', kind: 'backup-code-used', details: null });
}

async function recipients(store: Store): Promise<string[]> {
  return (await store.mailQueue.of('ann')).map(({ recipient }) => recipient);
}
