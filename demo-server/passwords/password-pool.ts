import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../base/refusal.ts';
import { bcryptDecoy, type PasswordCost } from './password-hash.ts';
import type { PasswordJob, PasswordResult } from './password-job.ts';
import { type Turn, Turns } from './turns.ts';

interface Waiting {
  client: string;
  job: PasswordJob;
  resolve: (result: PasswordResult) => void;
  reject: (error: unknown) => void;
}

/** Most requests of one client that wait, and of one of its accounts. */
const MOST_OF_CLIENT = 64;
const MOST_OF_ACCOUNT = 48;
/** Most requests that wait. Beyond this, an immediate refusal is better than an answer after the client has given up. */
const MOST_WAITING = 1024;

/** Most processors that compute slow hashes at the same time. It bounds the memory that they need. */
const MOST_PROCESSORS = 4;

/** How long a client should wait when it has too many requests in the line, in seconds. */
const TOO_MANY_S = 5;

/** Starts a thread for slow hashes. @param of `isSpare`: the one with the priority of the event loop */
export function startPasswordThread(of: { isSpare: boolean }): Worker {
  return new Worker(new URL('./password-worker.ts', import.meta.url), { workerData: of });
}

/**
 * Slow hashes on a few worker threads, started when first needed.
 *
 * Clients take turns, and one client never has all threads: another one starts at once. A client that is alone still
 * uses every processor. Memory is bounded by the number of threads, times that of one password.
 *
 * On Linux all threads but one have a lower priority than the event loop, which must not wait for them. The one is for
 * clients with a single request, so that they do not compete with those that have many.
 */
export class PasswordPool {
  readonly #cost: PasswordCost;
  readonly #most: number;
  readonly #startThread: typeof startPasswordThread;
  /** The thread for clients with a single request, once it has started. */
  #spare: Worker | undefined;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #waiting = new Turns<Waiting>();
  /** Places in the line, by client and by client and account. */
  readonly #places = new Map<string, number>();
  #entered = 0;
  #closed = false;
  /** Whether any account still has a hash of bcrypt. */
  #hasBcrypt = false;

  /** @param threads one more than processors by default, because one client may have all of them but one */
  constructor(
    cost: PasswordCost,
    threads = Math.min(MOST_PROCESSORS, availableParallelism()) + 1,
    startThread = startPasswordThread,
  ) {
    this.#cost = cost;
    this.#most = threads;
    this.#startThread = startThread;
  }

  /** From now on, each check does the work for a hash of earlier versions as well. */
  expectBcrypt(): void {
    this.#hasBcrypt = true;
  }

