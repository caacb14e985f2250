/** The state of one vault in this process. Changes happen one at a time: first on disk, then in memory. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { KeyStore } from '../../ipc/vault.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from './entry.ts';
import { mergeEntries } from './merge-entries.ts';
import { type OpenState, readState, type State } from './read-vault.ts';
import { type Contents, openContents, sealContents } from './sealed-content.ts';
import { systemErrorCode } from './store-failure.ts';
import { ForeignChange, VaultFile } from './vault-file.ts';
import { readVaultFile, type Slot, VAULT_VERSION, writeVaultFile } from './vault-format.ts';
import type { VaultParts } from './vault-parts.ts';

/** What another program did to the file. */
export interface ForeignNews {
  /** `damaged`: the file is no vault. If it still is none at the next look, it is written again. */
  kind: 'merged' | 'written-again' | 'reloaded' | 'damaged' | 'replaced-damaged';
  /** Accounts in which both sides changed the same thing. */
  conflicts: readonly Entry[];
}

/** Attempts against programs that write all the time without the lock. */
const MOST_TRIES = 20;

function baseOf({ base, content, contents }: OpenState) {
  return base ?? { slots: content.slots, entries: contents.entries };
}

function changedElsewhere(): Failure {
  return new Failure('store-failed', sentences().vault.changedElsewhere);
}

export class HeldVault {
  readonly parts: VaultParts;
  readonly file: VaultFile;
  keyStore: KeyStore = { available: false, name: '' };
  state: State = { state: 'new' };
  /** Accounts in which both sides changed the same thing, and which the user was not told of yet. */
  conflicts: Entry[] = [];
  /** The last change in the queue. The next one starts after it, from what it stored. */
  #turn: Promise<unknown> = Promise.resolve();
  #listeners: (() => void)[] = [];
  /** A text in the file that is no vault. It may be half written, so it is replaced only when it stays the same. */
  #damaged: string | undefined;

  constructor(parts: VaultParts) {
    this.parts = parts;
    this.file = new VaultFile(parts.folder);
  }

  /** Reads the vault file, and opens the vault if the key store can. Does not throw for any file content. */
  async load(): Promise<void> {
    const [keyStore, text] = await Promise.all([
      this.parts.keyStore.describe(),
      this.file
        .read(new Date(this.parts.now()))
        .catch((error: unknown) => ({ unreadable: systemErrorCode(error) })),
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
    const { state } = this;
    const now = this.parts.now();
    // Later than the mark before, also after the clock was set back: a lower mark means an older copy of the vault.
    const savedAt = Math.max(now, ((state.state === 'open' && state.contents.savedAt) || 0) + 1);
    const content = sealContents(masterKey, slots, contents, savedAt);
    await this.file.write(writeVaultFile(content), new Date(now));
    const base = state.state === 'open' ? baseOf(state) : { slots, entries: contents.entries };
    this.state = { state: 'open', content, masterKey, contents: { ...contents, savedAt }, base };
    this.tell();
  }

  /**
   * Changes the open vault. If another program wrote the file meanwhile, merges that first and makes the change again.
   *
   * @param make computes the change from the current state; if it throws, nothing changes
   * @throws Failure `locked`, `read-only`, `store-failed`
   */
  async update(
    make: (
      open: OpenState,
    ) => { slots?: readonly Slot[]; contents?: Contents } | Promise<{ slots?: readonly Slot[] }>,
  ): Promise<void> {
    if (await this.#tryToChange(make)) return;
    // Another process was faster. One that writes all the time would be faster each time, so it waits for this one now.
    await this.file.exclusively(async () => {
      for (let tries = 1; !(await this.#tryToChange(make)); tries += 1) {
        if (tries >= MOST_TRIES) throw changedElsewhere();
      }
    });
  }

  /** @returns false if another program wrote the file meanwhile, which is merged now */
  async #tryToChange(make: Parameters<HeldVault['update']>[0]): Promise<boolean> {
    const open = this.writable();
    const made: { slots?: readonly Slot[]; contents?: Contents } = await make(open);
    try {
      await this.write(open.masterKey, made.slots ?? open.content.slots, made.contents ?? open.contents);
      return true;
    } catch (error) {
      if (!(error instanceof ForeignChange)) throw error;
      if (readVaultFile(error.text).kind !== 'damaged') this.#take(error.text);
      else if (!(await this.#replaceDamaged(error.text))) {
        throw new Failure('store-failed', sentences().vault.damagedElsewhere);
      }
      return false;
    }
  }

  /**
   * Looks at the file for what other programs did: merges a foreign change, and writes a deleted file again.
   *
   * @returns what happened, for the user
   */
  async look(): Promise<ForeignNews | undefined> {
    const news = await this.file.news().catch(() => 'none' as const);
    if (news === 'none') return undefined;
    const { state } = this;
    if (state.state === 'new' || state.state === 'unreadable') {
      await this.load();
      return { kind: 'reloaded', conflicts: [] };
    }
    if (news === 'deleted') {
      await this.file.writeAgain();
      return { kind: 'written-again', conflicts: [] };
    }
    if (readVaultFile(news.text).kind === 'damaged') {
      const kind = (await this.#replaceDamaged(news.text)) ? 'replaced-damaged' : 'damaged';
      return { kind, conflicts: [] };
    }
    if (state.state === 'locked') {
      const read = readVaultFile(news.text);
      if (read.kind !== 'vault') throw changedElsewhere();
      this.file.accept(news.text);
      this.state = { ...state, content: read.content };
      return undefined;
    }
    const { conflicts, differs } = this.#take(news.text);
    if (differs && state.readOnly === undefined) await this.update(() => ({}));
    else this.tell();
    return { kind: 'merged', conflicts };
  }

  /** Writes the vault again in the place of a text that is none. @returns false for a text that is seen the first time */
  async #replaceDamaged(text: string): Promise<boolean> {
    const stayed = this.#damaged === text;
    this.#damaged = stayed ? undefined : text;
    if (stayed) await this.file.replaceDamaged(text, new Date(this.parts.now()));
    return stayed;
  }

  /** Merges a foreign text into the open vault, in memory. @throws Failure `store-failed` if it is of another vault */
  #take(text: string): { conflicts: Entry[]; differs: boolean } {
    const open = this.open();
    const read = readVaultFile(text);
    const theirs = read.kind === 'vault' ? openContents(open.masterKey, read.content) : undefined;
    if (read.kind !== 'vault' || !theirs || read.content.version > VAULT_VERSION) throw changedElsewhere();
    const base = baseOf(open);
    const merged = mergeEntries(base.entries, open.contents.entries, theirs.entries, randomUUID);
    const ownSlots = !isDeepStrictEqual(open.content.slots, base.slots);
    const slots = ownSlots ? open.content.slots : read.content.slots;
    this.file.accept(text);
    this.state = {
      ...open,
      content: { ...read.content, slots: [...slots] },
      contents: {
        ...theirs,
        entries: merged.entries,
        savedAt: Math.max(theirs.savedAt ?? 0, open.contents.savedAt ?? 0),
      },
      base: { slots: read.content.slots, entries: theirs.entries },
    };
    if (merged.conflicts.length > 0) this.conflicts.push(...merged.conflicts);
    return {
      conflicts: merged.conflicts,
      differs: ownSlots || !isDeepStrictEqual(merged.entries, theirs.entries),
    };
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
