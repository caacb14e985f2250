import {
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { expect, test, vi } from 'vitest';
import { compileOnce, type Places } from './compile-once.ts';
import type { Schema } from './schema.ts';

const SQLITE: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
};
const POSTGRES: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

test('a statement is built once per database and gets new parameters on each run', async () => {
  const build = vi.fn((db: Kysely<Schema>, of: Places<{ id: string; now: number }>) =>
    db
      .updateTable('sessions')
      .set({ lastSeenAt: of('now') })
      .where('id', '=', of('id'))
      .where('kind', '=', 'full')
      .where('expiresAt', '>', of('now')),
  );
  const statement = compileOnce(build);
  const [sqlite, postgres] = [databaseOf(SQLITE), databaseOf(POSTGRES)];
  for (const { db } of [sqlite, postgres]) {
    await statement(db, { id: 'one', now: 1 });
    await db.transaction().execute((transaction) => statement(transaction, { id: 'two', now: 2 }));
  }
  expect(build).toHaveBeenCalledTimes(2);
  expect(sqlite.parameters).toEqual([
    [1, 'one', 'full', 1],
    [2, 'two', 'full', 2],
  ]);
  expect(sqlite.statements[0]).toContain('"expiresAt" > ?');
  expect(postgres.parameters).toEqual(sqlite.parameters);
  expect(postgres.statements[1]).toContain('"expiresAt" > $4');
});

function databaseOf(dialect: Dialect) {
  const parameters: (readonly unknown[])[] = [];
  const statements: string[] = [];
  const db = new Kysely<Schema>({
    dialect,
    log({ query }) {
      parameters.push(query.parameters);
      statements.push(query.sql);
    },
  });
  return { db, parameters, statements };
}
