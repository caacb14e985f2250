/**
 * Proving that who is there is the vault's owner: by the passphrase, with wrong ones slowing everything down that asks
 * for it, or by the system's own prompt.
 */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { GuessThrottle } from './guess-throttle.ts';
import { hasSlot, keyByPassphrase } from './slots.ts';
import type { Slot } from './vault-format.ts';
import type { SystemPrompt, VaultParts } from './vault-parts.ts';

export class OwnerProof {
  readonly #guesses: GuessThrottle;
  readonly #systemPrompt: SystemPrompt | undefined;

  constructor({ now, systemPrompt }: Pick<VaultParts, 'now' | 'systemPrompt'>) {
    this.#guesses = new GuessThrottle(now);
    this.#systemPrompt = systemPrompt;
  }

  /** @throws Failure `wrong-passphrase`, `too-many-guesses` */
  async masterKey(slots: readonly Slot[], passphrase: string): Promise<Buffer> {
    this.#guesses.allow();
    const masterKey = await keyByPassphrase(slots, passphrase);
    if (masterKey) {
      this.#guesses.right();
      return masterKey;
    }
    this.#guesses.wrong();
    throw new Failure('wrong-passphrase', sentences().owner.wrongPassphrase);
  }

  /** For what needs the person and not the key. @throws as {@link masterKey}, and `wrong-passphrase` for none */
  async passphrase(slots: readonly Slot[], passphrase: string | undefined): Promise<void> {
    if (passphrase === undefined) throw new Failure('wrong-passphrase', sentences().owner.typeIt);
    (await this.masterKey(slots, passphrase)).fill(0);
  }

  /**
   * By either way. Without a passphrase the system asks, where it can.
   *
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, or `invalid-request` where there is no way
   */
  async anyWay(slots: readonly Slot[], passphrase: string | undefined, why: string): Promise<void> {
    if (passphrase === undefined && this.#systemPrompt) return this.askSystem(why);
    if (!hasSlot(slots, 'passphrase')) {
      throw new Failure('invalid-request', sentences().owner.noPassphrase);
    }
    await this.passphrase(slots, passphrase);
  }

  /** @throws Failure `wrong-passphrase` when the system did not say so, `invalid-request` where it cannot ask */
  async askSystem(why: string): Promise<void> {
    const prompt = this.#systemPrompt;
    if (!prompt) {
      throw new Failure('invalid-request', sentences().owner.cannotAsk);
    }
    try {
      await prompt.ask(why);
    } catch {
      throw new Failure('wrong-passphrase', sentences().owner.notConfirmed(prompt.name));
    }
  }

  /** A passphrase of something else, a backup or a kit. @param open throws `wrong-passphrase` for a wrong one */
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
