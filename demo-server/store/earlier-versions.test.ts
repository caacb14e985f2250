import { join } from 'node:path';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDatabase } from '../testing/postgres-databases.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { type DatabaseLocation, openDatabase } from './open-database.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';

const names = Object.keys(migrations).sort();

test.each(names)('a database from version %s is migrated with all its data', async (last) => {
  const location = await newLocation();
  const old = connect(location);
  const known = names.slice(0, names.indexOf(last) + 1).map((name) => [name, migrations[name]]);
  await migrate(old, Object.fromEntries(known));
  await sql`insert into users (id, email, name, password_hash, created_at, updated_at)
    values ('ann', 'ann@example.com', 'Ann', 'hash', 1, 1)`.execute(old);
  await sql`insert into verifications (id, user_id, kind, sealed_secret, last_used_step, created_at)
    values ('key', 'ann', '2fa', 'sealed', 7, 1)`.execute(old);
  // Backup codes then belonged to the authenticator's key.
  const hadCodes = last >= '0004' && last < '0007';
  if (hadCodes) {
    await sql`insert into verifications (id, user_id, kind, sealed_secret, created_at)
      values ('waiting', 'ann', 'verify', 'sealed too', 2)`.execute(old);
    await sql`insert into backup_code_sets (verification_id, created_at, saved_at)
      values ('key', 3, 4), ('waiting', 5, null)`.execute(old);
    await sql`insert into backup_codes (id, verification_id, tag, hash, used_at)
      values ('a', 'key', 1, 'hash a', 6), ('b', 'key', 2, 'hash b', null), ('c', 'waiting', 1, 'hash c', null)`.execute(
      old,
    );
  }
  await old.destroy();

  const store = await open(location);
  expect(await store.users.byEmail('ann@example.com')).toMatchObject({ id: 'ann', createdAt: 1 });
  expect(await store.authenticators.of('ann')).toMatchObject({ sealedSecret: 'sealed' });
  expect(await store.authenticators.consumeStep('key', 7)).toBe(false);
  expect(await store.authenticators.consumeStep('key', 8)).toBe(true);
  if (!hadCodes) return;
  expect(await store.backupCodes.setOf('ann')).toEqual({
    id: 'key',
    userId: 'ann',
    verificationId: null,
    sealedKey: 'sealed',
    sealedAs: 'totp-secret',
    createdAt: 3,
    savedAt: 4,
    remaining: 1,
  });
  expect(await store.backupCodes.byTag('key', 2)).toMatchObject({ hash: 'hash b', usedAt: null });
  expect(await store.backupCodes.byTag('waiting', 1)).toMatchObject({ hash: 'hash c' });
  await store.authenticators.removeEnrolment('ann');
  expect(await store.backupCodes.byTag('waiting', 1)).toBeUndefined();
  // They stay when the authenticator is removed.
  await store.authenticators.remove('key');
  expect(await store.backupCodes.setOf('ann')).toMatchObject({ remaining: 1 });
});

interface Logged {
  at: number;
  kind: string;
  reason?: string;
  outcome?: 'failure';
}

test.each<[what: string, log: Logged[], state: { passwordByMail: 0 | 1; factorProofs: number }]>([
  ['nothing', [], { passwordByMail: 0, factorProofs: 0 }],
  ['a password set by mail', [{ at: 5, kind: 'password-reset' }], { passwordByMail: 1, factorProofs: 0 }],
  [
    'a password set by mail, and a proof since',
    [
      { at: 5, kind: 'password-reset' },
      { at: 6, kind: 'second-factor' },
    ],
    { passwordByMail: 0, factorProofs: 1 },
  ],
  [
    'a password set by mail since the last proof',
    [
      { at: 5, kind: 'backup-code' },
      { at: 6, kind: 'password-reset' },
    ],
    { passwordByMail: 1, factorProofs: 1 },
  ],
  [
    'a password set by mail, and changed since',
    [
      { at: 5, kind: 'password-reset' },
      { at: 6, kind: 'password-changed' },
    ],
    { passwordByMail: 0, factorProofs: 0 },
  ],
  [
    'two passwords set by mail, and a proof between them',
    [
      { at: 5, kind: 'password-reset' },
      { at: 6, kind: 'step-up' },
      { at: 7, kind: 'password-reset' },
    ],
    { passwordByMail: 1, factorProofs: 1 },
  ],
  [
    'a sign-in with a passkey alone',
    [
      { at: 5, kind: 'password-reset' },
      { at: 6, kind: 'sign-in', reason: 'method-passkey' },
    ],
    { passwordByMail: 0, factorProofs: 1 },
  ],
  [
    'events that are not proofs',
    [
      { at: 5, kind: 'password-reset' },
      { at: 6, kind: 'sign-in' },
      { at: 7, kind: 'sign-in', reason: 'trusted-device' },
      { at: 8, kind: 'second-factor', outcome: 'failure' },
    ],
    { passwordByMail: 1, factorProofs: 0 },
  ],
])('the audit log of an earlier version is migrated to columns: %s', async (_what, log, state) => {
  const location = await newLocation();
  const old = connect(location);
  const known = names.filter((name) => name < '0010').map((name) => [name, migrations[name]]);
  await migrate(old, Object.fromEntries(known));
  for (const id of ['ann', 'bob']) {
    await sql`insert into users (id, email, name, password_hash, created_at, updated_at)
      values (${id}, ${`${id}@example.com`}, ${id}, 'hash', 1, 1)`.execute(old);
  }
  for (const [id, { at, kind, reason = null, outcome = 'success' }] of log.entries()) {
    await sql`insert into audit_events (id, at, user_id, kind, outcome, reason)
      values (${String(id)}, ${at}, 'ann', ${kind}, ${outcome}, ${reason})`.execute(old);
  }
  await old.destroy();

  const store = await open(location);
  expect(await store.users.byId('ann')).toMatchObject(state);
  expect(await store.users.byId('bob')).toMatchObject({ passwordByMail: 0, factorProofs: 0 });
});

test('several servers that start at once on a new database migrate it once, and all can use it', async () => {
  const location = await newLocation();
  const stores = await Promise.all([1, 2, 3, 4].map(() => open(location)));
  for (const store of stores) await store.ping();
});

async function newLocation(): Promise<DatabaseLocation> {
  const cluster = inject('postgresUrl');
  return cluster === ''
    ? { path: join(temporaryFolder(), 'countersign.db') }
    : { url: await createDatabase(cluster) };
}

async function open(location: DatabaseLocation) {
  const store = await openDatabase(location, () => undefined);
  onTestFinished(() => store.close());
  return store;
}

function connect(location: DatabaseLocation): Kysely<Schema> {
  const dialect =
    'url' in location ? postgresDialect(location.url, () => undefined) : new NodeSqliteDialect(location.path);
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
}
