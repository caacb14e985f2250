import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../base/refusal.ts';
import { bcryptInput } from './password.ts';
import type { PasswordJob, PasswordResult } from './password-job.ts';

interface Waiting {
  job: PasswordJob;
  resolve: (result: PasswordResult) => void;
  reject: (error: unknown) => void;
}

/** bcrypt's cost: about a fifth of a second for each password on a small machine. */
export const PASSWORD_COST = 12;

/**
 * The most passwords in the queue. Beyond it, requests are refused at once, because a later answer would come after the
 * client has given up.
 */
const MOST_WAITING = 64;

/** Runs bcrypt on a few worker threads, which start on first use. */
export class PasswordPool {
  readonly #cost: number;
  readonly #most: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #waiting: Waiting[] = [];
  #closed = false;

  /** @param cost bcrypt's cost, the base-2 logarithm of its rounds */
  constructor(cost: number, threads = Math.min(4, availableParallelism())) {
    this.#cost = cost;
    this.#most = threads;
  }

  /** @throws Refusal if the queue is full. Call it before a write for a password that would then not be checked. */
  assertRoom(): void {
    if (this.#closed || this.#waiting.length >= MOST_WAITING) throw new Refusal('SERVER_BUSY');
  }

  async hash(password: string): Promise<string> {
    const [hash] = await this.hashAll([password]);
    if (hash === undefined) throw new TypeError('The password thread answered nothing.');
    return hash;
  }

  /**
   * Hashes several texts as one job, so that a set of backup codes takes one place in the queue.
   *
   * @param mostCost upper limit of the cost, for texts that need less than a password
   */
  async hashAll(texts: readonly string[], mostCost = this.#cost): Promise<string[]> {
    const cost = Math.min(mostCost, this.#cost);
    const result = await this.#run({ kind: 'hash', inputs: texts.map(bcryptInput), cost });
    if (result.kind !== 'hash') throw new TypeError('The password thread answered another question.');
    return result.hashes;
  }

  /**
   * Returns whether a password matches a hash. Without a hash, because no account has the email address, it does the
   * same work and returns false. So the response time does not show whether an account exists.
   */
  async matches(password: string, hash: string | undefined, mostCost = this.#cost): Promise<boolean> {
    const result = await this.#run({
      kind: 'compare',
      input: bcryptInput(password),
      hash: hash ?? decoy(Math.min(mostCost, this.#cost)),
    });
    return result.kind === 'compare' && result.same && hash !== undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Refusal('SERVER_BUSY'));
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #run(job: PasswordJob): Promise<PasswordResult> {
    this.assertRoom();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#busy.size < this.#most ? this.#start() : undefined);
    const waiting = worker && this.#waiting.shift();
    if (!waiting) return;
    this.#busy.set(worker, waiting);
    worker.ref();
    worker.postMessage(waiting.job);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./password-worker.ts', import.meta.url));
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
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    waiting?.reject(error);
    this.#next();
  }
}

/** Returns a text in the form of a bcrypt hash with this cost. It matches no known password. */
function decoy(cost: number): string {
  return `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`;
}
