/**
 * Confirming that the user is the vault's owner: with the passphrase, or with the system's own prompt. A wrong
 * passphrase delays every action that needs one.
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

  /** Returns the master key. @throws Failure `wrong-passphrase`, `too-many-guesses` */
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

  /** Checks the passphrase only. @throws as {@link masterKey}, and `wrong-passphrase` if there is none */
  async passphrase(slots: readonly Slot[], passphrase: string | undefined): Promise<void> {
    if (passphrase === undefined) throw new Failure('wrong-passphrase', sentences().owner.typeIt);
    (await this.masterKey(slots, passphrase)).fill(0);
  }

  /**
   * Checks the passphrase. If there is none, shows the system's prompt, where the system has one.
   *
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, or `invalid-request` if neither way is possible
   */
  async anyWay(slots: readonly Slot[], passphrase: string | undefined, why: string): Promise<void> {
    if (passphrase === undefined && this.#systemPrompt) return this.askSystem(why);
    if (!hasSlot(slots, 'passphrase')) {
      throw new Failure('invalid-request', sentences().owner.noPassphrase);
    }
    await this.passphrase(slots, passphrase);
  }

  /** Shows the system's prompt. @throws Failure `wrong-passphrase` if refused, `invalid-request` without a prompt */
  async askSystem(why: string): Promise<void> {
    const prompt = this.#systemPrompt;
    if (!prompt) {
      throw new Failure('invalid-request', sentences().owner.cannotAsk);
    }
    try {
      await prompt.ask(why);
    } catch {
      throw new Failure('wrong-passphrase', sentences().owner.notConfirmed({ prompt: prompt.name }));
    }
  }

  /** Tries the passphrase of a backup or a kit, with the same delay. @param open throws `wrong-passphrase` */
  async limited<T>(open: () => Promise<T>): Promise<T> {
    this.#guesses.allow();
    try {
      // The right passphrase of a backup is not the vault's. It must not end the delay.
      return await open();
    } catch (error) {
      if (error instanceof Failure && error.code === 'wrong-passphrase') this.#guesses.wrong();
      throw error;
    }
  }
}
