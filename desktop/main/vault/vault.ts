/**
 * The vault: the entries, sealed under a random master key that slots wrap (the key store, a passphrase). Either
 * slot opens it. Nothing is answered before it is on disk, and a file that cannot be opened is never overwritten.
 */
import { randomBytes } from 'node:crypto';
import type { VaultStatus } from '../../ipc/vault.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from './entry.ts';
import { HeldVault } from './held-vault.ts';
import { openByPassphrase, openBySystem } from './open-locked.ts';
import { OwnerProof } from './owner-proof.ts';
import { DEFAULT_COST, wrapWithPassphrase } from './passphrase-slot.ts';
import { KEY_BYTES } from './seal.ts';
import type { Contents, Quarantined } from './sealed-content.ts';
import {
  hasPresentPassphrase,
  kitOf,
  openBeside,
  openCopy,
  sealBeside,
  sealedForPassphrase,
} from './second-copies.ts';
import { hasSlot, keyStoreSlot, withSlot } from './slots.ts';
import { goOnFromLatestVersion, setAside } from './unreadable-vault.ts';
import type { SecondVersion, Slot } from './vault-format.ts';
import type { VaultParts } from './vault-parts.ts';
import { statusOf } from './vault-status.ts';
import type { Versions } from './versions.ts';

export type { Entry } from './entry.ts';
export type { SystemPrompt, VaultParts } from './vault-parts.ts';

export class Vault {
  readonly #held: HeldVault;
  readonly #proof: OwnerProof;

  private constructor(parts: VaultParts) {
    this.#held = new HeldVault(parts);
    this.#proof = new OwnerProof(parts);
  }

  /** Reads what is there, and opens it when the key store does. Never throws for what a file holds. */
  static async open(parts: VaultParts): Promise<Vault> {
    const vault = new Vault(parts);
    await vault.#held.load();
    return vault;
  }

  status(): VaultStatus {
    const { state, keyStore, file, parts } = this.#held;
    return statusOf(state, { keyStore, path: file.path, systemPrompt: parts.systemPrompt?.name });
  }

