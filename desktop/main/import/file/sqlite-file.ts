/**
 * The databases of Android apps. SQLite as WebAssembly reads them from memory: a malicious file can reach only that
 * module's memory, and no key is written to a temporary file.
 */
import { damaged } from '../account/import-failure.ts';

export type SqlRow = Readonly<Record<string, unknown>>;
/** Names of columns are in lower case. */
export interface Table {
  columns: readonly string[];
  rows: readonly SqlRow[];
}
/** The tables by their names in lower case. */
export type Tables = ReadonlyMap<string, Table>;

export interface DatabaseFile {
  tables: Tables;
  /** Whether SQLite finds no fault. From a damaged file, rows may be missing. */
  isWhole: boolean;
}

const MOST_ROWS = 50_001;
const HEADER = 'SQLite format 3\0';
/** The tables of accounts and categories in any of the apps. */
const WANTED = new Set(['accounts', 'category', 'authenticator', 'authenticatorcategory', 'customicon']);

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
export async function readTables(bytes: Uint8Array): Promise<DatabaseFile | undefined> {
  if (!isSqlite(bytes)) return undefined;
  const { default: start } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await start();
  const database = new Database(withoutLog(bytes));
  try {
    const list = database.exec("SELECT name FROM sqlite_master WHERE type = 'table'")[0]?.values ?? [];
    const names = list.map(([name]) => String(name)).filter((name) => WANTED.has(name.toLowerCase()));
    const tables = new Map(
      names.map((name) => {
        const quoted = `"${name.replaceAll('"', '""')}"`;
        // A table without rows has columns, too: it is the export of an app without accounts.
        const info = database.exec(`PRAGMA table_info(${quoted})`)[0]?.values ?? [];
        const columns = info.map(([, column]) => String(column).toLowerCase());
        const result = database.exec(`SELECT * FROM ${quoted} LIMIT ${MOST_ROWS}`)[0];
        const rows = (result?.values ?? []).map((values) =>
          Object.fromEntries(columns.map((column, at) => [column, values[at]])),
        );
        return [name.toLowerCase(), { columns, rows }] as const;
      }),
    );
    return { tables, isWhole: database.exec('PRAGMA quick_check(1)')[0]?.values[0]?.[0] === 'ok' };
  } catch {
    throw damaged('SQLite');
  } finally {
    database.close();
  }
}
