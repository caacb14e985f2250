/** Where one vault stands in this process: one change at a time, on disk first, in memory then. */
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
  /** Each change is computed from what the one before it stored. */
  #turn: Promise<unknown> = Promise.resolve();
  #listeners: (() => void)[] = [];

  constructor(parts: VaultParts) {
    this.parts = parts;
    this.file = new VaultFile(parts.folder);
  }

  /** Reads what is there, and opens it when the key store does. Never throws for what a file holds. */
  async load(): Promise<void> {
    const [keyStore, text] = await Promise.all([
      this.parts.keyStore.describe(),
      this.file.read().catch((error: unknown) => ({ unreadable: systemErrorCode(error) })),
    ]);
    this.keyStore = keyStore;
    this.state = await this.stateOf(text);
  }

  /** Where the vault would stand with another text in its file. */
  stateOf(text: Parameters<typeof readState>[0]): Promise<State> {
    const { available } = this.keyStore;
    return readState(text, this.file, { access: this.parts.keyStore, available });
  }

  /** @throws Failure `locked` unless the vault is open */
  open(): OpenState {
    if (this.state.state === 'open') return this.state;
    throw new Failure(
      'locked',
      this.state.state === 'locked' ? sentences().vault.locked : sentences().vault.notOpen,
    );
  }

  /** @throws Failure `locked`, `read-only` */
  writable(): OpenState {
    const open = this.open();
    if (open.readOnly !== undefined) throw new Failure('read-only', open.readOnly());
    return open;
  }

  /** @throws Failure `store-failed`; nothing has changed then */
  async write(masterKey: Buffer, slots: readonly Slot[], contents: Contents): Promise<void> {
    const now = this.parts.now();
    const content = sealContents(masterKey, slots, contents, now);
    await this.file.write(writeVaultFile(content), new Date(now));
    this.state = { state: 'open', content, masterKey, contents };
    this.tell();
  }

  /** Does this when everything asked for before it is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Tells the listeners that the contents are new. */
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
