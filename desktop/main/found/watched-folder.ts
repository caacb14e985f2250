/**
 * Watches a folder. Reads each new image once no program writes to it any more. Ignores what was there before.
 */
import { type FSWatcher, watch } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WatchedFolderView } from '../../ipc/folder.ts';
import { kindOf } from '../scanner/file-kind.ts';
import { MAX_FILE_BYTES } from '../scanner/file-limits.ts';
import { shownFileName } from '../scanner/shown-file-name.ts';
import type { FoundText } from './found.ts';

/** Milliseconds between two looks at a file that may still be written: as large and as old as before, it is whole. */
const SETTLES = 500;
/** Milliseconds after which the folder is looked at without being told of a change: not every file system tells. */
const UNTOLD = 10_000;
/** Codes kept for the person to look at. */
const MOST_WAITING = 500;

export interface WatchedFolderParts {
  /** The codes of one file; none for one that cannot be read. */
  read: (path: string, signal: AbortSignal) => Promise<FoundText[]>;
  /** Told of each change; with `undefined` when the folder is not watched any more. */
  onChange: (view: WatchedFolderView | undefined) => void;
  /** The folder is gone, or must not be read. */
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

  /** Watches this folder, and no other. */
  async start(path: string): Promise<void> {
    this.stop();
    const ending = new AbortController();
    this.#ending = ending;
    this.#name = shownFileName(path);
    await this.#watch(path, ending.signal);
  }

  /** What was found and not taken yet is forgotten. */
  stop(): void {
    if (!this.#ending) return;
    this.#ending.abort();
    this.#ending = undefined;
    this.#read = 0;
    this.#waiting = [];
    this.#parts.onChange(undefined);
  }

  /** The codes found since the last time. */
  take(): FoundText[] {
    const taken = this.#waiting;
    this.#waiting = [];
    if (taken.length > 0) this.#parts.onChange(this.view);
    return taken;
  }

  /** Resolves once the folder is being watched. */
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
    const texts = await this.#parts.read(path, signal);
    if (signal.aborted) return;
    this.#read += 1;
    this.#waiting = [...this.#waiting, ...texts].slice(0, MOST_WAITING);
    this.#parts.onChange(this.view);
  }
}

interface Listing {
  /** New files, or files written anew, that were the same at two looks. */
  whole: string[];
  /** Whether some may still be written. */
  unsettled: boolean;
}

/** The files of a folder, and how each was when it was last looked at. */
class FolderFiles {
  readonly path: string;
  /** Files that were there at the first look or were handed on, by name. */
  #known: Map<string, string> | undefined;
  #unsettled = new Map<string, string>();

  constructor(path: string) {
    this.path = path;
  }

  /** The first look finds nothing new. @throws when the folder cannot be read */
  async list(): Promise<Listing> {
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
      // Hidden names are where programs write before they rename.
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

/** Where the system cannot tell of changes, looking now and then does without. */
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

/** By its first bytes, so that a film in the folder is not read whole. */
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
