/**
 * Watches a folder. Reads each new picture when it is completely written. Ignores older files.
 */
import { type FSWatcher, watch } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_LINKS } from '../../found-limits.ts';
import type { WatchedFolderView } from '../../ipc/folder.ts';
import { kindOf } from '../scanner/file-kind.ts';
import { MAX_FILE_BYTES } from '../scanner/file-limits.ts';
import { shownFileName } from '../scanner/shown-file-name.ts';
import { folderIdentity } from '../vault/folder-identity.ts';
import type { FoundText } from './found.ts';

/** Milliseconds between two checks of a new file. If its size and time stay the same, it is complete. */
const SETTLES = 500;
/** Milliseconds between two checks without a change event. Some file systems send none. */
const UNTOLD = 10_000;

export interface WatchedFolderParts {
  /** Returns the codes in one file; none if it cannot be read. */
  read: (path: string, signal: AbortSignal) => Promise<FoundText[]>;
  /** Called after each change; with `undefined` when watching ends. */
  onChange: (view: WatchedFolderView | undefined) => void;
  /** Called when the folder is missing or not readable. */
  onLost: (name: string) => void;
  settles?: number;
}

export class WatchedFolder {
  readonly #parts: WatchedFolderParts;
  #ending: AbortController | undefined;
  #name = '';
  #read = 0;
  #waiting: FoundText[] = [];

  constructor(parts: WatchedFolderParts) {
    this.#parts = parts;
  }

  get view(): WatchedFolderView | undefined {
    if (!this.#ending) return undefined;
    return { name: this.#name, read: this.#read, waiting: this.#waiting.length };
  }

  /** Watches this folder instead of the last one. */
  async start(path: string): Promise<void> {
    this.stop();
    const ending = new AbortController();
    this.#ending = ending;
    this.#name = shownFileName(path);
    await this.#watch(path, ending.signal);
  }

  /** Stops watching, and discards the codes that were not taken. */
  stop(): void {
    if (!this.#ending) return;
    this.#ending.abort();
    this.#ending = undefined;
    this.#read = 0;
    this.#waiting = [];
    this.#parts.onChange(undefined);
  }

  /** Returns the codes since the last call. */
  take(): FoundText[] {
    const taken = this.#waiting;
    this.#waiting = [];
    if (taken.length > 0) this.#parts.onChange(this.view);
    return taken;
  }

  /** Starts watching. Resolves after the first check. */
  async #watch(path: string, signal: AbortSignal): Promise<void> {
    const files = new FolderFiles(path);
    if ((await this.#list(files, signal)) === undefined) return;
    const changes = watchForChanges(path);
    signal.addEventListener('abort', () => changes.watcher?.close());
    this.#parts.onChange(this.view);
    this.#goOn(files, changes, signal).catch(() => this.#lose(signal));
  }

  async #goOn(files: FolderFiles, changes: ChangeWatch, signal: AbortSignal): Promise<void> {
    const { settles = SETTLES } = this.#parts;
    let unsettled = true;
    let quiet = 0;
    while (!signal.aborted) {
      await pause(settles, signal);
      quiet += settles;
      if (!(changes.changed || unsettled || quiet >= UNTOLD)) continue;
      changes.changed = false;
      quiet = 0;
      const come = await this.#list(files, signal);
      if (!come || signal.aborted) return;
      unsettled = come.unsettled;
      for (const file of come.whole) await this.#take(join(files.path, file), signal);
    }
  }

  async #list(files: FolderFiles, signal: AbortSignal): Promise<Listing | undefined> {
    try {
      return await files.list();
    } catch {
      this.#lose(signal);
      return undefined;
    }
  }

  #lose(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#parts.onLost(this.#name);
    this.stop();
  }

  async #take(path: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted || !(await isPicture(path))) return;
    const texts = await this.#textsIn(path, signal);
    if (signal.aborted) return;
    this.#read += 1;
    this.#waiting = [...this.#waiting, ...texts].slice(0, MOST_LINKS);
    this.#parts.onChange(this.view);
  }

  /** A picture that cannot be read, or only too slowly, has no codes. The folder is still there. */
  async #textsIn(path: string, signal: AbortSignal): Promise<FoundText[]> {
    try {
      return await this.#parts.read(path, signal);
    } catch {
      return [];
    }
  }
}

interface Listing {
  /** New or changed files that stayed the same between two checks. */
  whole: string[];
  /** Whether a program may still be writing to some files. */
  unsettled: boolean;
}

/** The files of a folder, with their sizes and times at the last check. */
class FolderFiles {
  readonly path: string;
  /** The folder that the first check saw. A disk that is removed leaves an empty folder at the same path. */
  #identity: string | undefined;
  /** Files of the first check and files that were already listed, by name. */
  #known: Map<string, string> | undefined;
  #unsettled = new Map<string, string>();

  constructor(path: string) {
    this.path = path;
  }

  /** Returns the new files; the first call returns none. @throws when the folder cannot be read or is another one */
  async list(): Promise<Listing> {
    const identity = await folderIdentity(this.path);
    this.#identity ??= identity;
    if (identity === undefined || identity !== this.#identity) throw new Error('another folder');
    const marks = await this.#marks();
    if (!this.#known) {
      this.#known = marks;
      return { whole: [], unsettled: false };
    }
    const known = this.#known;
    const changed = [...marks].filter(([name, mark]) => known.get(name) !== mark);
    const whole = changed.filter(([name, mark]) => this.#unsettled.get(name) === mark);
    this.#known = new Map([...[...known].filter(([name]) => marks.has(name)), ...whole]);
    this.#unsettled = new Map(changed.filter((file) => !whole.includes(file)));
    return { whole: whole.map(([name]) => name), unsettled: this.#unsettled.size > 0 };
  }

  async #marks(): Promise<Map<string, string>> {
    const marks = new Map<string, string>();
    for (const entry of await readdir(this.path, { withFileTypes: true })) {
      // Programs write to hidden files first and then rename them.
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const file = await stat(join(this.path, entry.name)).catch(() => undefined);
      if (file && file.size > 0) marks.set(entry.name, `${file.mtimeMs}/${file.size}`);
    }
    return marks;
  }
}

interface ChangeWatch {
  changed: boolean;
  watcher: FSWatcher | undefined;
}

/** Watches for change events. If the system has none, the regular checks are enough. */
function watchForChanges(path: string): ChangeWatch {
  const changes: ChangeWatch = { changed: false, watcher: undefined };
  try {
    changes.watcher = watch(path, { persistent: false }, () => {
      changes.changed = true;
    });
    changes.watcher.on('error', () => changes.watcher?.close());
  } catch {
    changes.changed = true;
  }
  return changes;
}

/** Whether it is a picture, by its first bytes. Large files of other kinds are not read. */
async function isPicture(path: string): Promise<boolean> {
  try {
    await using file = await open(path, 'r');
    if ((await file.stat()).size > MAX_FILE_BYTES) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return kindOf(buffer.subarray(0, bytesRead)) !== undefined;
  } catch {
    return false;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    timer.unref();
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
