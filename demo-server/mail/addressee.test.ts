import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { HOUR } from '../../shared/durations.ts';
import { KEY_BYTES, KeyRing } from '../keys/key-ring.ts';
import { newOwner, startDomain } from '../testing/domain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { requestsTo } from '../testing/work-for-requests.ts';
import { DEFAULT_LIMITS, type Limits, steady } from '../throttle/limits.ts';
import { lettersTo, placeAmongAccounts } from './addressee.ts';

async function startRequests(settings: { limits?: Limits } = {}) {
  const folder = temporaryFolder();
  const domain = await startDomain({ ...settings, folder });
  const { parts } = domain;
  /** Returns an address without an account whose requests lead to a number of letters. */
  const strangerWith = (letters: number): string => {
    for (let index = 0; ; index += 1) {
      const email = `stranger${index}@example.com`;
      if (lettersTo(parts.keys, email) === letters) return email;
    }
  };
  const query = async (sql: string) => (await databaseFor(folder)).query(sql);
  return { ...domain, strangerWith, query, requests: await requestsTo(domain, folder) };
}

/** Returns what the audit log says about requests, each thing once. */
function outcomesOf(query: (sql: string) => Promise<unknown[]>, kind: string): Promise<unknown[]> {
  return query(
    `select distinct user_id, outcome, reason from audit_events where kind = '${kind}'
     order by outcome desc, reason`,
  );
}

test('a password reset causes the same work for an account, a suspended account and nobody', async () => {
  const { store, clock, strangerWith, requests, query, ...domain } = await startRequests();
  const ann = await newOwner({ store, clock, ...domain });
  const known = await requests.password(ann.email);
  expect(known.letters).toEqual(['sent: Reset your password']);
  const unknown = await requests.password(strangerWith(1));
  expect(unknown.letters).toEqual(['rehearsed: Reset your password']);
  expect({ ...unknown, letters: [] }).toEqual({ ...known, letters: [] });
  expect(unknown.followed).toContain('write');

  const second = await store.addresses.insert({ userId: ann.userId, email: 'ann@b.example', now: clock.now });
  await store.addresses.verify(second?.id ?? '', clock.now);
  const toTwo = await requests.password(ann.email);
  expect(toTwo.letters).toHaveLength(2);
  // Two letters are delivered at once, in any order.
  const twice = await requests.password(strangerWith(2));
  expect(twice.letters).toHaveLength(2);
  expect(twice.asked).toEqual(toTwo.asked);
  expect(twice.followed.toSorted()).toEqual(toTwo.followed.toSorted());

  const eve = strangerWith(1);
  const { userId } = await newOwner({ store, clock, ...domain }, { email: eve });
  await store.users.suspend(userId, { at: clock.now, by: ann.userId, reason: 'a test' });
  const suspended = await requests.password(eve);
  expect(suspended.letters).toEqual(['rehearsed: Reset your password']);
  expect({ ...suspended, letters: [] }).toEqual({ ...known, letters: [] });

  expect(await query('select id from mail_decoys')).toEqual([]);
  expect(await outcomesOf(query, 'password-reset-requested')).toEqual([
    { user_id: ann.userId, outcome: 'success', reason: null },
    { user_id: userId, outcome: 'failure', reason: 'suspended' },
    { user_id: null, outcome: 'failure', reason: 'unknown-email' },
  ]);
});

test('beyond the limit of a mailbox, a password reset causes nothing but the same request', async () => {
  const limits = { ...DEFAULT_LIMITS, recoveries: steady(1, HOUR) };
  const { strangerWith, requests, ...domain } = await startRequests({ limits });
  const ann = await newOwner(domain);
  const asked = [ann.email, strangerWith(1)];
  for (const email of asked) expect((await requests.password(email)).letters).toHaveLength(1);
  const [known, unknown] = [await requests.password(ann.email), await requests.password(strangerWith(1))];
  expect(known.letters).toEqual([]);
  expect(unknown).toEqual(known);
});

