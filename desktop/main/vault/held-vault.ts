/** The state of one vault in this process. Changes happen one at a time: first on disk, then in memory. */
import type { KeyStore } from '../../ipc/vault.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { type OpenState, readState, type State } from './read-vault.ts';
import { type Contents, sealContents } from './sealed-content.ts';
import { systemErrorCode } from './store-failure.ts';
import { VaultFile } from './vault-file.ts';
import { type Slot, writeVaultFile } from './vault-format.ts';
import type { VaultParts } from './vault-parts.ts';

export class HeldVault {
  readonly parts: VaultParts;
  readonly file: VaultFile;
  keyStore: KeyStore = { available: false, name: '' };
  state: State = { state: 'new' };
  /** The last change in the queue. The next one starts after it, from what it stored. */
  #turn: Promise<unknown> = Promise.resolve();
  #listeners: (() => void)[] = [];

  constructor(parts: VaultParts) {
    this.parts = parts;
    this.file = new VaultFile(parts.folder);
  }

  /** Reads the vault file, and opens the vault if the key store can. Does not throw for any file content. */
  async load(): Promise<void> {
    const [keyStore, text] = await Promise.all([
      this.parts.keyStore.describe(),
      this.file.read().catch((error: unknown) => ({ unreadable: systemErrorCode(error) })),
    ]);
    this.keyStore = keyStore;
    this.state = await this.stateOf(text);
  }

  /** Returns the state that the vault would have with another text in its file. */
  stateOf(text: Parameters<typeof readState>[0]): Promise<State> {
    const { available } = this.keyStore;
    return readState(text, this.file, { access: this.parts.keyStore, available });
  }

  /** Returns the open state. @throws Failure `locked` unless the vault is open */
  open(): OpenState {
    if (this.state.state === 'open') return this.state;
    throw new Failure(
      'locked',
      this.state.state === 'locked' ? sentences().vault.locked : sentences().vault.notOpen,
    );
  }

  /** Returns the open state for a change. @throws Failure `locked`, `read-only` */
  writable(): OpenState {
    const open = this.open();
    if (open.readOnly !== undefined) throw new Failure('read-only', open.readOnly());
    return open;
  }

  /** Seals and writes the vault. @throws Failure `store-failed`; nothing has changed then */
  async write(masterKey: Buffer, slots: readonly Slot[], contents: Contents): Promise<void> {
    const now = this.parts.now();
    const content = sealContents(masterKey, slots, contents, now);
    await this.file.write(writeVaultFile(content), new Date(now));
    this.state = { state: 'open', content, masterKey, contents };
    this.tell();
  }

  /** Runs `work` after all earlier changes. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Notifies the listeners of new contents. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** @returns a function that stops listening */
  listen(listener: () => void): () => void {
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }
}
