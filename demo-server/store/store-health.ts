import type { Logger } from 'pino';
import { onceAMinute } from '../base/once-a-minute.ts';
import { Refusal } from '../base/refusal.ts';
import { isUnavailable } from './unavailable.ts';

/** Longest the database may take to answer a probe, in milliseconds. */
const PROBE_MS = 2000;
/** How long a database must have worked before the server says that it is ready, in milliseconds. */
const WORKED_MS = 2000;
/** How long clients should wait, in seconds. */
const UNAVAILABLE_S = 10;

/** What {@link StoreHealth} asks of the database. */
export interface Probes {
  /** Reads. @throws if the database does not answer */
  ping(): Promise<void>;
  /** Writes a little. @throws if the database cannot write, for example because its disk is full */
  probe(): Promise<void>;
}

/** Remembers whether the database failed a request, until it has worked again. */
export class StoreHealth {
  readonly #store: Probes;
  readonly #logger: Logger;
  readonly #report = onceAMinute();
  #failedAt: number | undefined;

  constructor(store: Probes, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
  }

  /**
   * Returns the refusal of a request that failed because of the database; `undefined` for any other error. Logged once a
   * minute, not for each request.
   */
  refusalOf(error: unknown): Refusal | undefined {
    if (error instanceof Refusal || !isUnavailable(error)) return undefined;
    this.#failedAt = performance.now();
    this.#report((requests) =>
      this.#logger.error({ err: error, requests }, 'the database is not available, so requests are refused'),
    );
    return new Refusal('DATABASE_UNAVAILABLE', { retryAfter: UNAVAILABLE_S, cause: error });
  }

  /**
   * Checks that the database can be used. After a failure it must also write: a full disk still lets everything be read.
   *
   * @throws if it cannot be used, or has worked for too short a time
   */
  async assertReady(): Promise<void> {
    await withinTime(this.#store.ping());
    const failedAt = this.#failedAt;
    if (failedAt === undefined) return;
    await withinTime(this.#store.probe());
    if (performance.now() - failedAt < WORKED_MS) throw new Error('The database has just failed.');
    // A request may have failed meanwhile.
    if (this.#failedAt === failedAt) this.#failedAt = undefined;
  }
}

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PROBE_MS} ms.`)), PROBE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
