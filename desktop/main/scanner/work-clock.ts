/** The weight of waiting relative to work, unless another one is given. */
const WAITED = 0.5;

/**
 * Measures the work of this thread. With limits in real time, a busy computer would find fewer codes than an idle one.
 */
export class WorkClock {
  readonly #startedAt = performance.now();
  readonly #workedBefore = worked();
  readonly #waited: number;

  /** @param waited the weight of the elapsed time, more than 0, so that a long wait also ends */
  constructor(waited = WAITED) {
    this.#waited = waited;
  }

  /** Returns the milliseconds of work since the start, or a share of the elapsed time if that is more. */
  elapsed(): number {
    const passed = performance.now() - this.#startedAt;
    const now = worked();
    if (now === undefined || this.#workedBefore === undefined) return passed;
    return Math.max(now - this.#workedBefore, passed * this.#waited);
  }
}

/** Returns this thread's processor time in milliseconds; `undefined` in older runtimes. */
function worked(): number | undefined {
  if (typeof process.threadCpuUsage !== 'function') return undefined;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
