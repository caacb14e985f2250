/**
 * Which accounts were used last: whose code was copied, in the list, the palette, the tray or by `--copy`.
 *
 * They are kept in a small sealed file beside the vault. In the vault itself each copy would be a write of everything,
 * a version that pushes out one with a change in it, and a backup. The file holds the order alone, no moments: a clock
 * that was wrong once spoils nothing, and there is less to learn from it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Vault } from '../vault/vault.ts';
import { writeWhole } from '../vault/write-whole.ts';

const FILE = 'last-used.json';
const FORMAT = 'countersign-last-used';
const PURPOSE = 'last-used';
/** Copies within this time are one write, in milliseconds. What a crash can lose is the order of so long. */
const SAVED_AFTER = 5_000;

const file = z.object({ format: z.literal(FORMAT), version: z.literal(1), sealed: z.string() });
const uses = z.array(z.string());

export interface LastUsesParts {
  /** The data folder, absolute. */
  folder: string;
  vault: Pick<Vault, 'status' | 'entries' | 'sealBeside' | 'openBeside'>;
  /** What {@link readLastUses} found. */
  sealed: string | undefined;
  /** Told of each use. */
  onUse?: (use: { id: string; lastUse: number }) => void;
  /** Milliseconds from a use to the write. */
  savedAfter?: number;
}

/** Reads the file, beside the vault's own opening. Never throws: without it the order begins anew. */
export async function readLastUses(folder: string): Promise<string | undefined> {
  try {
    return file.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8'))).sealed;
  } catch {
    return undefined;
  }
}

export class LastUses {
  readonly #parts: LastUsesParts;
  readonly #path: string;
  /** What the file holds: it is opened when it is asked for. */
  #sealed: string | undefined;
  /** The number of each account's last use; `undefined` until it is asked for with the vault open. */
  #uses: Map<string, number> | undefined;
  #isChanged = false;
  #writing = 0;
  #lastWrite: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: LastUsesParts) {
    this.#parts = parts;
    this.#path = join(parts.folder, FILE);
    this.#sealed = parts.sealed;
  }

  /** Whether every use is on the disk, as far as it can be written. */
  get isSaved(): boolean {
    return !this.#isChanged && this.#writing === 0;
  }

  /** The number of an account's last use; higher is later. @throws Failure `locked` */
  lastUse(id: string): number | undefined {
    return this.#opened().get(id);
  }

  /** Remembers that an account was used now, and writes it a little later. @throws Failure `locked` */
  record(id: string): void {
    const uses = this.#opened();
    // In the order of their uses, so that the last one has the highest number.
    const lastUse = ([...uses.values()].at(-1) ?? 0) + 1;
    uses.delete(id);
    uses.set(id, lastUse);
    this.#isChanged = true;
    this.#timer ??= setTimeout(() => void this.save(), this.#parts.savedAfter ?? SAVED_AFTER);
    // Quitting saves by itself; the timer is no reason to stay alive.
    this.#timer.unref();
    this.#parts.onUse?.({ id, lastUse });
  }

  /**
   * Writes what is not written yet. It is sealed before this returns its promise, so the vault may be locked at once.
   *
   * Never throws: the order is worth no interruption. On a full disk it is known until the app ends.
   */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const sealed = this.#isChanged ? this.#seal() : undefined;
    this.#isChanged = false;
    if (sealed !== undefined) {
      this.#sealed = sealed;
      this.#writing += 1;
      this.#lastWrite = this.#lastWrite.then(() => this.#write(sealed));
    }
    return this.#lastWrite;
  }

  /** Forgets everything that the vault's key opened: part of locking. {@link save} comes before the lock. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#uses = undefined;
    this.#isChanged = false;
  }

  /** `undefined` where the vault was locked before anything was saved. */
  #seal(): string | undefined {
    const { vault } = this.#parts;
    if (vault.status().state !== 'open') return undefined;
    const there = new Set(vault.entries().map(({ id }) => id));
    const inOrder = [...this.#opened().keys()].filter((id) => there.has(id));
    return vault.sealBeside(PURPOSE, JSON.stringify(inOrder));
  }

  async #write(sealed: string): Promise<void> {
    try {
      await writeWhole(this.#path, `${JSON.stringify({ format: FORMAT, version: 1, sealed })}\n`);
    } catch {
      // See save().
    } finally {
      this.#writing -= 1;
    }
  }

  #opened(): Map<string, number> {
    this.#uses ??= this.#read();
    return this.#uses;
  }

  #read(): Map<string, number> {
    // Asked in any case: a locked vault must say so whether there is a file or not.
    const text = this.#parts.vault.openBeside(PURPOSE, this.#sealed ?? '');
    const read = uses.safeParse(jsonOrNothing(text));
    return new Map(read.data?.map((id, index) => [id, index + 1]));
  }
}

function jsonOrNothing(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
