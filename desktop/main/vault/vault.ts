/**
 * The vault: the entries, sealed under a random master key. Each slot (key store, passphrase) wraps that key, and either
 * slot opens the vault. A change returns after it is on disk. A file that cannot be opened is never overwritten.
 */
import { randomBytes } from 'node:crypto';
import type { VaultStatus } from '../../ipc/vault.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from './entry.ts';
import { type ForeignNews, HeldVault } from './held-vault.ts';
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
export type { ForeignNews } from './held-vault.ts';
export type { SystemPrompt, VaultParts } from './vault-parts.ts';

export class Vault {
  readonly #held: HeldVault;
  readonly #proof: OwnerProof;

  private constructor(parts: VaultParts) {
    this.#held = new HeldVault(parts);
    this.#proof = new OwnerProof(parts);
  }

  /** Reads the vault file, and opens the vault if the key store can. Does not throw for any file content. */
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
   * Creates a vault.
   *
   * @throws Failure `invalid-request` if there is already a vault, or neither key store nor passphrase; `store-failed`
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

  /** Opens with the passphrase. @throws Failure `wrong-passphrase`, `too-many-guesses`, or `invalid-request` if open */
  unlock(passphrase: string): Promise<VaultStatus> {
    return this.#thenStatus(async () => {
      if (this.#held.state.state === 'open') return;
      await openByPassphrase(this.#held, this.#proof, passphrase);
    });
  }

  /**
   * Opens with the key store after the system's prompt.
   *
   * @throws Failure `wrong-passphrase` if the system did not confirm the user, `invalid-request` if it has no prompt
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

  /** Renames an unusable file and starts without a vault. The file's content stays. */
  setAside(): Promise<VaultStatus> {
    return this.#thenStatus(() => setAside(this.#held));
  }

  /**
   * Restores the latest intact version in place of a damaged or missing file. A damaged file is renamed.
   *
   * @throws Failure `invalid-request` if the vault is not damaged, `not-found` without such a version
   */
  useLatestVersion(): Promise<VaultStatus> {
    return this.#thenStatus(() => goOnFromLatestVersion(this.#held));
  }

  /** Returns the usable entries. @throws Failure `locked` unless the vault is open */
  entries(): readonly Entry[] {
    return this.#held.open().contents.entries;
  }

  /** When the contents were written, Unix milliseconds. `undefined` in version 1. @throws Failure `locked` */
  savedAt(): number | undefined {
    return this.#held.open().contents.savedAt;
  }

  /** Returns the unusable entries. @throws Failure `locked` unless the vault is open */
  quarantined(): readonly Quarantined[] {
    return this.#held.open().contents.quarantined;
  }

  /**
   * Stores a new list of entries, first on disk, then in memory.
   *
   * @param next computes the new list from the current one; if it throws, nothing changes
   * @throws Failure `locked`, `read-only`, `store-failed`
   */
  change(next: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    return this.#held.inTurn(() =>
      this.#held.update(({ contents }) => ({ contents: { ...contents, entries: next(contents.entries) } })),
    );
  }

  /**
   * Looks at the file: merges what another program wrote, and writes a deleted file again.
   *
   * @returns what happened, for the user; `undefined` if nothing did
   * @throws Failure `store-failed`
   */
  look(): Promise<ForeignNews | undefined> {
    return this.#held.inTurn(() => this.#held.look());
  }

  /** Returns the accounts in which another program and this one changed the same thing, once. */
  takeConflicts(): readonly Entry[] {
    return this.#held.conflicts.splice(0);
  }

  /**
   * Sets or changes the passphrase. This wraps the master key again; the entries stay as they are.
   *
   * @param present the current passphrase; required if there is one
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, `locked`, `read-only`, `store-failed`
   */
  setPassphrase(next: string, present?: string): Promise<VaultStatus> {
    return this.#thenStatus(async () => {
      const { masterKey, content } = this.#held.writable();
      if (hasSlot(content.slots, 'passphrase')) await this.#proof.passphrase(content.slots, present);
      const slot = await this.#passphraseSlot(masterKey, next);
      await this.#held.update((open) => ({ slots: withSlot(open.content.slots, slot) }));
    });
  }

  /**
   * Confirms that the user is the vault's owner: with the passphrase, or with the system's prompt.
   *
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, `locked`, or `invalid-request` if neither way is possible
   */
  authenticate(passphrase: string | undefined, why: string): Promise<void> {
    return this.#held.inTurn(async () => {
      const { slots } = this.#held.open().content;
      await this.#proof.anyWay(slots, passphrase, why);
    });
  }

  /**
   * Tries the passphrase of a backup or a kit, with the same limit on guesses.
   *
   * @param open throws `wrong-passphrase` for a wrong one
   */
  guarded<T>(open: () => Promise<T>): Promise<T> {
    return this.#held.inTurn(() => {
      this.#held.open();
      return this.#proof.limited(open);
    });
  }

  /** Opens an earlier version or a backup with this vault's key. `undefined` if the key does not open it. */
  openText(text: string): Contents | undefined {
    return openCopy(this.#held.open(), text);
  }

  /** Whether the current passphrase opens another copy of this vault. */
  opensWithPresentPassphrase(text: string): boolean {
    return hasPresentPassphrase(this.#held.open(), text);
  }

  /** Returns a backup: the vault with its passphrase slot only. `undefined` without a passphrase. */
  sealForPassphrase(): SecondVersion | undefined {
    return sealedForPassphrase(this.#held.open(), this.#held.parts.now());
  }

  /** Returns the parts of a recovery kit with the accounts in use. `undefined` without a passphrase. */
  recoveryKit(): string[] | undefined {
    return kitOf(this.#held.open());
  }

  /**
   * Seals a text for a separate file beside the vault.
   *
   * @param purpose what the text is for; it opens only with the same purpose
   * @throws Failure `locked`
   */
  sealBeside(purpose: string, text: string): string {
    return sealBeside(this.#held.open(), purpose, text);
  }

  /** Opens such a text; `undefined` if it is of another vault or purpose. @throws Failure `locked` */
  openBeside(purpose: string, sealed: string): string | undefined {
    return openBeside(this.#held.open(), purpose, sealed);
  }

  get versions(): Versions {
    return this.#held.file.versions;
  }

  /**
   * Calls the listener after each write and after each unlock.
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
