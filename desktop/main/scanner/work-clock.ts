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

/** Milliseconds that {@link workOnce} takes on the computer on which the limits of the search were measured. */
const MEASURED_ON = 0.37;
/** The most by which a slow computer extends a limit. A search must end for a person who waits. */
const MOST_SLOWNESS = 6;
const ROUNDS = 16;

/**
 * Whether work has passed a limit, which a slow computer extends. How slow it is, is measured only now: most searches are
 * over long before, and the measurement takes half as long as one of them.
 */
export function isPast(ms: number, limit: number): boolean {
  return ms > limit && ms > limit * slowness();
}

let known: number | undefined;

/**
 * Returns how many times as long this computer needs for the same work, from 1 to {@link MOST_SLOWNESS}. With limits in
 * milliseconds, a slow computer would find fewer codes than a fast one. Measured once, in some 50 milliseconds.
 */
export function slowness(): number {
  known ??= slownessOf(Math.min(...Array.from({ length: ROUNDS }, timeOnce)));
  return known;
}

/** @param ms the shortest time for the work: others may have been interrupted */
export function slownessOf(ms: number): number {
  return Math.min(MOST_SLOWNESS, Math.max(1, ms / MEASURED_ON));
}

function timeOnce(): number {
  const startedAt = performance.now();
  workOnce(bytes);
  return performance.now() - startedAt;
}

const bytes = new Uint8Array(262_144);

/** Whole numbers and bytes, as in the search. The result goes into the bytes, so that no compiler leaves the work out. */
function workOnce(data: Uint8Array): void {
  let sum = 0;
  for (let at = 0; at < data.length; at += 1) {
    const value = data[at] ?? 0;
    sum = (Math.imul(sum ^ value, 0x01000193) + ((value * 77) >>> 8)) | 0;
    data[at] = sum & 255;
  }
}
