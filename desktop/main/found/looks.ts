/** Scans for codes, with progress and a way to stop them. */
import type { LookProgress } from '../../ipc/found.ts';
import type { Findings } from './found.ts';

export interface LookWatch {
  signal: AbortSignal;
  onProgress: (progress: LookProgress) => void;
}

/** A scan. If stopped, it may return what it has found so far, or `undefined` for no report. */
export type Look = (watch: LookWatch) => Promise<Findings | undefined>;

/** Runs one scan at a time. A new one ends the last one. */
export class Looks {
  readonly #tell: (progress: LookProgress) => void;
  #under = new AbortController();

  constructor(tell: (progress: LookProgress) => void) {
    this.#tell = tell;
  }

  run(look: Look): Promise<Findings | undefined> {
    this.stop();
    const { signal } = this.#under;
    return look({ signal, onProgress: (progress) => !signal.aborted && this.#tell(progress) });
  }

  stop(): void {
    this.#under.abort();
    this.#under = new AbortController();
  }
}

/** Returns the total progress of a scan in several parts, 0 to 1. @param share progress of the current part, 0 to 1 */
export function shareOfWhole(part: number, parts: number, share: number): number {
  return parts === 0 ? 1 : (part + share) / parts;
}