  /**
   * Makes the first vault.
   *
   * @throws Failure `invalid-request` where there is a vault already, or no key store and no passphrase;
   *   `store-failed`
   */
  create(passphrase?: string): Promise<VaultStatus> {
    return this.#thenStatus(async () => {
      const { state, keyStore, parts } = this.#held;
      if (state.state !== 'new') {
        throw new Failure('invalid-request', sentences().vault.alreadyThere);
      }
      if (passphrase === undefined && !keyStore.available) {
        throw new Failure('invalid-request', sentences().vault.needsPassphrase);
      }
      const masterKey = randomBytes(KEY_BYTES);
      const slots: Slot[] = [];
      if (keyStore.available) slots.push(await keyStoreSlot(masterKey, parts.keyStore));
      if (passphrase !== undefined) slots.push(await this.#passphraseSlot(masterKey, passphrase));
      await this.#held.write(masterKey, slots, { entries: [], quarantined: [] });
    });
  }

  /** @throws Failure `wrong-passphrase`, `too-many-guesses`, or `invalid-request` where nothing is locked */
  unlock(passphrase: string): Promise<VaultStatus> {
    return this.#thenStatus(async () => {
      if (this.#held.state.state === 'open') return;
      await openByPassphrase(this.#held, this.#proof, passphrase);
    });
  }

  /**
   * Opens through the key store once the system says that its owner is there.
   *
   * @throws Failure `wrong-passphrase` when the system did not say so, `invalid-request` where it cannot ask
   */
  unlockBySystem(): Promise<VaultStatus> {
    return this.#thenStatus(() => openBySystem(this.#held, this.#proof));
  }

  /** Forgets the key and the entries. @throws Failure `invalid-request` for a vault without a passphrase */
  lock(): Promise<VaultStatus> {
    return this.#thenStatus(async () => {
      const { state } = this.#held;
      if (state.state !== 'open') return;
      if (!hasSlot(state.content.slots, 'passphrase')) {
        throw new Failure('invalid-request', sentences().vault.cannotLock);
      }
      state.masterKey.fill(0);
      this.#held.state = { state: 'locked', content: state.content, reason: 'passphrase' };
    });
  }

  /** Renames a file that cannot be used and begins again; the file itself stays as it was. */
  setAside(): Promise<VaultStatus> {
    return this.#thenStatus(() => setAside(this.#held));
  }

  /**
   * For a damaged file: sets it aside, and goes on from the latest earlier version that is whole.
   *
   * @throws Failure `invalid-request` where the vault is not damaged, `not-found` without such a version
   */
  useLatestVersion(): Promise<VaultStatus> {
    return this.#thenStatus(() => goOnFromLatestVersion(this.#held));
  }

  /** @throws Failure `locked` unless the vault is open */
  entries(): readonly Entry[] {
    return this.#held.open().contents.entries;
  }

  /** What is in the file and cannot be used. @throws Failure `locked` unless the vault is open */
  quarantined(): readonly Quarantined[] {
    return this.#held.open().contents.quarantined;
  }

  /**
   * Stores a new list of entries. In memory it takes effect only once it is on disk.
   *
   * @param next computes the new list from the present one; what it throws is thrown, and nothing changes
   * @throws Failure `locked`, `read-only`, `store-failed`
   */
  change(next: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    return this.#held.inTurn(async () => {
      const { masterKey, content, contents } = this.#held.writable();
      await this.#held.write(masterKey, content.slots, { ...contents, entries: next(contents.entries) });
    });
  }

  /**
   * Sets the passphrase, or changes it: one key is wrapped anew, no entry is touched.
   *
   * @param present the passphrase so far; needed where there is one
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, `locked`, `read-only`, `store-failed`
   */
  setPassphrase(next: string, present?: string): Promise<VaultStatus> {
    return this.#thenStatus(async () => {
      const { masterKey, content, contents } = this.#held.writable();
      if (hasSlot(content.slots, 'passphrase')) await this.#proof.passphrase(content.slots, present);
      const slot = await this.#passphraseSlot(masterKey, next);
      await this.#held.write(masterKey, withSlot(content.slots, slot), contents);
    });
  }

  /**
   * Makes sure that the person who asks is the one the vault belongs to: by the passphrase, or by the system.
   *
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, `locked`, or `invalid-request` where there is no way
   */
  authenticate(passphrase: string | undefined, why: string): Promise<void> {
    return this.#held.inTurn(async () => {
      const { slots } = this.#held.open().content;
      await this.#proof.anyWay(slots, passphrase, why);
    });
  }

  /**
   * Tries a passphrase on something else, a backup or a kit, under the same limit on guesses.
   *
   * @param open throws `wrong-passphrase` for a wrong one
   */
  guarded<T>(open: () => Promise<T>): Promise<T> {
    return this.#held.inTurn(() => {
      this.#held.open();
      return this.#proof.limited(open);
    });
  }

  /** Opens another text of this vault, an earlier version or a backup, with this vault's key. */
  openText(text: string): Contents | undefined {
    return openCopy(this.#held.open(), text);
  }

  /** Whether another text of this vault has the passphrase slot of now. */
  opensWithPresentPassphrase(text: string): boolean {
    return hasPresentPassphrase(this.#held.open(), text);
  }

  /** The vault as the passphrase alone opens it: a backup. `undefined` without a passphrase. */
  sealForPassphrase(): SecondVersion | undefined {
    return sealedForPassphrase(this.#held.open(), this.#held.parts.now());
  }

  /** The accounts in use as a recovery kit's parts. `undefined` without a passphrase. */
  recoveryKit(): string[] | undefined {
    return kitOf(this.#held.open());
  }

  /**
   * Seals a text that is kept beside the vault, in a file of its own.
   *
   * @param purpose what the text is: one sealed for another purpose does not open
   * @throws Failure `locked`
   */
  sealBeside(purpose: string, text: string): string {
    return sealBeside(this.#held.open(), purpose, text);
  }

  /** Opens such a text; `undefined` where this vault's key did not seal it for that purpose. @throws Failure `locked` */
  openBeside(purpose: string, sealed: string): string | undefined {
    return openBeside(this.#held.open(), purpose, sealed);
  }

  get versions(): Versions {
    return this.#held.file.versions;
  }

  /**
   * Calls back after each write, and after the vault was unlocked.
   *
   * @returns a function that stops listening
   */
  onContents(listener: () => void): () => void {
    return this.#held.listen(listener);
  }

  #passphraseSlot(masterKey: Buffer, passphrase: string) {
    return wrapWithPassphrase(masterKey, passphrase, this.#held.parts.cost ?? DEFAULT_COST);
  }

  #thenStatus(work: () => Promise<void>): Promise<VaultStatus> {
    return this.#held.inTurn(async () => {
      await work();
      return this.status();
    });
  }
}
