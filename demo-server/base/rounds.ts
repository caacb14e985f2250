import type { Logger } from 'pino';

/** A background job. If it throws, the other jobs still run. */
export interface Job {
  /** For the log. */
  name: string;
  run(): Promise<void>;
}

/** How long a stopping server waits for the current round, in milliseconds. */
const GRACE_MS = 10_000;

/** Runs a list of jobs in order, repeatedly, one round at a time in this process. */
export class Rounds {
  readonly #jobs: readonly Job[];
  readonly #logger: Logger;
  /** Jobs whose last run failed and was logged. */
  readonly #failing = new Set<Job>();
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;
  #isStopping = false;

  constructor(jobs: readonly Job[], logger: Logger) {
    this.#jobs = jobs;
    this.#logger = logger;
  }

  /** Runs a round now, and another at each interval if none is running. */
  start(everyMs: number): void {
    const run = () => {
      if (!this.#underWay) this.runNow().catch(() => undefined);
    };
    this.#timer = setInterval(run, everyMs).unref();
    run();
  }

  /**
   * Runs a new round, after the current one if there is one, so that it includes all work up to now.
   *
   * @throws the error of the first job that failed, after all have run
   */
  async runNow(): Promise<void> {
    if (this.#underWay) await this.#underWay.catch(() => undefined);
    this.#underWay ??= this.#round().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** Starts no more rounds, and waits a limited time for the current one. */
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

  /** Logs the first failure in a row, so that an unreachable database is not logged in every round. */
  #report(job: Job, error: unknown): void {
    if (!this.#isStopping && !this.#failing.has(job))
      this.#logger.error({ err: error, job: job.name }, 'work beside the requests failed');
    this.#failing.add(job);
  }
}
