import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { GroupCommit } from './group-commit.ts';

/** How long opening waits for another process, in milliseconds. */
const OPENING_MS = 5000;
/** Statements kept prepared. */
const MOST_PREPARED = 500;

/** Kysely's driver over Node's own SQLite: one connection, taken in turns. See {@link GroupCommit}. */
export class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #turns: GroupCommit;
  readonly #statements = new Map<string, StatementSync>();

  /** @param path a file, made when it does not exist */
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

  /** Prepares each statement once: the server's are few, and preparing takes longer than most of them. */
  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= MOST_PREPARED) this.#statements.clear();
    const prepared = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

/** What Kysely runs one transaction, or statements by themselves, on. */
class SqliteConnection implements DatabaseConnection {
  readonly #turns: GroupCommit;
  readonly #prepare: (sql: string) => StatementSync;
  #isInTransaction = false;

  constructor(turns: GroupCommit, prepare: (sql: string) => StatementSync) {
    this.#turns = turns;
    this.#prepare = prepare;
  }

  async begin(): Promise<void> {
    await this.#turns.begin();
    this.#isInTransaction = true;
  }

  async commit(): Promise<void> {
    const committed = this.#turns.commit();
    // The connection is somebody else's from here on, even when the commit fails.
    this.#isInTransaction = false;
    await committed;
  }

  rollback(): void {
    if (!this.#isInTransaction) return;
    this.#isInTransaction = false;
    this.#turns.rollback();
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(sql);
    const isReader = statement.columns().length > 0;
    const run = (): QueryResult<R> => {
      // Kysely's types say what the rows are; the database cannot.
      if (isReader) return { rows: statement.all(...values(parameters)) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values(parameters)).changes) };
    };
    return this.#isInTransaction ? run() : this.#turns.single(!isReader, run);
  }

  // biome-ignore lint/correctness/useYield: nothing here streams; the interface asks for it.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('The store reads rows at once; streaming is not built.');
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec(`pragma busy_timeout = ${OPENING_MS}`);
    switchToWal(database);
    // FULL: what was acknowledged survives a power cut. From now on waiting is GroupCommit's, which holds nobody up.
    database.exec('pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * WAL: readers and the writer do not wait for each other. The switch itself heeds no busy timeout: where two processes
 * open a new file at once, one is refused, and has only to ask again.
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

/** SQLITE_BUSY and its extended codes, which keep the primary one in the low byte. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

/** What the schema's types allow is all that SQLite can bind: texts, numbers and null. */
function values(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((parameter) => {
    if (parameter === null || typeof parameter === 'string' || typeof parameter === 'number')
      return parameter;
    throw new TypeError(`A ${typeof parameter} cannot be stored; the schema holds texts and numbers.`);
  });
}
