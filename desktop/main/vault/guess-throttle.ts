/** The delay after wrong passphrases: none for the first few, then each one doubles it. */
import { MINUTE } from '../../../shared/durations.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

const FREE = 3;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 5 * MINUTE;

export class GuessThrottle {
  readonly #now: () => number;
  #wrong = 0;
  #lastAt = 0;

  /** @param now Unix milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Call before each attempt. @throws Failure `too-many-guesses` during the delay */
  allow(): void {
    // If the clock is set back, the delay starts again. It never becomes shorter.
    const passed = Math.max(0, this.#now() - this.#lastAt);
    const left = this.#wait() - passed;
    if (left <= 0) return;
    const seconds = Math.ceil(left / 1000);
    throw new Failure('too-many-guesses', sentences().owner.wait({ count: seconds }));
  }

  wrong(): void {
    this.#wrong += 1;
    this.#lastAt = this.#now();
  }

  right(): void {
    this.#wrong = 0;
  }

  #wait(): number {
    if (this.#wrong < FREE) return 0;
    return Math.min(FIRST_WAIT * 2 ** (this.#wrong - FREE), LONGEST_WAIT);
  }
}
