import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { GroupCommit } from './group-commit.ts';
import type { Load } from './load.ts';

/** The longest wait for another process at opening, in milliseconds. */
const OPENING_MS = 5000;
/** The most prepared statements to keep. */
const MOST_PREPARED = 500;

/** A prepared statement, and whether it returns rows. */
interface Prepared {
  statement: StatementSync;
  isReader: boolean;
}

/** Kysely's driver for Node's own SQLite, with one shared connection. See {@link GroupCommit}. */
export class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #turns: GroupCommit;
  readonly #statements = new Map<string, Prepared>();

  /** @param path the file; created if it does not exist */
  constructor(path: string) {
    const database = openDatabase(path);
    this.#database = database;
    this.#turns = new GroupCommit({
      execute: (sql) => database.exec(sql),
      isBusy,
      get isTransaction() {
        return database.isTransaction;
      },
    });
  }

  /** Returns how busy the one connection is. */
  load(): Load {
    return this.#turns.load();
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#turns, (sql) => this.#prepare(sql));
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.commit();
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#turns.close();
    this.#statements.clear();
    this.#database.close();
  }

  /** Prepares each statement once: the server has few, and preparing takes longer than most of them run. */
  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= MOST_PREPARED) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    const prepared = { statement, isReader: statement.columns().length > 0 };
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

/** The connection on which Kysely runs a transaction or single statements. */
class SqliteConnection implements DatabaseConnection {
  readonly #turns: GroupCommit;
  readonly #prepare: (sql: string) => Prepared;
  #isInTransaction = false;

  constructor(turns: GroupCommit, prepare: (sql: string) => Prepared) {
    this.#turns = turns;
    this.#prepare = prepare;
  }

  async begin(): Promise<void> {
    await this.#turns.begin();
    this.#isInTransaction = true;
  }

  async commit(): Promise<void> {
    const committed = this.#turns.commit();
    // From here another caller may use the connection, even if the commit fails.
    this.#isInTransaction = false;
    await committed;
  }

  rollback(): void {
    if (!this.#isInTransaction) return;
    this.#isInTransaction = false;
    this.#turns.rollback();
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, isReader } = this.#prepare(sql);
    const run = (): QueryResult<R> => {
      // Kysely's types describe the rows; the database cannot.
      if (isReader) return { rows: statement.all(...values(parameters)) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values(parameters)).changes) };
    };
    return this.#isInTransaction ? run() : this.#turns.single(!isReader, run);
  }

  // biome-ignore lint/correctness/useYield: nothing here streams; the interface requires it.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('The store reads rows at once; streaming is not built.');
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec(`pragma busy_timeout = ${OPENING_MS}`);
    switchToWal(database);
    // FULL: acknowledged work survives a power cut. From here GroupCommit does the waiting, without blocking the event
    // loop.
    database.exec('pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Switches to WAL, so that readers and the writer do not wait for each other. The switch ignores the busy timeout: if
 * two processes open a new file at once, one is refused and must try again.
 */
function switchToWal(database: DatabaseSync): void {
  const until = Date.now() + OPENING_MS;
  for (;;) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/**
 * Returns whether an error is SQLITE_BUSY or one of its extended codes, which have the primary code in the low byte.
 */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

/** Returns the parameters as values that SQLite can bind: texts, numbers and null. The schema allows no others. */
function values(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((parameter) => {
    if (parameter === null || typeof parameter === 'string' || typeof parameter === 'number')
      return parameter;
    throw new TypeError(`A ${typeof parameter} cannot be stored; the schema holds texts and numbers.`);
  });
}
