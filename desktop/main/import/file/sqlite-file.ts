/**
 * The databases of Android apps. SQLite as WebAssembly reads them from memory: a malicious file can reach only that
 * module's memory, and no key is written to a temporary file.
 */
import { damaged } from '../account/import-failure.ts';

export type SqlRow = Readonly<Record<string, unknown>>;
/** The rows of each table. Names of tables and columns are in lower case. */
export type Tables = ReadonlyMap<string, readonly SqlRow[]>;

const MOST_ROWS = 50_001;
const HEADER = 'SQLite format 3\0';
/** The tables of accounts and categories in any of the apps. */
const WANTED = new Set(['accounts', 'category', 'authenticator', 'category_data', 'authenticatorcategory']);

export function isSqlite(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, HEADER.length)).toString('latin1') === HEADER;
}

/** Clears the write-ahead log flag in bytes 18 and 19. The log is not here, and SQLite would not open the file. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  if (copy[18] === 2) copy.set([1, 1], 18);
  return copy;
}

/** Returns the tables; `undefined` for another file. @throws ImportFailure `damaged` */
export async function readTables(bytes: Uint8Array): Promise<Tables | undefined> {
  if (!isSqlite(bytes)) return undefined;
  const { default: start } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await start();
  const database = new Database(withoutLog(bytes));
  try {
    const list = database.exec("SELECT name FROM sqlite_master WHERE type = 'table'")[0]?.values ?? [];
    const names = list.map(([name]) => String(name)).filter((name) => WANTED.has(name.toLowerCase()));
    return new Map(
      names.map((name) => {
        const quoted = `"${name.replaceAll('"', '""')}"`;
        const result = database.exec(`SELECT * FROM ${quoted} LIMIT ${MOST_ROWS}`)[0];
        const columns = result?.columns.map((column) => column.toLowerCase()) ?? [];
        const rows = (result?.values ?? []).map((values) =>
          Object.fromEntries(columns.map((column, at) => [column, values[at]])),
        );
        return [name.toLowerCase(), rows] as const;
      }),
    );
  } catch {
    throw damaged('SQLite');
  } finally {
    database.close();
  }
}