test('a recovery causes the same work with and without a second factor, and for nobody', async () => {
  const { store, clock, strangerWith, requests, query, ...domain } = await startRequests();
  const ann = await newOwner({ store, clock, ...domain }, { enrolled: true });
  const known = await requests.recovery(ann.email);
  expect(known.letters).toEqual([expect.stringMatching(/^sent: /)]);
  const unknown = await requests.recovery(strangerWith(1));
  expect(unknown.letters).toEqual(known.letters.map((letter) => letter.replace('sent', 'rehearsed')));
  expect({ ...unknown, letters: [] }).toEqual({ ...known, letters: [] });

  const bob = strangerWith(1);
  const { userId } = await newOwner({ store, clock, ...domain }, { email: bob });
  expect(await requests.recovery(bob)).toEqual(unknown);
  expect(await outcomesOf(query, 'recovery-requested')).toEqual([
    { user_id: ann.userId, outcome: 'success', reason: null },
    { user_id: userId, outcome: 'failure', reason: 'no-second-factor' },
    { user_id: null, outcome: 'failure', reason: 'unknown-email' },
  ]);
  expect(await query('select id from mail_decoys')).toEqual([]);
  expect(await query('select id from recoveries where ended_at is null')).toHaveLength(1);
});

test('nobody gets one to three letters, always the same number, which depends on the key', () => {
  const ring = () => new KeyRing(new Map([['k1', randomBytes(KEY_BYTES)]]));
  const [one, other] = [ring(), ring()];
  const emails = Array.from({ length: 500 }, (_, index) => `person${index}@example.com`);
  const counts = emails.map((email) => lettersTo(one, email));
  expect(emails.map((email) => lettersTo(one, email))).toEqual(counts);
  expect(emails.map((email) => lettersTo(other, email))).not.toEqual(counts);
  for (const count of [1, 2, 3]) expect(counts).toContain(count);
  const ones = counts.filter((count) => count === 1).length;
  expect(ones).toBeGreaterThan(300);
  expect(ones).toBeLessThan(500);
});

test('letters to nobody are in the languages of the accounts, and each address always gets the same one', async () => {
  const { store, strangerWith, requests, ...domain } = await startRequests();
  const english = await requests.password(strangerWith(1));
  expect(english.letters).toEqual(['rehearsed: Reset your password']);
  const ann = await newOwner({ store, ...domain });
  await store.users.setLanguage(ann.userId, 'ja');
  const sent = await requests.password(ann.email);
  const rehearsed = sent.letters.map((letter) => letter.replace('sent', 'rehearsed'));
  expect((await requests.password(strangerWith(1))).letters).toEqual(rehearsed);

  const { keys } = domain.parts;
  const places = () =>
    Array.from({ length: 400 }, (_, index) => placeAmongAccounts(keys, `person${index}@example.com`));
  expect(places()).toEqual(places());
  // Spread over all UUIDs, by their first digit.
  expect(new Set(places().map(([digit]) => digit)).size).toBe(16);
});

test('while mail cannot be delivered, a letter to nobody waits like any other, and ends with its link', async () => {
  const { store, clock, strangerWith, requests, query, ...domain } = await startRequests();
  const ann = await newOwner({ store, clock, ...domain });
  requests.mailIsDown = true;
  const [known, unknown] = [await requests.password(ann.email), await requests.password(strangerWith(1))];
  expect(unknown).toEqual(known);
  const waiting = async () => [
    ...(await query("select tries, next_try_at, lapses_at from outbox where state = 'waiting'")),
    ...(await query('select tries, next_try_at, lapses_at from mail_decoys')),
  ];
  const [letter, decoy] = await waiting();
  expect(letter).toMatchObject({ tries: 1 });
  expect(decoy).toEqual(letter);
  clock.now += 2 * HOUR;
  expect((await requests.follow()).letters).toEqual([]);
  expect(await waiting()).toEqual([]);
});
