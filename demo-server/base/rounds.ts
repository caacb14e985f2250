import type { Logger } from 'pino';

/** Work that is done beside the requests. It may throw: the others are done all the same. */
export interface Job {
  /** For the log. */
  name: string;
  run(): Promise<void>;
}

/** How long a server that stops waits for a round under way, in milliseconds. */
const GRACE_MS = 10_000;

/** Runs a list of jobs in their order, again and again, one round at a time in this process. */
export class Rounds {
  readonly #jobs: readonly Job[];
  readonly #logger: Logger;
  /** Jobs whose last run failed, which has been logged. */
  readonly #failing = new Set<Job>();
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;
  #isStopping = false;

  constructor(jobs: readonly Job[], logger: Logger) {
    this.#jobs = jobs;
    this.#logger = logger;
  }

  /** Runs a round at once, and another whenever the time has passed and none is under way. */
  start(everyMs: number): void {
    const run = () => {
      if (!this.#underWay) this.runNow().catch(() => undefined);
    };
    this.#timer = setInterval(run, everyMs).unref();
    run();
  }

  /**
   * Runs a round that begins now: what came while another was under way is not missed.
   *
   * @throws what the first job that failed threw, once all have run
   */
  async runNow(): Promise<void> {
    if (this.#underWay) await this.#underWay.catch(() => undefined);
    this.#underWay ??= this.#round().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** Begins no more rounds, and waits a while for the one under way. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    let grace: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      grace = setTimeout(resolve, GRACE_MS);
    });
    await Promise.race([this.#underWay?.catch(() => undefined), over]);
    clearTimeout(grace);
  }

  async #round(): Promise<void> {
    const errors: unknown[] = [];
    for (const job of this.#jobs) {
      if (this.#isStopping) break;
      try {
        await job.run();
        this.#failing.delete(job);
      } catch (error) {
        errors.push(error);
        this.#report(job, error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  /** Logs a failure when it begins: a database that is away is told of once, not in every round. */
  #report(job: Job, error: unknown): void {
    if (!this.#isStopping && !this.#failing.has(job))
      this.#logger.error({ err: error, job: job.name }, 'work beside the requests failed');
    this.#failing.add(job);
  }
}
