/** Proving who is there by a passphrase, with wrong ones slowing everything down that asks for it. */
import { Failure } from '../failure.ts';
import { GuessThrottle } from './guess-throttle.ts';
import { keyByPassphrase } from './slots.ts';
import type { Slot } from './vault-format.ts';

export class PassphraseProof {
  readonly #guesses: GuessThrottle;

  /** @param now Unix milliseconds */
  constructor(now: () => number) {
    this.#guesses = new GuessThrottle(now);
  }

  /** The master key. @throws Failure `wrong-passphrase`, `too-many-guesses` */
  async keyOf(slots: readonly Slot[], passphrase: string): Promise<Buffer> {
    this.#guesses.allow();
    const masterKey = await keyByPassphrase(slots, passphrase);
    if (masterKey) {
      this.#guesses.right();
      return masterKey;
    }
    this.#guesses.wrong();
    throw new Failure(
      'wrong-passphrase',
      'That is not the passphrase of this vault. Check the keyboard layout and try again.',
    );
  }

  /** For what needs a person and not the key. @throws as {@link keyOf}, and `wrong-passphrase` for none */
  async require(slots: readonly Slot[], passphrase: string | undefined): Promise<void> {
    if (passphrase === undefined) throw new Failure('wrong-passphrase', 'Type the passphrase of this vault.');
    (await this.keyOf(slots, passphrase)).fill(0);
  }

  /** @param open throws `wrong-passphrase` for a wrong one */
  async limited<T>(open: () => Promise<T>): Promise<T> {
    this.#guesses.allow();
    try {
      // A right one for something else is no right one for the vault: it must not end the wait.
      return await open();
    } catch (error) {
      if (error instanceof Failure && error.code === 'wrong-passphrase') this.#guesses.wrong();
      throw error;
    }
  }
}
