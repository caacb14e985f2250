/** Databases in the tests' PostgreSQL: made, copied, emptied. */
import pg from 'pg';
import { openDatabase } from '../store/open-database.ts';

export type Row = Record<string, unknown>;

let made = 0;

/** Deletes all rows. Not by `truncate`, which makes new files for each table and index: ten times as slow for a few rows. */
export async function deleteRows(url: string, names: readonly string[]): Promise<void> {
  const deletes = names.map((name) => `delete from ${name};`).join('');
  // In this role PostgreSQL checks no foreign keys, so the order of the tables does not matter.
  await queryOnce(url, `set session_replication_role = replica; ${deletes}`);
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
): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
