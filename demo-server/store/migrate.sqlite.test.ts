import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import { openStore } from './store.ts';
import { StoreError } from './store-error.ts';

test('an empty database gets the full schema, and a second start changes nothing', async () => {
  const path = join(temporaryFolder(), 'countersign.db');
  await (await openStore(new NodeSqliteDialect(path))).close();
  const before = schemaOf(path);
  expect(before).toContain('CREATE TABLE "users"');

  const store = await openStore(new NodeSqliteDialect(path));
  await store.ping();
  await store.close();
  expect(schemaOf(path)).toBe(before);
});

test('refuses a database of a newer version with a sentence, without changing it', async () => {
  const path = join(temporaryFolder(), 'countersign.db');
  const newer = { ...migrations, '9999-from-the-future': { up: async () => undefined } };
  await migrate(database(path), newer);
  const before = schemaOf(path);

  const opened = openStore(new NodeSqliteDialect(path));
  await expect(opened).rejects.toThrow(StoreError);
  await expect(opened).rejects.toThrow('9999-from-the-future');
  expect(schemaOf(path)).toBe(before);
});

test('a migration that fails half-way is rolled back', async () => {
  const path = join(temporaryFolder(), 'countersign.db');
  await migrate(database(path));
  const before = schemaOf(path);

  const broken = {
    ...migrations,
    '9999-broken': {
      async up(db: Kysely<unknown>) {
        await db.schema.createTable('half_done').addColumn('id', 'text').execute();
        throw new Error('the disk caught fire');
      },
    },
  };
  await expect(migrate(database(path), broken)).rejects.toThrow('the disk caught fire');
  expect(schemaOf(path)).toBe(before);
});

function database(path: string): Kysely<Schema> {
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(path), plugins: [new CamelCasePlugin()] });
  onTestFinished(() => db.destroy());
  return db;
}

function schemaOf(path: string): string {
  const database = new DatabaseSync(path);
  const rows = database.prepare('select sql from sqlite_master order by name').all();
  database.close();
  return rows.map(({ sql }) => String(sql)).join('\n');
}
