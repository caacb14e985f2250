/**
 * The vault: the entries, sealed under a random master key that slots wrap (the key store, a passphrase). Either
 * slot opens it. Nothing is answered before it is on disk, and a file that cannot be opened is never overwritten.
 */
import { randomBytes } from 'node:crypto';
import type { KeyUri } from '../../../shared/key-uri.ts';
import type { KeyStore, Protection, VaultStatus } from '../../ipc-contract.ts';
import { Failure } from '../failure.ts';
import type { KeyStoreAccess } from './key-store.ts';
import {
  DEFAULT_COST,
  type ScryptCost,
  unwrapWithPassphrase,
  wrapWithPassphrase,
} from './passphrase-slot.ts';
import { KEY_BYTES, seal, UnsealError, unseal } from './seal.ts';
import { codeOf, VaultFile } from './vault-file.ts';
import { headerOf, readVaultFile, type Slot, VAULT_VERSION, type VaultFileContent } from './vault-format.ts';

/** One account: the whole key URI, unknown parameters included, so that nothing is lost on the way through. */
export interface Entry {
  id: string;
  /** Unix milliseconds. */
  addedAt: number;
  key: KeyUri;
  favourite?: boolean;
  tags?: readonly string[];
  /** When it was put into the bin, Unix milliseconds; absent for an account in use. */
  removedAt?: number;
}

export interface VaultParts {
  /** The data folder, absolute. */
  folder: string;
  keyStore: KeyStoreAccess;
  /** Unix milliseconds. */
  now: () => number;
  /** For new passphrase slots; the default takes half a second on purpose. */
  cost?: ScryptCost;
}

type UnreadableCause = Extract<VaultStatus, { state: 'unreadable' }>['cause'];

type State =
  | { state: 'new' }
  | { state: 'locked'; content: VaultFileContent; reason: 'passphrase' | 'key-store-changed' }
  | {
      state: 'open';
      content: VaultFileContent;
      masterKey: Buffer;
      entries: readonly Entry[];
      readOnly: boolean;
    }
  | { state: 'unreadable'; cause: UnreadableCause; sentence: string };

export class Vault {
  readonly #parts: VaultParts;
  readonly #file: VaultFile;
  #keyStore: KeyStore = { available: false, name: '' };
  #state: State = { state: 'new' };
  /** One mutation at a time: each is computed from what the one before it stored. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(parts: VaultParts) {
    this.#parts = parts;
    this.#file = new VaultFile(parts.folder);
  }

  /** Reads what is there, and opens it when the key store does. Never throws for what a file holds. */
  static async open(parts: VaultParts): Promise<Vault> {
    const vault = new Vault(parts);
    const [keyStore, text] = await Promise.all([
      parts.keyStore.describe(),
      vault.#file.read().catch((error: unknown) => ({ unreadable: codeOf(error) })),
    ]);
    vault.#keyStore = keyStore;
    vault.#state = await vault.#read(text);
    return vault;
  }

