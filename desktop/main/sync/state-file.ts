/** What a computer keeps about its group, in one sealed file beside the vault. It opens only with the vault. */
import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { Vault } from '../vault/vault.ts';
import { writeWhole } from '../vault/write-whole.ts';
import type { Identity } from './format/identity.ts';
import type { Offer } from './format/joining.ts';
import type { Heads } from './format/record.ts';
import type { GroupData } from './group/group.ts';
import { stateFilePath } from './state-file-path.ts';

const FORMAT = 'countersign-several-computers';
const VERSION = 1;
const PURPOSE = 'several-computers';
const fileSchema = z.object({ format: z.literal(FORMAT), version: z.literal(VERSION), sealed: z.string() });

/** The document and the group at one moment. Both always belong together. */
export interface Moment {
  group: GroupData;
  /** The whole document, as Base64. */
  document: string;
  /** The digest of the vault's entries that equal the document. */
  vault: string;
  /** The hashes of the records in the folder that are in the document. */
  done: string[];
}

export interface Invitation {
  code: string;
  /** The name of the offer's file. */
  file: string;
  offer: Offer;
}

/** Something that the user should know, with the names of the accounts. */
export interface Event {
  /** This computer's clock, Unix milliseconds. */
  at: number;
  kind: 'kept' | 'two-keys' | 'names' | 'went-back' | 'forked' | 'admitted' | 'removed';
  names: string[];
}

export interface MemberState {
  phase: 'member';
  folder: string;
  now: Moment;
  /** What `now` becomes with the next write of the vault. That write may or may not have happened. */
  next?: Moment;
  /** When the vault was written, by its own mark. An earlier mark at the next start is an older copy of the vault. */
  savedAt?: number;
  /** Files that are not yet in the folder. A record keeps its bytes, so that its number never has two. */
  outbox: { name: string; bytes: string }[];
  /** Letters that are still needed, and the record that their receiver must have seen before they are not. */
  letters: { name: string; to: string; seq: number }[];
  invitation?: Invitation;
  /** Accounts that were deleted for good, and what everyone must have seen before their content goes. */
  gone?: { ids: string[]; heads: Heads };
  /** The highest number of each computer's records that was in the folder. */
  highest: Record<string, number>;
  events: Event[];
  /** Whether the next record must have the whole document. */
  wholeWanted?: boolean;
}

export interface JoiningState {
  phase: 'joining';
  folder: string;
  code: string;
  me: Identity;
  offer?: Offer;
  /** The six words, once the offer is here. */
  words?: string;
  /** The request as it is in the folder: its name, and its bytes as Base64. */
  request?: { name: string; bytes: string };
  /** Whether the user has seen the same words on the other computer. */
  confirmed: boolean;
}

export type SyncState = MemberState | JoiningState;

export class StateFile {
  readonly #path: string;
  readonly #vault: Pick<Vault, 'sealBeside' | 'openBeside'>;

  /** @param folder the app's data folder, absolute */
  constructor(folder: string, vault: Pick<Vault, 'sealBeside' | 'openBeside'>) {
    this.#path = stateFilePath(folder);
    this.#vault = vault;
  }

  /** Returns the state; `undefined` if there is none, `other-vault` if it cannot be opened. @throws Failure `locked` */
  async read(): Promise<SyncState | undefined | 'other-vault'> {
    const text = await readFile(this.#path, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const sealed = fileSchema.parse(JSON.parse(text)).sealed;
      const opened = this.#vault.openBeside(PURPOSE, sealed);
      return opened === undefined ? 'other-vault' : (JSON.parse(opened) as SyncState);
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) return 'other-vault';
      throw error;
    }
  }

  /** On return the state is on the disk. @throws Failure `locked`, or the system's error */
  async write(state: SyncState): Promise<void> {
    const sealed = this.#vault.sealBeside(PURPOSE, JSON.stringify(state));
    await writeWhole(this.#path, `${JSON.stringify({ format: FORMAT, version: VERSION, sealed })}\n`);
  }

  async delete(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}
