/**
 * The vault: the entries, sealed under a random master key that slots wrap (the key store, a passphrase). Either
 * slot opens it. Nothing is answered before it is on disk, and a file that cannot be opened is never overwritten.
 */
import { randomBytes } from 'node:crypto';
import type { KeyStore, VaultStatus } from '../../ipc-contract.ts';
import { Failure } from '../failure.ts';
import type { Entry } from './entry.ts';
import type { KeyStoreAccess } from './key-store.ts';
import { PassphraseProof } from './passphrase-proof.ts';
import { type Argon2Cost, DEFAULT_COST, wrapWithPassphrase } from './passphrase-slot.ts';
import { type OpenState, openedState, readState, type State } from './read-vault.ts';
import { makeKit } from './recovery-kit.ts';
import { KEY_BYTES } from './seal.ts';
import { type Contents, openContents, type Quarantined, sealContents } from './sealed-content.ts';
import { hasSlot, keyByKeyStore, keyStoreSlot, passphraseSlotsOf, withSlot } from './slots.ts';
import { codeOf } from './store-failure.ts';
import { VaultFile } from './vault-file.ts';
import { readVaultFile, type SecondVersion, type Slot, writeVaultFile } from './vault-format.ts';
import { statusOf } from './vault-status.ts';
import type { Versions } from './versions.ts';

export type { Entry } from './entry.ts';

/** The system's own way to ask who is there (Touch ID), where it has one. */
export interface SystemPrompt {
  /** For people. */
  name: string;
  /** @throws when the person did not prove to be the one */
  ask(why: string): Promise<void>;
}

export interface VaultParts {
  /** The data folder, absolute. */
  folder: string;
  keyStore: KeyStoreAccess;
  /** Unix milliseconds. */
  now: () => number;
  /** For new passphrase slots; the default takes near half a second on purpose. */
  cost?: Argon2Cost;
  systemPrompt?: SystemPrompt;
}

export class Vault {
  readonly #parts: VaultParts;
  readonly #file: VaultFile;
  readonly #proof: PassphraseProof;
  #keyStore: KeyStore = { available: false, name: '' };
  #state: State = { state: 'new' };
  /** One mutation at a time: each is computed from what the one before it stored. */
  #turn: Promise<unknown> = Promise.resolve();
  #listeners: (() => void)[] = [];

  private constructor(parts: VaultParts) {
    this.#parts = parts;
    this.#file = new VaultFile(parts.folder);
    this.#proof = new PassphraseProof(parts.now);
  }

  /** Reads what is there, and opens it when the key store does. Never throws for what a file holds. */
  static async open(parts: VaultParts): Promise<Vault> {
    const vault = new Vault(parts);
    const [keyStore, text] = await Promise.all([
      parts.keyStore.describe(),
      vault.#file.read().catch((error: unknown) => ({ unreadable: codeOf(error) })),
    ]);
    vault.#keyStore = keyStore;
    const access = { access: parts.keyStore, available: keyStore.available };
    vault.#state = await readState(text, vault.#file, access);
    return vault;
  }