  /**
   * Takes a place in the line. Call it before an attempt is reserved: with a place, the attempt will be compared.
   *
   * @returns gives the place back; call it when the work is done
   * @throws Refusal if the client, or all clients together, have too many
   */
  enter({ client, account }: Turn): () => void {
    const pair = `${client} ${account}`;
    if (this.#closed || this.#entered >= MOST_WAITING) throw new Refusal('SERVER_BUSY');
    if (this.#placesOf(client) >= MOST_OF_CLIENT || this.#placesOf(pair) >= MOST_OF_ACCOUNT)
      throw new Refusal('TOO_MANY_REQUESTS', { retryAfter: TOO_MANY_S });
    this.#count(client, 1);
    this.#count(pair, 1);
    this.#entered += 1;
    return () => {
      this.#count(client, -1);
      this.#count(pair, -1);
      this.#entered -= 1;
    };
  }

  /** Hashes a password, or answers to security questions. @param turn whose turn it is, of this and of all work below */
  async hash(password: string, turn: Turn): Promise<string> {
    const [hash = ''] = await this.#hashes({ kind: 'hash', password, cost: this.#cost }, turn);
    return hash;
  }

  /**
   * Returns whether a password matches a hash. Without a hash, because the email address has no account, the same work
   * is done, so that the time does not show whether there is an account.
   */
  matches(password: string, hash: string | undefined, turn: Turn): Promise<boolean> {
    return this.#isSame(
      { kind: 'check', password, hash, cost: this.#cost, hasBcrypt: this.#hasBcrypt },
      turn,
    );
  }

  /**
   * Hashes codes with bcrypt in one job, so that a set of backup codes counts as one password in the line.
   *
   * @throws Refusal if the client, or all clients together, have too many in the line
   */
  async hashCodes(codes: string[], cost: number, turn: Turn): Promise<string[]> {
    const leave = this.enter(turn);
    return this.#hashes({ kind: 'hash-codes', codes, cost: this.#codeCost(cost) }, turn).finally(leave);
  }

  /** Returns whether a code matches a hash of bcrypt. Without a hash, the same work is done. */
  async matchesCode(code: string, hash: string | undefined, cost: number, turn: Turn): Promise<boolean> {
    const job = { kind: 'check-code', code, hash: hash ?? bcryptDecoy(this.#codeCost(cost)) } as const;
    return (await this.#isSame(job, turn)) && hash !== undefined;
  }

  /** Returns how many requests have a place in the line but no thread, and how many threads work. */
  load(): { waiting: number; working: number } {
    const working = this.#busy.size;
    return { waiting: Math.max(0, this.#entered - working), working };
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.drain()) reject(new Refusal('SERVER_BUSY'));
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  /** Tests use a lower cost for everything. */
  #codeCost(cost: number): number {
    return Math.min(cost, this.#cost.bcrypt);
  }

  #placesOf(key: string): number {
    return this.#places.get(key) ?? 0;
  }

  #count(key: string, by: 1 | -1): void {
    const places = this.#placesOf(key) + by;
    if (places > 0) this.#places.set(key, places);
    else this.#places.delete(key);
  }

  async #hashes(job: PasswordJob, turn: Turn): Promise<string[]> {
    const result = await this.#run(job, turn);
    if (!('hashes' in result)) throw new TypeError('The password thread answered another question.');
    return result.hashes;
  }

  async #isSame(job: PasswordJob, turn: Turn): Promise<boolean> {
    const result = await this.#run(job, turn);
    return 'isSame' in result && result.isSame;
  }

  #run(job: PasswordJob, turn: Turn): Promise<PasswordResult> {
    if (this.#closed) return Promise.reject(new Refusal('SERVER_BUSY'));
    return new Promise((resolve, reject) => {
      this.#waiting.add(turn, { client: turn.client, job, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#busy.size >= this.#most) return;
    const waiting = this.#waiting.next((client) => this.#threadsOf(client) < Math.max(1, this.#most - 1));
    if (!waiting) return;
    const worker = this.#threadFor(waiting.client);
    this.#busy.set(worker, waiting);
    worker.ref();
    worker.postMessage(waiting.job);
    this.#next();
  }

  /** How many threads work for a client. */
  #threadsOf(client: string): number {
    return [...this.#busy.values()].filter((waiting) => waiting.client === client).length;
  }

  /** Removes a thread from the idle ones, or starts one. Call it only while fewer work than may. */
  #threadFor(client: string): Worker {
    const idle = this.#idle.findIndex((worker) => worker !== this.#spare);
    const others = this.#idle.length + this.#busy.size - (this.#spare ? 1 : 0);
    const isOtherFree = idle >= 0 || others < this.#most - 1;
    const isSpareFree = !this.#spare || !this.#busy.has(this.#spare);
    if (isSpareFree && (this.#placesOf(client) <= 1 || !isOtherFree)) {
      if (!this.#spare) {
        this.#spare = this.#start({ isSpare: true });
        return this.#spare;
      }
      this.#idle.splice(this.#idle.indexOf(this.#spare), 1);
      return this.#spare;
    }
    const [other] = idle < 0 ? [] : this.#idle.splice(idle, 1);
    return other ?? this.#start({ isSpare: false });
  }

  #start(of: { isSpare: boolean }): Worker {
    const worker = this.#startThread(of);
    worker.on('message', (result: PasswordResult) => {
      const waiting = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      // An idle thread does not keep the process alive.
      worker.unref();
      waiting?.resolve(result);
      this.#next();
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('A password thread ended.')));
    return worker;
  }

  #lose(worker: Worker, error: unknown): void {
    const waiting = this.#busy.get(worker);
    this.#busy.delete(worker);
    if (this.#spare === worker) this.#spare = undefined;
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    waiting?.reject(error);
    if (!this.#closed) this.#next();
  }
}
