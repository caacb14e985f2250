/**
 * What a computer keeps about its group, in two sealed files beside the vault: the state, which is written at each change,
 * and the document, which is written again only when much has changed. They open only with the vault.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Vault } from '../vault/vault.ts';
import { writeWhole } from '../vault/write-whole.ts';
import { base64, bytesOf, type Identity } from './format/identity.ts';
import type { Offer } from './format/joining.ts';
import type { Heads } from './format/record.ts';
import { idOf } from './format/sealed-file.ts';
import type { GroupData } from './group/group.ts';
import { stateFilePath } from './state-file-path.ts';

const FORMAT = 'countersign-several-computers';
const VERSION = 2;
const PURPOSE = 'several-computers';
const DOCUMENT_FORMAT = 'countersign-several-computers-document';
const DOCUMENT_PURPOSE = 'several-computers-document';
const DOCUMENT_FILE = /^several-computers-([0-9a-f]{32})\.json(\.tmp)?$/;
const documentSchema = z.object({
  format: z.literal(DOCUMENT_FORMAT),
  version: z.literal(VERSION),
  sealed: z.string(),
});
const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal([1, VERSION]),
  sealed: z.string(),
});

/** The document: what is in its own file, and what happened since. */
export interface StoredDocument {
  /** The id of the file of the whole document; empty for an empty document. */
  base: string;
  /** The updates since, in order, as Base64. */
  updates: string[];
}

/** The document and the group at one moment. Both always belong together. */
export interface Moment {
  group: GroupData;
  document: StoredDocument;
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
  /** The offer's bytes as Base64. It is written again if it disappears while the code is shown. */
  bytes: string;
}

/** Something that the user should know, with the names of the accounts. */
export interface Event {
  /** This computer's clock, Unix milliseconds. */
  at: number;
  /** Whether the user has acknowledged it. */
  isRead?: boolean;
  kind:
    | 'kept'
    | 'two-keys'
    | 'names'
    | 'went-back'
    | 'not-arrived'
    | 'forked'
    | 'admitted'
    | 'removed'
    | 'disputed'
    | 'cut-off';
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
  /** When a new record of each other computer was read, by this computer's clock, Unix milliseconds. For people only. */
  heardAt?: Record<string, number>;
  /** For each computer whose records did not arrive: how far they had arrived when it was told of that. */
  toldOfGap?: Record<string, number>;
  /** The refused removals that the user was told of. */
  toldOfRefused?: string[];
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
  /** Whether the offer is gone from the folder, and this computer is not a member. */
  codeEnded?: boolean;
}

export type SyncState = MemberState | JoiningState;

export class StateFile {
  readonly #folder: string;
  readonly #path: string;
  readonly #vault: Pick<Vault, 'sealBeside' | 'openBeside'>;

  /** @param folder the app's data folder, absolute */
  constructor(folder: string, vault: Pick<Vault, 'sealBeside' | 'openBeside'>) {
    this.#folder = folder;
    this.#path = stateFilePath(folder);
    this.#vault = vault;
  }

  /** Returns the state; `undefined` if there is none, `other-vault` if it cannot be opened. @throws Failure `locked` */
  async read(): Promise<SyncState | undefined | 'other-vault'> {
    const text = await readFile(this.#path, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const { sealed, version } = fileSchema.parse(JSON.parse(text));
      const opened = this.#vault.openBeside(PURPOSE, sealed);
      if (opened === undefined) return 'other-vault';
      const state = JSON.parse(opened) as SyncState;
      if (version === 1 && state.phase === 'member') {
        for (const moment of [state.now, ...(state.next ? [state.next] : [])])
          moment.document = first(moment);
      }
      return state;
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

  /** Writes a whole document into a file of its own. On return it is on the disk. @returns the id for {@link document} */
  async keepDocument(bytes: Uint8Array): Promise<string> {
    const id = idOf(bytes);
    const sealed = this.#vault.sealBeside(DOCUMENT_PURPOSE, base64(bytes));
    const text = JSON.stringify({ format: DOCUMENT_FORMAT, version: VERSION, sealed });
    await writeWhole(this.#documentPath(id), `${text}\n`);
    return id;
  }

  /** Returns a whole document; `undefined` if it is not there, or altered. @throws Failure `locked` */
  async document(id: string): Promise<Uint8Array | undefined> {
    const text = await readFile(this.#documentPath(id), 'utf8').catch(() => undefined);
    const read = text === undefined ? undefined : documentSchema.safeParse(jsonOf(text)).data;
    const opened = read && this.#vault.openBeside(DOCUMENT_PURPOSE, read.sealed);
    const bytes = opened === undefined ? undefined : bytesOf(opened);
    // The id is that of the bytes, so an earlier document cannot take the place of this one.
    return bytes && idOf(bytes) === id ? bytes : undefined;
  }

  /** Deletes the documents that no state needs. @param id the one that is needed; none without it */
  async deleteOtherDocuments(id?: string): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const found = DOCUMENT_FILE.exec(name);
      if (found && (found[1] !== id || found[2])) await rm(join(this.#folder, name), { force: true });
    }
  }

  async delete(): Promise<void> {
    await rm(this.#path, { force: true });
    await this.deleteOtherDocuments();
  }

  #documentPath(id: string): string {
    return join(this.#folder, `several-computers-${id}.json`);
  }
}

/** Version 1 had the whole document in the state. As an update of an empty document it is the same. */
function first({ document }: Moment): StoredDocument {
  return { base: '', updates: [document as unknown as string] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
