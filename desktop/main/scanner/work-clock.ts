/** A millisecond of waiting counts as this share of a millisecond of work, so that waiting ends too. */
const WAITED = 0.5;

/**
 * How long this thread has worked. Limits by the clock on the wall would have a busy computer find fewer codes than an
 * idle one.
 */
export class WorkClock {
  readonly #startedAt = performance.now();
  readonly #workedBefore = worked();

  /** Milliseconds of work since it was made, or half of the time that passed where that is more. */
  elapsed(): number {
    const passed = performance.now() - this.#startedAt;
    const now = worked();
    if (now === undefined || this.#workedBefore === undefined) return passed;
    return Math.max(now - this.#workedBefore, passed * WAITED);
  }
}

/** Milliseconds of processor time this thread has had; unknown to older runtimes. */
function worked(): number | undefined {
  if (typeof process.threadCpuUsage !== 'function') return undefined;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
