import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { hashToken } from '../sessions/token.ts';
import { startDomain } from '../testing/domain.ts';
import { ANN, startTestSite, type TestSite } from '../testing/test-site.ts';
import { isKnownNetwork, MOST_NETWORKS, rememberNetwork } from './known-network.ts';

/** Signs in as Ann through a proxy that names the client's address, each time in a new browser. */
async function signInFrom(site: TestSite, address: string, password: string): Promise<number> {
  const response = await site.newBrowser().fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify({ email: ANN.email, password }),
  });
  return response.status;
}

test('a network that signed in before has its own budget while others attack, in a new browser, too', async () => {
  const site = await startTestSite({ trustedProxies: 1 });
  await site.newBrowser().send('signUpEmail', ANN);
  expect(await signInFrom(site, '198.51.100.7', ANN.password)).toBe(200);
  for (let network = 1; network <= 7; network += 1)
    await Promise.all(
      Array.from({ length: 15 }, () => signInFrom(site, `203.0.113.${network}`, 'a wrong password')),
    );
  // Another network has three attempts now. Hers still has its twenty, and uses up nothing of the others'.
  const answers = async (address: string) => {
    const all: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) all.push(await signInFrom(site, address, 'mistyped'));
    return all;
  };
  expect(await answers('198.51.100.9')).toEqual([401, 401, 401, 429, 429, 429, 429, 429]);
  expect(await answers('198.51.100.7')).toEqual(Array(8).fill(401));
  expect(await signInFrom(site, '198.51.100.7', ANN.password)).toBe(200);
  const key = `password:${hashToken(ANN.email)}`;
  const before = await site.store.throttles.read(key);
  await signInFrom(site, '198.51.100.7', 'mistyped');
  await signInFrom(site, '198.51.100.7', ANN.password);
  expect(await site.store.throttles.read(key)).toEqual(before);
});

test('known networks are of one account, few, unreadable, and end with its credentials and their time', async () => {
  const { parts, store, occasion } = await startDomain();
  const { keys } = parts;
  const at = (address: string, now = occasion().now) => ({ ...occasion(), address, now });
  const user = async (id: string) => {
    const email = `${id}@example.com`;
    await store.transaction((write) =>
      write.users.insert({ id, email, name: id, passwordHash: 'x', createdAt: 0, updatedAt: 0, ...NEW }),
    );
    return { id, email };
  };
  const ann = await user('ann');
  const bob = await user('bob');
  const knows = (of: { email: string }, address: string, now?: number) =>
    isKnownNetwork(store, keys, of.email, at(address, now));
  await rememberNetwork(store, keys, ann, at('2001:db8:1:2::7'));
  expect(await knows(ann, '2001:db8:1:2:ffff::1')).toBe(true);
  expect(await knows(ann, '2001:db8:1:3::7')).toBe(false);
  expect(await knows(bob, '2001:db8:1:2::7')).toBe(false);
  expect(await knows({ email: 'nobody@example.com' }, '2001:db8:1:2::7')).toBe(false);
  const { now } = occasion();
  expect(await knows(ann, '2001:db8:1:2::7', now + 179 * DAY)).toBe(true);
  expect(await knows(ann, '2001:db8:1:2::7', now + 180 * DAY)).toBe(false);

  // The oldest go, also when the clock goes back.
  for (let last = 1; last <= MOST_NETWORKS + 2; last += 1)
    await rememberNetwork(store, keys, ann, at(`192.0.2.${last}`, now - last * DAY));
  const known = await Promise.all(
    Array.from({ length: MOST_NETWORKS + 2 }, (_, index) =>
      knows(ann, `192.0.2.${index + 1}`, now - 20 * DAY),
    ),
  );
  expect(known).toEqual([false, false, ...Array(MOST_NETWORKS).fill(true)]);
  // The same network again adds nothing.
  await Promise.all(Array.from({ length: 20 }, () => rememberNetwork(store, keys, ann, at('192.0.2.12'))));
  expect(await knows(ann, '192.0.2.3', now - 20 * DAY)).toBe(true);

  await rememberNetwork(store, keys, bob, at('192.0.2.1'));
  await store.knownNetworks.removeAllOf('ann');
  expect([await knows(ann, '192.0.2.12'), await knows(bob, '192.0.2.1')]).toEqual([false, true]);
  await store.knownNetworks.removeExpired(now + 180 * DAY);
  expect(await knows(bob, '192.0.2.1')).toBe(false);
});

const NEW = { credentialEpoch: 0, roleSince: null, mustEnrolSince: null } as const;

test('the database does not tell the networks', async () => {
  const site = await startTestSite({ trustedProxies: 1 });
  await site.newBrowser().send('signUpEmail', ANN);
  await signInFrom(site, '198.51.100.7', ANN.password);
  const rows = await site.database.query('select * from known_networks');
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/198\.51|127\.0/);
  const ann = site.newBrowser();
  await ann.send('signInEmail', { email: ANN.email, password: ANN.password });
  await ann.send('changePassword', { currentPassword: ANN.password, newPassword: 'a wholly new password' });
  expect(await site.database.query('select * from known_networks')).toEqual([]);
});
