import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { queryOnce } from '../../../demo-server/testing/postgres-databases.ts';

type Value = string | number | null;

/** The database of a server under test, beside that server. */
export interface BenchDatabase {
  /** Environment variables for the server's process. */
  env: Record<string, string>;
  /** Runs a statement. Its parameters are `$1`, `$2`, … */
  run(sql: string, parameters?: readonly Value[]): Promise<void>;
  /** Inserts rows in one transaction. */
  insert(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void>;
}

/** Most parameters of one statement: both databases allow more. */
const MOST_PARAMETERS = 20_000;

/** Returns an SQLite file in a data folder. */
export function sqliteIn(folder: string): BenchDatabase {
  const onFile = (work: (database: DatabaseSync) => void) => {
    const database = new DatabaseSync(join(folder, 'countersign.db'));
    try {
      // Without synchronous writes, because a power cut would only lose a benchmark.
      database.exec('pragma busy_timeout = 5000; pragma synchronous = off; begin immediate');
      work(database);
      database.exec('commit');
    } finally {
      database.close();
    }
  };
  const run = (database: DatabaseSync, sql: string, parameters: readonly Value[]) =>
    database.prepare(sql.replaceAll(/\$(\d+)/g, '?$1')).run(...parameters);
  return {
    env: { COUNTERSIGN_DATA: folder },
    run: async (sql, parameters = []) => onFile((database) => run(database, sql, parameters)),
    insert: async (table, rows) =>
      onFile((database) => {
        for (const [sql, parameters] of inserts(table, rows)) run(database, sql, parameters);
      }),
  };
}

/** Returns the PostgreSQL database at a URL. @param folder the server's data folder */
export function postgresAt(url: string, folder: string): BenchDatabase {
  return {
    env: { COUNTERSIGN_DATA: folder, DATABASE_URL: url },
    run: async (sql, parameters = []) => void (await queryOnce(url, sql, parameters)),
    async insert(table, rows) {
      for (const [sql, parameters] of inserts(table, rows)) await queryOnce(url, sql, parameters);
    },
  };
}

function inserts(
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
): (readonly [sql: string, parameters: Value[]])[] {
  const columns = Object.keys(rows[0] ?? {});
  const most = Math.max(1, Math.floor(MOST_PARAMETERS / Math.max(1, columns.length)));
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, part) => {
    const some = rows.slice(part * most, (part + 1) * most);
    const places = some.map((_row, row) => {
      const of = columns.map((_column, column) => `$${row * columns.length + column + 1}`);
      return `(${of.join(', ')})`;
    });
    const parameters = some.flatMap((row) => columns.map((column) => row[column] ?? null));
    return [`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, parameters];
  });
}
