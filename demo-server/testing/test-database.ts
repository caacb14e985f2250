import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { type DatabaseLocation, openDatabase } from '../store/open-database.ts';
import type { Store, StoreWatch } from '../store/store.ts';
import { KeptClient } from './kept-connections.ts';
import {
  connectCleaner,
  createDatabase,
  MIGRATED,
  queryOnce,
  type Row,
  tablesOf,
} from './postgres-databases.ts';

/** The database of one test: an SQLite file or its own PostgreSQL database, depending on the vitest project. */
export interface TestDatabase {
  /** The settings a server needs to use it; none for SQLite, whose file is in the data folder. */
  settings: { databaseUrl?: string };
  /** The same as environment variables, for a server in its own process. */
  env: Record<string, string>;
  /** Opens another connection, as another process would. It is closed after the test. */
  open(watch?: StoreWatch): Promise<Store>;
  /** Runs SQL without the store. Parameters are `$1`, `$2`, …, which both databases accept. */
  query(sql: string, ...parameters: (string | number | null)[]): Promise<Row[]>;
  /** Returns all stored data, as a thief of the database would find it. */
  everything(): Promise<string>;
}

/** A database in the cluster. `clean` deletes all rows, and returns whether the tables are still the same. */
interface EmptyDatabase {
  url: string;
  clean: () => Promise<boolean>;
}

/** By data folder, so that a restarted server finds its database again. */
const inUse = new Map<string, TestDatabase>();
/** Emptied databases of finished tests in this process. */
const free: EmptyDatabase[] = [];

/** Returns the database of a data folder, until the test ends. */
export async function databaseFor(data: string): Promise<TestDatabase> {
  const known = inUse.get(data);
  if (known) return known;
  const cluster = inject('postgresUrl');
  if (cluster === '') await placeMigratedFile(data);
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
  const path = databaseFile(data);
  return {
    settings: {},
    env: {},
    open: (watch) => openForTest({ path }, watch),
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
    // Includes the write-ahead log, which has the newest pages.
    everything: async () =>
      readdirSync(data)
        .map((name) => readFileSync(join(data, name), 'latin1'))
        .join(''),
  };
}

function databaseFile(data: string): string {
  return join(data, 'countersign.db');
}

/** The content of a database file that has all tables and no rows. */
let migrated: Promise<Buffer> | undefined;

/**
 * Puts a file with all tables into a new data folder: migrating each test's own file took longer than most tests. The
 * tests of migrations bring their own files, which stay.
 */
async function placeMigratedFile(data: string): Promise<void> {
  if (!existsSync(data) || existsSync(databaseFile(data))) return;
  migrated ??= migrate();
  writeFileSync(databaseFile(data), await migrated, { mode: 0o600 });
}

async function migrate(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-migrated-'));
  try {
    const path = databaseFile(folder);
    const store = await openDatabase({ path }, (error) => {
      throw error;
    });
    // Closing brings the write-ahead log into the file.
    await store.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Retries while the server writes, for example to deliver mail. The server may run on this same thread, so the wait
 * must not block it, as SQLite's own busy timeout would.
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

async function newDatabase(cluster: string): Promise<EmptyDatabase> {
  const url = await createDatabase(cluster, MIGRATED);
  return { url, clean: await connectCleaner(url) };
}

async function postgres(cluster: string): Promise<TestDatabase> {
  const own = free.pop() ?? (await newDatabase(cluster));
  const { url } = own;
  const query: TestDatabase['query'] = (sql, ...parameters) => queryOnce(url, sql, parameters, KeptClient);
  onTestFinished(async () => {
    if (await own.clean()) free.push(own);
  });
  return {
    settings: { databaseUrl: url },
    env: { DATABASE_URL: url },
    open: (watch) => openForTest({ url, Client: KeptClient }, watch),
    query,
    async everything() {
      const tables = await tablesOf(query);
      const rows: Row[][] = [];
      for (const name of tables) rows.push(await query(`select * from ${name}`));
      return JSON.stringify(rows);
    },
  };
}

async function openForTest(location: DatabaseLocation, watch?: StoreWatch): Promise<Store> {
  const store = await openDatabase(
    location,
    (error) => {
      throw error;
    },
    watch,
  );
  onTestFinished(() => store.close());
  return store;
}