  status(): VaultStatus {
    return statusOf(this.#state, {
      keyStore: this.#keyStore,
      path: this.#file.path,
      systemPrompt: this.#parts.systemPrompt?.name,
    });
  }

  /**
   * Makes the first vault.
   *
   * @throws Failure `invalid-request` where there is a vault already, or no key store and no passphrase;
   *   `store-failed`
   */
  create(passphrase?: string): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      if (this.#state.state !== 'new') {
        throw new Failure('invalid-request', 'There is a vault here already, so none was made.');
      }
      if (passphrase === undefined && !this.#keyStore.available) {
        throw new Failure(
          'invalid-request',
          'This system has no key store that encrypts, so the vault needs a passphrase.',
        );
      }
      const masterKey = randomBytes(KEY_BYTES);
      const slots: Slot[] = [];
      if (this.#keyStore.available) slots.push(await keyStoreSlot(masterKey, this.#parts.keyStore));
      if (passphrase !== undefined) slots.push(await this.#passphraseSlot(masterKey, passphrase));
      await this.#write(masterKey, slots, { entries: [], quarantined: [] });
      return this.status();
    });
  }

  /** @throws Failure `wrong-passphrase`, `too-many-guesses`, or `invalid-request` where nothing is locked */
  unlock(passphrase: string): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const state = this.#state;
      if (state.state === 'open') return this.status();
      if (state.state !== 'locked') throw nothingLocked();
      const masterKey = await this.#proof.keyOf(state.content.slots, passphrase);
      this.#state = await openedState(state.content, masterKey, this.#file);
      if (state.reason === 'key-store-changed') await this.#repairKeyStoreSlot();
      this.#tell();
      return this.status();
    });
  }

  /**
   * Opens through the key store once the system says that its owner is there.
   *
   * @throws Failure `wrong-passphrase` when the system did not say so, `invalid-request` where it cannot ask
   */
  unlockBySystem(): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const state = this.#state;
      if (state.state !== 'locked') throw nothingLocked();
      await this.#askSystem('open your accounts');
      const masterKey = await keyByKeyStore(state.content.slots, this.#parts.keyStore);
      if (!masterKey) {
        throw new Failure(
          'invalid-request',
          'The key store no longer opens this vault. Use your passphrase.',
        );
      }
      this.#state = await openedState(state.content, masterKey, this.#file);
      this.#tell();
      return this.status();
    });
  }

  /** Forgets the key and the entries. @throws Failure `invalid-request` for a vault without a passphrase */
  lock(): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const state = this.#state;
      if (state.state !== 'open') return this.status();
      if (!hasSlot(state.content.slots, 'passphrase')) {
        throw new Failure(
          'invalid-request',
          'This vault has no passphrase to unlock it with, so it was not locked.',
        );
      }
      state.masterKey.fill(0);
      this.#state = { state: 'locked', content: state.content, reason: 'passphrase' };
      return this.status();
    });
  }

  /** Renames a file that cannot be used and begins again; the file itself stays as it was. */
  setAside(): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      if (this.#state.state !== 'unreadable') {
        throw new Failure('invalid-request', 'The vault can be read, so it stays where it is.');
      }
      await this.#file.setAside(this.#state.cause, new Date(this.#parts.now()));
      this.#state = { state: 'new' };
      return this.status();
    });
  }

  /** @throws Failure `locked` unless the vault is open */
  entries(): readonly Entry[] {
    return this.#open().contents.entries;
  }

  /** What is in the file and cannot be used. @throws Failure `locked` unless the vault is open */
  quarantined(): readonly Quarantined[] {
    return this.#open().contents.quarantined;
  }

  /**
   * Stores a new list of entries. In memory it takes effect only once it is on disk.
   *
   * @param next computes the new list from the present one; what it throws is thrown, and nothing changes
   * @throws Failure `locked`, `read-only`, `store-failed`
   */
  change(next: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    return this.#inTurn(async () => {
      const { masterKey, content, contents } = this.#writable();
      await this.#write(masterKey, content.slots, { ...contents, entries: next(contents.entries) });
    });
  }

  /**
   * Sets the passphrase, or changes it: one key is wrapped anew, no entry is touched.
   *
   * @param present the passphrase so far; needed where there is one
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, `locked`, `read-only`, `store-failed`
   */
  setPassphrase(next: string, present?: string): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const { masterKey, content, contents } = this.#writable();
      if (hasSlot(content.slots, 'passphrase')) await this.#proof.require(content.slots, present);
      const slot = await this.#passphraseSlot(masterKey, next);
      await this.#write(masterKey, withSlot(content.slots, slot), contents);
      return this.status();
    });
  }

  /**
   * Makes sure that the person who asks is the one the vault belongs to: by the passphrase, or by the system.
   *
   * @throws Failure `wrong-passphrase`, `too-many-guesses`, `locked`, or `invalid-request` where there is no way
   */
  authenticate(passphrase: string | undefined, why: string): Promise<void> {
    return this.#inTurn(async () => {
      const { slots } = this.#open().content;
      if (passphrase === undefined && this.#parts.systemPrompt) return this.#askSystem(why);
      if (!hasSlot(slots, 'passphrase')) {
        throw new Failure(
          'invalid-request',
          'This vault has no passphrase to ask for. Set one in the settings first: a key is shown only to the person who knows it.',
        );
      }
      await this.#proof.require(slots, passphrase);
    });
  }

  /**
   * Tries a passphrase on something else, a backup or a kit, under the same limit on guesses.
   *
   * @param open throws `wrong-passphrase` for a wrong one
   */
  guarded<T>(open: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => {
      this.#open();
      return this.#proof.limited(open);
    });
  }

  /** Opens another text of this vault, an earlier version or a backup, with this vault's key. */
  openText(text: string): Contents | undefined {
    const { masterKey } = this.#open();
    const read = readVaultFile(text);
    return read.kind === 'vault' ? openContents(masterKey, read.content) : undefined;
  }

  /** Whether another text of this vault has the passphrase slot of now. */
  opensWithPresentPassphrase(text: string): boolean {
    const present = passphraseSlotsOf(this.#open().content.slots);
    const read = readVaultFile(text);
    if (read.kind !== 'vault') return false;
    return passphraseSlotsOf(read.content.slots).some((slot) =>
      present.some(({ wrapped }) => wrapped === slot.wrapped),
    );
  }

  /** The vault as the passphrase alone opens it: a backup. `undefined` without a passphrase. */
  sealForPassphrase(): SecondVersion | undefined {
    const { masterKey, content, contents } = this.#open();
    const slots = passphraseSlotsOf(content.slots);
    if (slots.length === 0) return undefined;
    return sealContents(masterKey, slots, contents, this.#parts.now());
  }

  /** The accounts in use as a recovery kit's parts. `undefined` without a passphrase. */
  recoveryKit(): string[] | undefined {
    const { masterKey, content, contents } = this.#open();
    const [slot] = passphraseSlotsOf(content.slots);
    return (
      slot &&
      makeKit(
        masterKey,
        slot,
        contents.entries.filter(({ removedAt }) => removedAt === undefined),
      )
    );
  }

  /**
   * For a damaged file: sets it aside, and goes on from the latest earlier version that is whole.
   *
   * @throws Failure `invalid-request` where the vault is not damaged, `not-found` without such a version
   */
  useLatestVersion(): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      if (this.#state.state !== 'unreadable' || this.#state.cause !== 'damaged') {
        throw new Failure('invalid-request', 'The vault file is not damaged, so it stays where it is.');
      }
      const keyStore = { access: this.#parts.keyStore, available: this.#keyStore.available };
      for (const { name } of await this.versions.list()) {
        const text = await this.versions.read(name);
        const state = await readState(text, this.#file, keyStore);
        if (text === undefined || (state.state !== 'open' && state.state !== 'locked')) continue;
        const now = new Date(this.#parts.now());
        await this.#file.setAside('damaged', now);
        await this.#file.write(text, now);
        this.#state = state;
        return this.status();
      }
      throw new Failure(
        'not-found',
        'No earlier version can be read either. A backup, or a copy of the file from elsewhere, is the way back.',
      );
    });
  }

  get versions(): Versions {
    return this.#file.versions;
  }

  /**
   * Calls back after each write, and after the vault was unlocked.
   *
   * @returns a function that stops listening
   */
  onContents(listener: () => void): () => void {
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  #open(): OpenState {
    if (this.#state.state === 'open') return this.#state;
    throw new Failure(
      'locked',
      this.#state.state === 'locked' ? 'The vault is locked. Unlock it first.' : 'No vault is open yet.',
    );
  }

  #writable(): OpenState {
    const open = this.#open();
    if (open.readOnly !== undefined) throw new Failure('read-only', open.readOnly);
    return open;
  }

  /** On disk first, in memory then. */
  async #write(masterKey: Buffer, slots: readonly Slot[], contents: Contents): Promise<void> {
    const now = this.#parts.now();
    const content = sealContents(masterKey, slots, contents, now);
    await this.#file.write(writeVaultFile(content), new Date(now));
    this.#state = { state: 'open', content, masterKey, contents };
    this.#tell();
  }

  /** A key store that was lost or reset gets its slot again, so that the passphrase is asked for once. */
  async #repairKeyStoreSlot(): Promise<void> {
    const state = this.#state;
    if (state.state !== 'open' || state.readOnly !== undefined || !this.#keyStore.available) return;
    try {
      const slot = await keyStoreSlot(state.masterKey, this.#parts.keyStore);
      await this.#write(state.masterKey, withSlot(state.content.slots, slot), state.contents);
    } catch {
      // The vault is open, which is what was asked for; the next start asks for the passphrase again.
    }
  }

  #passphraseSlot(masterKey: Buffer, passphrase: string) {
    return wrapWithPassphrase(masterKey, passphrase, this.#parts.cost ?? DEFAULT_COST);
  }

  async #askSystem(why: string): Promise<void> {
    const { systemPrompt } = this.#parts;
    if (!systemPrompt) {
      throw new Failure('invalid-request', 'This system has no way to ask who you are. Use your passphrase.');
    }
    try {
      await systemPrompt.ask(why);
    } catch {
      throw new Failure('wrong-passphrase', `${systemPrompt.name} was not confirmed, so nothing was opened.`);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function nothingLocked(): Failure {
  return new Failure('invalid-request', 'There is no locked vault here to unlock.');
}
