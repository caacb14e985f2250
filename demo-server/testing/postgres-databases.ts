/** Databases in the tests' PostgreSQL: made, copied, emptied. */
import pg from 'pg';
import { openDatabase } from '../store/open-database.ts';

export type Row = Record<string, unknown>;

let made = 0;

/**
 * Connects to a database with all tables and no rows.
 *
 * @returns deletes all rows, and returns whether the tables are still the same: a test may leave those of an earlier
 * version
 */
export async function connectCleaner(url: string): Promise<() => Promise<boolean>> {
  // In this role PostgreSQL checks no foreign keys, so the order of the tables does not matter.
  const client = new pg.Client({ connectionString: url, options: '-c session_replication_role=replica' });
  await client.connect();
  let isLost = false;
  // A test of an outage ends all connections of its database.
  client.on('error', () => {
    isLost = true;
  });
  const tables = await tablesOf((sql) => client.query(sql).then(({ rows }) => rows));
  // Not by `truncate`, which makes new files for each table and index: ten times as slow for a few rows.
  const deletes = tables.map((table, index) => `d${index} as (delete from ${table})`);
  const text = `with ${deletes.join(', ')} select name from kysely_migration order by name`;
  const clean = async () => {
    const { rows } = await client.query<{ name: string }>({ name: 'clean', text });
    return rows.map(({ name }) => name).join();
  };
  const before = await clean();
  return async () => {
    if (isLost) return false;
    try {
      if ((await clean()) === before) return true;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE)) throw error;
    }
    await client.end();
    return false;
  };
}

/** SQLSTATE (PostgreSQL, Appendix A). */
const UNDEFINED_TABLE = '42P01';

/** Returns the names of all tables but those of the migrations, as they are written in SQL. */
export async function tablesOf(query: (sql: string) => Promise<Row[]>): Promise<string[]> {
  const tables = await query(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'",
  );
  return tables.map(({ name }) => String(name));
}

/** The name of the cluster's database that has all tables and no rows. */
export const MIGRATED = 'migrated';

/** Creates a database in the cluster: a copy of the template, or one without tables. @returns its URL */
export async function createDatabase(cluster: string, template = 'template1'): Promise<string> {
  made += 1;
  const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}_${Date.now()}_${made}`;
  await queryOnce(cluster, `create database ${name} template ${template} strategy file_copy`);
  return databaseUrl(cluster, name);
}

/** Creates the database {@link MIGRATED}, so that migrations run once for all tests. */
export async function createMigratedDatabase(cluster: string): Promise<void> {
  await queryOnce(cluster, `create database ${MIGRATED} strategy file_copy`);
  const store = await openDatabase({ url: databaseUrl(cluster, MIGRATED) }, (error) => {
    throw error;
  });
  await store.close();
}

function databaseUrl(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = name;
  return url.href;
}

/** Runs a query on a connection of its own. Parameters are `$1`, `$2`, … */
export async function queryOnce(
  url: string,
  sql: string,
  parameters: readonly unknown[] = [],
  Client = pg.Client,
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
