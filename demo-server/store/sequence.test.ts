import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../shared/durations.ts';
import { newChallenge, spendChallenge } from '../passkeys/challenges.ts';
import { startSession } from '../sessions/sessions.ts';
import { trustDevice } from '../sessions/trusted-devices.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import type { Store } from './store.ts';

const NOON = Date.UTC(2026, 10, 20, 12, 0, 0);

const FIRST = { now: NOON, address: '192.0.2.1', userAgent: null };
/** Moments of six rows, one after the other, in which the clock goes back twice. */
const MOMENTS = [NOON, NOON + HOUR, NOON - DAY, NOON - DAY + 1, NOON - 2 * DAY, NOON - 2 * DAY].map(
  (now) => ({
    ...FIRST,
    now,
  }),
);

async function storeWithAnn(): Promise<Store> {
  const store = await (await databaseFor(temporaryFolder())).open();
  await store.transaction((write) =>
    write.users.insert({
      id: 'ann',
      email: 'ann@example.com',
      name: 'Ann',
      passwordHash: 'hash',
      credentialEpoch: 0,
      roleSince: null,
      mustEnrolSince: null,
      createdAt: NOON,
      updatedAt: NOON,
    }),
  );
  return store;
}

test('the newest sessions stay when the clock was set back, each kind by itself', async () => {
  const store = await storeWithAnn();
  const ids: string[] = [];
  for (const occasion of MOMENTS) {
    const owner = { userId: 'ann', epoch: 0 };
    await startSession(store, 'pending', owner, occasion);
    ids.push((await startSession(store, 'full', owner, occasion)).session.id);
  }
  await store.sessions.keepNewest('ann', 'full', 2);
  const left = await store.sessions.listOf('ann', NOON - 3 * DAY);
  expect(left.map(({ id }) => id)).toEqual(ids.slice(-2).reverse());
  await store.sessions.keepNewest('ann', 'pending', 6);
  const after = await startSession(
    store,
    'full',
    { userId: 'ann', epoch: 0 },
    {
      ...FIRST,
      now: NOON - 3 * DAY,
    },
  );
  await store.sessions.keepNewest('ann', 'full', 1);
  expect((await store.sessions.listOf('ann', 0)).map(({ id }) => id)).toEqual([after.session.id]);
});

test('the newest trusted devices stay when the clock was set back', async () => {
  const store = await storeWithAnn();
  const { session } = await startSession(store, 'full', { userId: 'ann', epoch: 0 }, FIRST);
  const seen: string[] = [];
  for (const occasion of MOMENTS) {
    await store.transaction((write) =>
      trustDevice(write, { userId: 'ann', epoch: 0, sessionId: session.id }, occasion),
    );
    const devices = await store.trustedDevices.of({ userId: 'ann', epoch: 0 }, 0);
    seen.push(devices.find(({ id }) => !seen.includes(id))?.id ?? '');
  }
  await store.trustedDevices.keepNewest('ann', 3);
  const left = await store.trustedDevices.of({ userId: 'ann', epoch: 0 }, 0);
  expect(left.map(({ id }) => id)).toEqual(seen.slice(-3).reverse());
});

test('the newest passkey challenges of a session stay when the clock was set back', async () => {
  const store = await storeWithAnn();
  const { session } = await startSession(store, 'full', { userId: 'ann', epoch: 0 }, FIRST);
  const madeFor = { purpose: 'registration', sessionId: session.id, browserHash: null } as const;
  const challenges: string[] = [];
  for (const { now } of [...MOMENTS, ...MOMENTS]) challenges.push(await newChallenge(store, madeFor, now));
  const works: boolean[] = [];
  for (const challenge of challenges) {
    const data = Buffer.from(JSON.stringify({ challenge })).toString('base64url');
    works.push((await spendChallenge(store, data, madeFor, NOON - 2 * DAY)) !== undefined);
  }
  expect(works).toEqual(challenges.map((_, index) => index >= challenges.length - 5));
});
