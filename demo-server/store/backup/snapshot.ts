import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import { appliedMigrations } from '../migrate.ts';
import type { DatabaseLocation } from '../open-database.ts';
import { postgresDialect } from '../postgres-dialect.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store-error.ts';

/** A row by column name, as the database stores it: texts, whole numbers and null. */
export type Row = Readonly<Record<string, string | number | null>>;

/** All data of a database at one moment, whatever other processes write meanwhile. */
export interface Snapshot {
  /** The migrations that the database has had, in order. */
  migrations: readonly string[];
  count(table: string): Promise<number>;
  /** Returns the rows of a table in batches. */
  rows(table: string): AsyncIterable<readonly Row[]>;
}

/** Number of rows per batch. */
const BATCH = 500;

/**
 * Reads a database as it is at one moment. Servers go on reading and writing. Nothing is changed, and the schema is not
 * migrated.
 *
 * @throws StoreError if there is no database yet
 */
export function inSnapshot<T>(
  location: DatabaseLocation,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return 'url' in location ? inPostgres(location.url, work) : inSqlite(location.path, work);
}

/** In WAL mode, a transaction that only reads sees one state, and writers do not wait for it. */
async function inSqlite<T>(path: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  if (!existsSync(path)) throw nothingThere(`There is no database ${path}.`);
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.exec('pragma busy_timeout = 5000; begin');
    const names = database.prepare("select name from sqlite_master where type = 'table'").all();
    if (!names.some(({ name }) => name === DEFAULT_MIGRATION_TABLE))
      throw nothingThere(`The database ${path} is empty.`);
    const migrations = database.prepare(`select name from ${DEFAULT_MIGRATION_TABLE} order by name`).all();
    return await work({
      migrations: migrations.map(({ name }) => String(name)),
      count: async (table) =>
        Number(database.prepare(`select count(*) as count from "${table}"`).get()?.count),
      async *rows(table) {
        let batch: Row[] = [];
        for (const row of database.prepare(`select * from "${table}"`).iterate()) {
          // The schema has no other types.
          batch.push(row as Row);
          if (batch.length === BATCH) {
            yield batch;
            batch = [];
          }
        }
        if (batch.length > 0) yield batch;
      },
    });
  } finally {
    database.close();
  }
}

async function inPostgres<T>(url: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const db = new Kysely<Schema>({
    dialect: postgresDialect(url, () => undefined),
    plugins: [new CamelCasePlugin()],
  });
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const migrations = await appliedMigrations(transaction);
        if (migrations.length === 0) throw nothingThere('The database in DATABASE_URL is empty.');
        const plain = transaction.withoutPlugins();
        return work({
          migrations,
          async count(table) {
            const { rows } = await sql<{ count: number }>`select count(*) from ${sql.id(table)}`.execute(
              plain,
            );
            return Number(rows[0]?.count);
          },
          async *rows(table) {
            await sql`declare backup_rows no scroll cursor for select * from ${sql.id(table)}`.execute(plain);
            for (;;) {
              const { rows } = await sql<Row>`fetch ${sql.lit(BATCH)} from backup_rows`.execute(plain);
              if (rows.length === 0) break;
              yield rows;
            }
            await sql`close backup_rows`.execute(plain);
          },
        });
      });
  } finally {
    await db.destroy();
  }
}

function nothingThere(what: string): StoreError {
  return new StoreError(
    `${what} There is nothing to back up. Check that --data and DATABASE_URL point to the server’s database.`,
  );
}
