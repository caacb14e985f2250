import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from './load.ts';
import { TransactionEnded } from './unavailable.ts';

/** The only connection. Calls are synchronous, because SQLite runs in this process. */
export interface Connection {
  execute(sql: string): void;
  /** Whether a transaction is open. Some errors, such as a full disk, end it. */
  readonly isTransaction: boolean;
  /** Whether an error means that another process is writing, so that a retry is right. */
  isBusy(error: unknown): boolean;
}

/** The most transactions in one commit. */
const MOST_IN_A_BATCH = 32;

/** The longest wait for another process's write, and the pause between attempts, in milliseconds. */
const BUSY_MS = 5000;
const PAUSE_MS = 2;

/** Transactions that wait for one commit. */
interface Batch {
  size: number;
  /** Whether all requests that arrived with it have had their turn. */
  isDue: boolean;
  committed: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Shares SQLite's one connection between transactions, and commits those that come at the same time together.
 *
 * A durable commit needs a disk sync, which costs many times more than the statements. So a transaction releases the
 * connection at its end without a commit. One commit follows for all, once the event loop has read every request that
 * had arrived. Each transaction is a savepoint, which is rolled back alone if it fails. No call returns before its work
 * is durable.
 */
export class GroupCommit {
  readonly #connection: Connection;
  readonly #line: (() => void)[] = [];
  #isTaken = false;
  #batch: Batch | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Waits for the connection and starts a transaction, which keeps it until `commit` or `rollback`. */
  async begin(): Promise<void> {
    await this.#take();
    try {
      await this.#patiently(() => this.#openBatch());
      this.#connection.execute('savepoint unit');
    } catch (error) {
      this.#noticeEnd(error);
      this.#handOn();
      throw error;
    }
  }

  /** Ends the transaction, releases the connection, and waits until the work is durable. */
  async commit(): Promise<void> {
    const batch = this.#batch;
    try {
      this.#connection.execute('release unit');
    } catch (error) {
      this.rollback();
      throw error;
    }
    this.#handOn();
    await batch?.committed;
  }

  /** Rolls the transaction back and releases the connection. */
  rollback(): void {
    try {
      if (this.#connection.isTransaction) this.#connection.execute('rollback to unit; release unit');
      else this.#noticeEnd(new TransactionEnded('SQLite ended the transaction.'));
    } finally {
      this.#handOn();
    }
  }

  /**
   * Runs one statement outside a transaction. If there is a batch, a read also waits for its commit: until then, what
   * it has read may be rolled back.
   */
  async single<T>(isWrite: boolean, run: () => T): Promise<T> {
    await this.#take();
    let batch: Batch | undefined;
    let result: T;
    try {
      result = await this.#patiently(() => {
        if (isWrite) this.#openBatch();
        batch = this.#batch;
        return run();
      });
    } catch (error) {
      this.#noticeEnd(error);
      throw error;
    } finally {
      this.#handOn();
    }
    await batch?.committed;
    return result;
  }

  load(): Load {
    const busy = this.#isTaken ? 1 : 0;
    return { busy, idle: 1 - busy, waiting: this.#line.length };
  }

  /** Commits what is left. Nothing may be called after it. */
  close(): void {
    if (this.#batch) this.#flush(this.#batch);
  }

  async #take(): Promise<void> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#line.push(resolve));
    this.#isTaken = true;
  }

  /**
   * Retries while another process writes. SQLite's own waiting would block the event loop, and with it every request.
   */
  async #patiently<T>(run: () => T): Promise<T> {
    for (const until = performance.now() + BUSY_MS; ; ) {
      try {
        return run();
      } catch (error) {
        if (!this.#connection.isBusy(error) || performance.now() > until) throw error;
      }
      await sleep(PAUSE_MS * Math.random());
    }
  }

  #handOn(): void {
    if (this.#batch && (this.#batch.isDue || this.#batch.size >= MOST_IN_A_BATCH)) this.#flush(this.#batch);
    const next = this.#line.shift();
    if (next) next();
    else this.#isTaken = false;
  }

  #openBatch(): void {
    if (!this.#batch) {
      // Take the write lock now. Without it, a transaction that reads first cannot wait for another process's write
      // later: SQLite refuses at once, despite the busy timeout.
      this.#connection.execute('begin immediate');
      const batch = newBatch();
      this.#batch = batch;
      setImmediate(() => this.#due(batch));
    }
    this.#batch.size += 1;
  }

  /** Commits now, or when the current transaction ends. */
  #due(batch: Batch): void {
    batch.isDue = true;
    if (this.#batch === batch && !this.#isTaken) this.#flush(batch);
  }

  #flush(batch: Batch): void {
    this.#batch = undefined;
    try {
      this.#connection.execute('commit');
      batch.resolve();
    } catch (error) {
      if (this.#connection.isTransaction) this.#connection.execute('rollback');
      batch.reject(error);
    }
  }

  /** If an error made SQLite roll the batch back, fails all its transactions. */
  #noticeEnd(error: unknown): void {
    if (!this.#batch || this.#connection.isTransaction) return;
    this.#batch.reject(error);
    this.#batch = undefined;
  }
}

function newBatch(): Batch {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Callers that wait for it get the error. Without callers, for example if all units were rolled back, it must not be
  // an unhandled rejection.
  promise.catch(() => undefined);
  return { size: 0, isDue: false, committed: promise, resolve, reject };
}
