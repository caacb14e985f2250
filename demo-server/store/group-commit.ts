import { setTimeout as sleep } from 'node:timers/promises';

/** The one connection there is. Everything runs at once: SQLite is in this process. */
export interface Connection {
  execute(sql: string): void;
  /** Whether a transaction is open. Some faults, such as a full disk, end it without being asked. */
  readonly isTransaction: boolean;
  /** Whether a fault means that another process is writing, and that asking again is right. */
  isBusy(error: unknown): boolean;
}

/** Units of work made durable by one commit, at most. */
const MOST_IN_A_BATCH = 32;

/** Most patience with another process's write, and the pause before asking again, in milliseconds. */
const BUSY_MS = 5000;
const PAUSE_MS = 2;

/** Units that wait for one commit. */
interface Batch {
  size: number;
  /** Whether everything that came in with it has had its turn. */
  isDue: boolean;
  committed: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Takes turns on SQLite's one connection, and makes what comes at the same time durable together.
 *
 * A durable commit costs a sync of the disk, many times what the statements cost. So a transaction hands the connection
 * on at its end without a commit; one commit follows for all, once the event loop has taken in every request that had
 * arrived. Each transaction is a savepoint, undone on its own when it fails; and nobody hears that their work is done
 * before it is durable.
 */
export class GroupCommit {
  readonly #connection: Connection;
  readonly #line: (() => void)[] = [];
  #isTaken = false;
  #batch: Batch | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Waits for the connection and begins a transaction, which holds it until `commit` or `rollback`. */
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

  /** Ends the transaction, hands the connection on, and waits until what was done is durable. */
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

  /** Undoes the transaction and hands the connection on. */
  rollback(): void {
    try {
      if (this.#connection.isTransaction) this.#connection.execute('rollback to unit; release unit');
      else this.#noticeEnd(new Error('SQLite ended the transaction.'));
    } finally {
      this.#handOn();
    }
  }

  /**
   * Runs one statement that is in no transaction. One that reads waits for the commit, too, when there is a batch: what
   * it has read may be undone until then.
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

  /** Commits what is left to commit. Nothing may be asked after it. */
  close(): void {
    if (this.#batch) this.#flush(this.#batch);
  }

  async #take(): Promise<void> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#line.push(resolve));
    this.#isTaken = true;
  }

  /**
   * Asks again while another process writes. SQLite's own waiting would hold up the event loop, and with it every
   * request.
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
      // Takes the write lock now. Begun without it, a transaction that reads first cannot wait for another process's
      // write later: SQLite refuses at once, whatever the busy timeout.
      this.#connection.execute('begin immediate');
      const batch = newBatch();
      this.#batch = batch;
      setImmediate(() => this.#due(batch));
    }
    this.#batch.size += 1;
  }

  /** Commits now, or as soon as the transaction that has the connection is over. */
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

  /** When a fault has made SQLite undo the whole batch, everybody in it hears of it. */
  #noticeEnd(error: unknown): void {
    if (!this.#batch || this.#connection.isTransaction) return;
    this.#batch.reject(error);
    this.#batch = undefined;
  }
}

function newBatch(): Batch {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Who waits for it hears of a failure; a batch of nothing but undone units has nobody who waits.
  promise.catch(() => undefined);
  return { size: 0, isDue: false, committed: promise, resolve, reject };
}
