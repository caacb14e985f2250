/**
 * The order of last use: an account is used when its code is copied in the list, the palette, the tray or by `--copy`.
 *
 * It is kept in a small sealed file beside the vault. In the vault, each copy would write everything, make a backup, and
 * make a version that replaces one with a real change. The file has only the order, without times: a wrong clock cannot
 * spoil it, and it reveals less.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Vault } from '../vault/vault.ts';
import { writeWhole } from '../vault/write-whole.ts';

const FILE = 'last-used.json';
const FORMAT = 'countersign-last-used';
const PURPOSE = 'last-used';
/** Copies within this time are one write, in milliseconds. A crash can lose the uses of this time. */
const SAVED_AFTER = 5_000;

const file = z.object({ format: z.literal(FORMAT), version: z.literal(1), sealed: z.string() });
const uses = z.array(z.string());

export interface LastUsesParts {
  /** The data folder, absolute. */
  folder: string;
  vault: Pick<Vault, 'status' | 'entries' | 'sealBeside' | 'openBeside'>;
  /** The result of {@link readLastUses}. */
  sealed: string | undefined;
  /** Called after each use. */
  onUse?: (use: { id: string; lastUse: number }) => void;
  /** Milliseconds from a use to the write. */
  savedAfter?: number;
}

/** Reads the file while the vault opens. Never throws; without the file the order starts again. */
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
  /** The sealed text of the file. It is opened on first use. */
  #sealed: string | undefined;
  /** The number of each account's last use; `undefined` before the first use with an open vault. */
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

  /** Whether every use is saved, if it can be written. */
  get isSaved(): boolean {
    return !this.#isChanged && this.#writing === 0;
  }

  /** Returns the number of an account's last use; higher is later. @throws Failure `locked` */
  lastUse(id: string): number | undefined {
    return this.#opened().get(id);
  }

  /** Records a use now, and writes it a little later. @throws Failure `locked` */
  record(id: string): void {
    const uses = this.#opened();
    // The map is in the order of use, so the last one has the highest number.
    const lastUse = ([...uses.values()].at(-1) ?? 0) + 1;
    uses.delete(id);
    uses.set(id, lastUse);
    this.#isChanged = true;
    this.#timer ??= setTimeout(() => void this.save(), this.#parts.savedAfter ?? SAVED_AFTER);
    // The app also saves when it quits, so the timer need not keep the process alive.
    this.#timer.unref();
    this.#parts.onUse?.({ id, lastUse });
  }

  /**
   * Writes unsaved uses. They are sealed before this call returns its promise, so the vault can be locked immediately.
   *
   * Never throws, because the order is not important enough to interrupt. On a full disk it stays in memory.
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

  /** Discards everything that the vault's key opened. Part of locking; call {@link save} before the lock. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#uses = undefined;
    this.#isChanged = false;
  }

  /** Returns the sealed order; `undefined` if the vault was locked before a save. */
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
      // The order stays in memory: see save().
    } finally {
      this.#writing -= 1;
    }
  }

  #opened(): Map<string, number> {
    this.#uses ??= this.#read();
    return this.#uses;
  }

  #read(): Map<string, number> {
    // Also called without a file, because a locked vault must throw.
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
