/** The weight of waiting relative to work. It is not 0, so that a long wait also ends. */
const WAITED = 0.5;

/**
 * Measures the work of this thread. With limits in real time, a busy computer would find fewer codes than an idle one.
 */
export class WorkClock {
  readonly #startedAt = performance.now();
  readonly #workedBefore = worked();

  /** Returns the milliseconds of work since the start, or half of the elapsed time if that is more. */
  elapsed(): number {
    const passed = performance.now() - this.#startedAt;
    const now = worked();
    if (now === undefined || this.#workedBefore === undefined) return passed;
    return Math.max(now - this.#workedBefore, passed * WAITED);
  }
}

/** Returns this thread's processor time in milliseconds; `undefined` in older runtimes. */
function worked(): number | undefined {
  if (typeof process.threadCpuUsage !== 'function') return undefined;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
