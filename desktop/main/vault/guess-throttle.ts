/** Wrong passphrases slow down: a few are free, then each doubles the wait. */
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

  /** Before a passphrase is looked at. @throws Failure `too-many-guesses` while there is a wait */
  allow(): void {
    // A clock set back only ever lengthens the wait to its full length, never shortens it.
    const passed = Math.max(0, this.#now() - this.#lastAt);
    const left = this.#wait() - passed;
    if (left <= 0) return;
    const seconds = Math.ceil(left / 1000);
    throw new Failure('too-many-guesses', sentences().owner.wait(seconds));
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
