/** Looking for codes takes its time: how far it is can be seen, and it can be stopped. */
import type { LookProgress } from '../../ipc/found.ts';
import type { Findings } from './found.ts';

export interface LookWatch {
  signal: AbortSignal;
  onProgress: (progress: LookProgress) => void;
}

/** A look; what was found before it was stopped may still be told, `undefined` says that there is nothing to tell. */
export type Look = (watch: LookWatch) => Promise<Findings | undefined>;

/** One look at a time: a new one ends the one before. */
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

/** How far a look is that has several parts, from how far the one under way is. */
export function shareOfWhole(part: number, parts: number, share: number): number {
  return parts === 0 ? 1 : (part + share) / parts;
}
