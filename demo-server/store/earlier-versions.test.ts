import { join } from 'node:path';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDatabase } from '../testing/test-database.ts';
import { temporaryFolder } from '../testing/test-site.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { type DatabaseLocation, openDatabase } from './open-database.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';

const names = Object.keys(migrations).sort();

test.each(names)('a database last used at %s is brought up to date with all that is in it', async (last) => {
  const location = await newLocation();
  const old = connect(location);
  const known = names.slice(0, names.indexOf(last) + 1).map((name) => [name, migrations[name]]);
  await migrate(old, Object.fromEntries(known));
  await sql`insert into users (id, email, name, password_hash, created_at, updated_at)
    values ('ann', 'ann@example.com', 'Ann', 'hash', 1, 1)`.execute(old);
  await sql`insert into verifications (id, user_id, kind, sealed_secret, last_used_step, created_at)
    values ('key', 'ann', '2fa', 'sealed', 7, 1)`.execute(old);
  await old.destroy();

  const store = await open(location);
  expect(await store.users.byEmail('ann@example.com')).toMatchObject({ id: 'ann', createdAt: 1 });
  expect(await store.verifications.twoFactorOf('ann')).toMatchObject({ sealedSecret: 'sealed' });
  expect(await store.verifications.consumeStep('key', 7)).toBe(false);
  expect(await store.verifications.consumeStep('key', 8)).toBe(true);
});

test('servers that start at once on a new database make it once, and all of them can use it', async () => {
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
