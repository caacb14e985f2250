/**
 * The steps of counter-based accounts. A counter that runs ahead of its server no longer works: RFC 4226 §7.4 lets a
 * server look only a few codes ahead. So each step is followed by a pause, in which the same code is shown again and the
 * step can be taken back.
 */
import { SECOND } from '../../../shared/durations.ts';

/** How long a step prevents the next one, in milliseconds. Longer than a burst of clicks, shorter than typing a code. */
export const COUNTER_PAUSE = 5 * SECOND;

export interface CounterStep {
  /** The counter of the displayed code. */
  counter: number;
  /** Until when no other step is made, in Unix milliseconds. `undefined` after the pause. */
  pausedUntil?: number;
}

export class CounterSteps {
  readonly #now: () => number;
  readonly #steps = new Map<string, { counter: number; madeAt: number }>();

  /** @param now this computer's clock, Unix milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Returns the last step of an account; `undefined` if it has no displayed code. */
  of(id: string): CounterStep | undefined {
    const step = this.#steps.get(id);
    if (!step) return undefined;
    const { counter, madeAt } = step;
    const age = this.#now() - madeAt;
    // A clock that was set back must not make the pause longer.
    const paused = age >= 0 && age < COUNTER_PAUSE;
    return { counter, ...(paused && { pausedUntil: madeAt + COUNTER_PAUSE }) };
  }

  record(id: string, counter: number): void {
    this.#steps.set(id, { counter, madeAt: this.#now() });
  }

  forget(id: string): void {
    this.#steps.delete(id);
  }

  forgetAll(): void {
    this.#steps.clear();
  }
}