  status(): VaultStatus {
    const common = { keyStore: this.#keyStore, path: this.#file.path };
    const state = this.#state;
    switch (state.state) {
      case 'new':
        return { state: 'new', ...common };
      case 'locked':
        return { state: 'locked', ...common, reason: state.reason };
      case 'open':
        return {
          state: 'open',
          ...common,
          protection: protectionOf(state.content.slots),
          readOnly: state.readOnly,
        };
      case 'unreadable':
        return { state: 'unreadable', ...common, cause: state.cause, sentence: state.sentence };
    }
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
      if (this.#keyStore.available) {
        const wrapped = await this.#parts.keyStore.wrap(masterKey.toString('base64'));
        slots.push({ kind: 'key-store', wrapped: wrapped.toString('base64') });
      }
      if (passphrase !== undefined) {
        slots.push(await wrapWithPassphrase(masterKey, passphrase, this.#parts.cost ?? DEFAULT_COST));
      }
      const content = sealEntries(masterKey, slots, []);
      await this.#file.write(content);
      this.#state = { state: 'open', content, masterKey, entries: [], readOnly: false };
      return this.status();
    });
  }

  /** @throws Failure `wrong-passphrase`, or `invalid-request` where there is nothing to unlock */
  unlock(passphrase: string): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const state = this.#state;
      if (state.state === 'open') return this.status();
      if (state.state !== 'locked') {
        throw new Failure('invalid-request', 'There is no locked vault here to unlock.');
      }
      for (const slot of state.content.slots) {
        if (slot.kind !== 'passphrase') continue;
        let masterKey: Buffer;
        try {
          masterKey = await unwrapWithPassphrase(slot, passphrase);
        } catch (error) {
          if (error instanceof UnsealError) continue;
          throw error;
        }
        this.#state = await this.#opened(state.content, masterKey);
        return this.status();
      }
      throw new Failure(
        'wrong-passphrase',
        'That is not the passphrase of this vault. Check the keyboard layout and try again.',
      );
    });
  }

  /** Forgets the key and the entries. @throws Failure `invalid-request` for a vault without a passphrase */
  lock(): Promise<VaultStatus> {
    return this.#inTurn(async () => {
      const state = this.#state;
      if (state.state !== 'open') return this.status();
      if (!state.content.slots.some((slot) => slot.kind === 'passphrase')) {
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
    return this.#open().entries;
  }

  /**
   * Stores a new list of entries. In memory it takes effect only once it is on disk.
   *
   * @param next computes the new list from the present one; what it throws is thrown, and nothing changes
   * @throws Failure `locked`, `read-only`, `store-failed`
   */
  change(next: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    return this.#inTurn(async () => {
      const open = this.#open();
      if (open.readOnly) {
        throw new Failure(
          'read-only',
          `The vault file cannot be written, so nothing was changed. Check the permissions of ${this.#file.path} and restart Countersign.`,
        );
      }
      const entries = next(open.entries);
      const content = sealEntries(open.masterKey, open.content.slots, entries);
      await this.#file.write(content);
      this.#state = { ...open, content, entries };
    });
  }

  #open(): Extract<State, { state: 'open' }> {
    if (this.#state.state === 'open') return this.#state;
    throw new Failure(
      'locked',
      this.#state.state === 'locked' ? 'The vault is locked. Unlock it first.' : 'No vault is open yet.',
    );
  }

  async #read(text: string | undefined | { unreadable: string | undefined }): Promise<State> {
    if (text === undefined) return { state: 'new' };
    if (typeof text !== 'string') {
      return {
        state: 'unreadable',
        cause: 'damaged',
        sentence: `The vault file cannot be read${text.unreadable ? ` (${text.unreadable})` : ''}. Check its permissions and restart Countersign.`,
      };
    }
    const read = readVaultFile(text);
    if (read.kind === 'newer') {
      return {
        state: 'unreadable',
        cause: 'newer',
        sentence: `The vault file was written by a newer Countersign (format ${read.version}; this one reads ${VAULT_VERSION}). Update Countersign to open it.`,
      };
    }
    if (read.kind === 'damaged') return this.#damaged();

    const { content } = read;
    for (const slot of content.slots) {
      if (slot.kind !== 'key-store' || !this.#keyStore.available) continue;
      try {
        const text = await this.#parts.keyStore.unwrap(Buffer.from(slot.wrapped, 'base64'));
        return await this.#opened(content, Buffer.from(text, 'base64'));
      } catch {
        // Another system user, a new keyring, a reinstalled system: the passphrase is there for this.
      }
    }
    const hasKeyStoreSlot = content.slots.some((slot) => slot.kind === 'key-store');
    if (content.slots.some((slot) => slot.kind === 'passphrase')) {
      return { state: 'locked', content, reason: hasKeyStoreSlot ? 'key-store-changed' : 'passphrase' };
    }
    return {
      state: 'unreadable',
      cause: 'key-lost',
      sentence: this.#keyStore.available
        ? 'The vault file is whole, but the key store of this system no longer holds its key. Restore the keyring it was made with, and restart Countersign.'
        : 'The vault file is whole, but the key store that holds its key does not answer. Start the keyring, and restart Countersign.',
    };
  }

  async #opened(content: VaultFileContent, masterKey: Buffer): Promise<State> {
    const entries = unsealEntries(masterKey, content);
    if (!entries) {
      masterKey.fill(0);
      return this.#damaged();
    }
    const readOnly = !(await this.#file.isWritable());
    return { state: 'open', content, masterKey, entries, readOnly };
  }

  async #damaged(): Promise<State> {
    const previous = (await this.#file.hasPrevious())
      ? ` The version before the last change is beside it, as ${this.#file.previousPath}.`
      : '';
    return {
      state: 'unreadable',
      cause: 'damaged',
      sentence: `The vault file is damaged: it is cut short or was altered. It has not been touched.${previous}`,
    };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function protectionOf(slots: readonly Slot[]): Protection[] {
  return slots.map((slot) => slot.kind);
}

function sealEntries(masterKey: Buffer, slots: Slot[], entries: readonly Entry[]): VaultFileContent {
  const header = { version: VAULT_VERSION, slots } as const;
  const plaintext = Buffer.from(JSON.stringify({ entries }), 'utf8');
  try {
    return { ...header, sealed: seal(masterKey, plaintext, headerOf(header)) };
  } finally {
    plaintext.fill(0);
  }
}

/** @returns `undefined` when the seal does not hold: wrong key, altered slots, altered entries */
function unsealEntries(masterKey: Buffer, content: VaultFileContent): readonly Entry[] | undefined {
  if (masterKey.length !== KEY_BYTES) return undefined;
  try {
    const plaintext = unseal(masterKey, content.sealed, headerOf(content));
    // Only this program can have sealed it, so its shape is not questioned: strictness belongs where keys come in.
    const { entries }: { entries: Entry[] } = JSON.parse(plaintext.toString('utf8'));
    plaintext.fill(0);
    return entries;
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
