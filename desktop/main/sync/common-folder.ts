/** The common folder: finding new files, writing and deleting this computer's own. Any file may be incomplete or gone. */
import { readFileSync, statSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { storeFailure, systemErrorCode } from '../vault/store-failure.ts';
import { writeWhole } from '../vault/write-whole.ts';
import { HEADER_BYTES, LARGEST_FILE, readHeader } from './format/sealed-file.ts';
import type { FolderFile, NewFile } from './group/group.ts';

export interface LookedAt {
  /** Files that are new, that changed, or that could not be used before. */
  files: FolderFile[];
  /** The names of all files. */
  present: ReadonlySet<string>;
  /** The names of files that are there and that cannot be read, or that are too large. */
  unreadable: readonly string[];
}

export class CommonFolder {
  readonly path: string;
  /** The size and time of each file that was read and used. */
  readonly #used = new Map<string, string>();

  /** @param path absolute */
  constructor(path: string) {
    this.path = path;
  }

  /**
   * Reads the headers of what is new. The rest of a file is read when it is opened, one at a time. Subfolders and hidden files are of other programs.
   *
   * @param isDoubtful names of files to look at again, because they may have changed in place; all without it
   * @throws Failure `store-failed`
   */
  async look(isDoubtful: (name: string) => boolean = () => true): Promise<LookedAt> {
    const names = await this.#names();
    const files: FolderFile[] = [];
    const unreadable: string[] = [];
    for (const name of names) {
      if (this.#used.has(name) && !isDoubtful(name)) continue;
      const path = join(this.path, name);
      const state = await stat(path).catch(() => undefined);
      if (!state?.isFile()) continue;
      if (state.size > LARGEST_FILE) {
        unreadable.push(name);
        continue;
      }
      const version = `${state.size} ${state.mtimeMs} ${state.ctimeMs} ${state.ino}`;
      if (this.#used.get(name) === version) continue;
      const start = await startOf(path);
      if (start === 'gone') continue;
      if (start === 'unreadable') {
        unreadable.push(name);
        continue;
      }
      this.#used.set(name, version);
      // Only the header stays in memory: whoever can write into the folder could fill it with any number of files.
      files.push({ name, read: readHeader(start, { size: state.size, load: () => wholeFile(path) }) });
    }
    const present = new Set(names);
    for (const name of this.#used.keys()) if (!present.has(name)) this.#used.delete(name);
    return { files, present, unreadable };
  }

  /** Reads a file again at the next look; every file without a name. */
  forget(name?: string): void {
    if (name === undefined) this.#used.clear();
    else this.#used.delete(name);
  }

  /** Writes one of this computer's files. On return it is on the disk. @throws Failure `store-failed` */
  async write({ name, bytes }: NewFile): Promise<void> {
    // Not created here: a missing folder may be a disk that is not connected.
    await this.#names();
    try {
      await writeWhole(join(this.path, name), bytes);
    } catch (error) {
      throw storeFailure(error, this.path);
    }
  }

  async delete(name: string): Promise<void> {
    await rm(join(this.path, name), { force: true }).catch(() => undefined);
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.path)).filter((name) => !name.startsWith('.') && !name.endsWith('.tmp'));
    } catch (error) {
      const { several } = sentences();
      const isGone = ['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '');
      throw new Failure(
        'store-failed',
        isGone ? several.folderGone({ folder: this.path }) : several.folderUnreadable({ folder: this.path }),
      );
    }
  }
}

/** Returns the first bytes of a file, or why there are none. */
async function startOf(path: string): Promise<Buffer | 'gone' | 'unreadable'> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    return systemErrorCode(error) === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

/** Returns a file; nothing if it is gone, or too large by now. */
function wholeFile(path: string): Buffer {
  try {
    return statSync(path).size > LARGEST_FILE ? Buffer.alloc(0) : readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
