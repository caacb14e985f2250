import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { openDatabase } from '../store/open-database.ts';
import type { Store } from '../store/store.ts';
import { createDatabase, deleteRows, MIGRATED, queryOnce, type Row } from './postgres-databases.ts';

/** The database of one test: a file of SQLite, or a PostgreSQL of its own, as the vitest project says. */
export interface TestDatabase {
  /** What the server's configuration must hold to use it; nothing for SQLite, whose file is in the data folder. */
  settings: { databaseUrl?: string };
  /** The same for a server in a process of its own: its environment. */
  env: Record<string, string>;
  /** One more connection, as another process would have; closed after the test. */
  open(): Promise<Store>;
  /** Behind the store's back. Parameters are `$1`, `$2`, …, which both databases read. */
  query(sql: string, ...parameters: (string | number | null)[]): Promise<Row[]>;
  /** Everything that is stored, as whoever steals it would find it. */
  everything(): Promise<string>;
}

/** By data folder, so that a server started again on a folder finds its database again. */
const inUse = new Map<string, TestDatabase>();
/** Databases of this test file that a test has finished with, empty again. */
const free: string[] = [];

/** The database that belongs to a data folder, until the test is over. */
export async function databaseFor(data: string): Promise<TestDatabase> {
  const known = inUse.get(data);
  if (known) return known;
  const cluster = inject('postgresUrl');
  const database = cluster === '' ? sqlite(data) : await postgres(cluster);
  inUse.set(data, database);
  onTestFinished(() => {
    inUse.delete(data);
  });
  return database;
}

/** Whether this vitest project runs on PostgreSQL. */
export const onPostgres = inject('postgresUrl') !== '';

function sqlite(data: string): TestDatabase {
  const path = join(data, 'countersign.db');
  return {
    settings: {},
    env: {},
    open: () => openForTest({ path }),
    async query(sql, ...parameters) {
      const database = new DatabaseSync(path);
      try {
        const named: Record<string, SQLInputValue> = {};
        parameters.forEach((value, index) => {
          named[`$${index + 1}`] = value;
        });
        return await whenFree(() => database.prepare(sql).all(named));
      } finally {
        database.close();
      }
    },
    // The write-ahead log's file included: the newest pages are there.
    everything: async () =>
      readdirSync(data)
        .map((name) => readFileSync(join(data, name), 'latin1'))
        .join(''),
  };
}

/**
 * The server delivers mail beside the test, and may be writing. It may be on this very thread, too, so the wait for it
 * must leave the thread free: SQLite's own busy timeout would not.
 */
async function whenFree<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      if (tries === 1000 || !/database is locked/.test(String(error))) throw error;
      await sleep(5);
    }
  }
}

async function postgres(cluster: string): Promise<TestDatabase> {
  const url = free.pop() ?? (await createDatabase(cluster, MIGRATED));
  const query: TestDatabase['query'] = (sql, ...parameters) => queryOnce(url, sql, parameters);
  onTestFinished(async () => {
    await deleteRows(url, await tablesOf(query));
    free.push(url);
  });
  return {
    settings: { databaseUrl: url },
    env: { DATABASE_URL: url },
    open: () => openForTest({ url }),
    query,
    async everything() {
      const tables = await tablesOf(query);
      const rows = await Promise.all(tables.map((name) => query(`select * from ${name}`)));
      return JSON.stringify(rows);
    },
  };
}

async function tablesOf(query: TestDatabase['query']): Promise<string[]> {
  const tables = await query(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'",
  );
  return tables.map(({ name }) => String(name));
}

async function openForTest(location: { path: string } | { url: string }): Promise<Store> {
  const store = await openDatabase(location, (error) => {
    throw error;
  });
  onTestFinished(() => store.close());
  return store;
}
