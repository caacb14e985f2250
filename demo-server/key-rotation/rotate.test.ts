import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { KeyFileError } from '../keys/key-file.ts';
import { KEY_BYTES, KeyRing, type SealedFor } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { checkKeys } from './check-keys.ts';
import { loadKeys } from './load-keys.ts';
import { resealAll } from './rotate.ts';

const NOW = 1_000_000;
const K1 = randomBytes(KEY_BYTES);
const K2 = randomBytes(KEY_BYTES);
const old = new KeyRing(new Map([['k_1', K1]]));
const both = new KeyRing(
  new Map([
    ['k21', K2],
    ['k_1', K1],
  ]),
);

test('reseals all values, which then open without the old key', async () => {
  const store = await storeOfUsers(250, old);
  await checkKeys(store.sealed, old, 'here', NOW);
  expect(await resealAll(store.sealed, both, NOW)).toEqual({ keyId: 'k21', resealed: 250, unreadable: [] });

  const onlyNew = new KeyRing(new Map([['k21', K2]]));
  for (const index of [0, 99, 100, 249])
    expect(await secretOf(store, index, onlyNew)).toBe(`secret ${index}`);
  expect(await resealAll(store.sealed, both, NOW)).toMatchObject({ resealed: 0 });
  await checkKeys(store.sealed, onlyNew, 'here', NOW);
});

test('does not overwrite values that a server changes meanwhile', async () => {
  const store = await storeOfUsers(3, old);
  const [stale] = await store.sealed.notUnder('k21', '', 1);
  if (!stale) throw new Error('Nothing to seal anew.');
  await store.sealed.replace(stale, old.seal('changed by its owner', stale.belongsTo));

  expect(await store.sealed.replace(stale, both.seal('what was read before', stale.belongsTo))).toBe(false);
  expect(await resealAll(store.sealed, both, NOW)).toMatchObject({ resealed: 3 });
  expect(await secretOf(store, 0, both)).toBe('changed by its owner');
});

test('leaves and names a value that cannot be opened, and reseals the others', async () => {
  const store = await storeOfUsers(3, old);
  const [first] = await store.sealed.notUnder('k21', '', 1);
  if (!first) throw new Error('Nothing to seal anew.');
  const damaged = `${first.envelope.slice(0, -4)}AAAA`;
  await store.sealed.replace(first, damaged);
  expect(await resealAll(store.sealed, both, NOW)).toEqual({
    keyId: 'k21',
    resealed: 2,
    unreadable: [first.belongsTo.rowId],
  });
  expect((await store.authenticators.of('user-000'))?.sealedSecret).toBe(damaged);
});

test('refuses keys that did not seal the stored values, before they seal anything', async () => {
  const store = await storeOfUsers(1, old);
  const load = (keys: KeyRing) => loadKeys({ keys, keyFile: '/none', production: false }, store.sealed, NOW);
  await load(old);
  await expect(load(new KeyRing(new Map([['k_1', K2]])))).rejects.toThrow('is not the key “k_1”');
  await expect(load(new KeyRing(new Map([['k21', K2]])))).rejects.toThrow(
    'encrypted with the key “k_1”, which is not in COUNTERSIGN_KEYS',
  );
  await load(both);
});

test('in production, creates no key file and refuses chosen keys, without printing them', async () => {
  const database = await databaseFor(temporaryFolder());
  const { sealed } = await database.open();
  const keyFile = `${temporaryFolder()}/keys.txt`;
  const missing = loadKeys({ keyFile, production: true }, sealed, NOW);
  await expect(missing).rejects.toThrow(KeyFileError);
  await expect(missing).rejects.toThrow(/^COUNTERSIGN_KEYS is missing, and there is no key file/);

  const text = 'change me change me change me!!!';
  const weak = loadKeys(
    { keys: new KeyRing(new Map([['k1', Buffer.from(text)]])), keyFile, production: true },
    sealed,
    NOW,
  );
  await expect(weak).rejects.toThrow(/^A key in COUNTERSIGN_KEYS is a pattern, a text or an example/);
  await expect(weak).rejects.not.toThrow(text);
  await loadKeys({ keys: both, keyFile, production: true }, sealed, NOW);
});

const place = (index: number): SealedFor => {
  const number = String(index).padStart(3, '0');
  return { purpose: 'totp-secret', userId: `user-${number}`, rowId: `row-${number}` };
};

async function secretOf(store: Store, index: number, keys: KeyRing): Promise<string> {
  const record = await store.authenticators.of(place(index).userId);
  return keys.open(record?.sealedSecret ?? '', place(index));
}

async function storeOfUsers(count: number, keys: KeyRing): Promise<Store> {
  const database = await databaseFor(temporaryFolder());
  const store = await database.open();
  const places = Array.from({ length: count }, (_, index) => place(index));
  const rows = (of: (place: SealedFor, index: number) => string[]) =>
    places
      .map(
        (at, index) =>
          `(${of(at, index)
            .map((text) => `'${text}'`)
            .join(', ')}, ${NOW})`,
      )
      .join(', ');
  await database.query(
    `insert into users (id, email, name, password_hash, updated_at, created_at)
     values ${rows(({ userId }) => [userId, userId, userId, '', String(NOW)])}`,
  );
  await database.query(
    `insert into verifications (id, user_id, kind, sealed_secret, created_at)
     values ${rows((at, index) => [at.rowId, at.userId, '2fa', keys.seal(`secret ${index}`, at)])}`,
  );
  return store;
}
