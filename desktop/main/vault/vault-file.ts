/** The vault's file on disk. One process at a time writes it, atomically; earlier versions are kept. */
import { constants } from 'node:fs';
import { access, copyFile, lstat, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../ipc/failure.ts';
import { withFileLock } from './file-lock.ts';
import { storeFailure, systemErrorCode } from './store-failure.ts';
import { Versions } from './versions.ts';
import { behindLinks, writeWhole } from './write-whole.ts';

const FOLDER_MODE = 0o700;

/** Another program wrote the file after this process last read or wrote it. */
export class ForeignChange extends Error {
  override name = 'ForeignChange';
  /** What is in the file now. */
  readonly text: string;

  constructor(text: string) {
    super('The file was changed by another program.');
    this.text = text;
  }
}

export class VaultFile {
  readonly folder: string;
  readonly path: string;
  readonly versions: Versions;
  /** The text that this process last read or wrote. A write replaces only this text. */
  #known: string | undefined;
  /** Whether this process has the lock for longer than one write. */
  #isAlone = false;

  /** @param folder absolute path; created by the first write */
  constructor(folder: string) {
    this.folder = folder;
    this.path = join(folder, 'vault.json');
    this.versions = new Versions(join(folder, 'versions'));
  }

  /** Returns the file's text, or `undefined` if there is no file. @param now for the name of a version */
  async read(now: Date): Promise<string | undefined> {
    this.#known = await textOf(this.path);
    // What cannot be written now, as on a read-only disk, can be at a later start.
    await this.versions.rescueLastWritten(this.#known, now).catch(() => undefined);
    return this.#known;
  }

  /** Returns what another program did to the file since this process last read or wrote it. @throws the system's error */
  async news(): Promise<'none' | 'deleted' | ForeignChange> {
    const present = await textOf(this.path);
    if (present === this.#known) return 'none';
    return present === undefined ? 'deleted' : new ForeignChange(present);
  }

  /** Accepts a text that another program wrote, so that the next write may replace it. */
  accept(text: string): void {
    this.#known = text;
  }

  /** Writes the last known text again, after the file was deleted. @throws Failure `store-failed` */
  async writeAgain(): Promise<void> {
    await this.#alone(async () => {
      if (this.#known !== undefined && (await textOf(this.path)) === undefined) {
        await writeWhole(this.path, this.#known);
      }
    });
  }

  /**
   * Returns the file that the vault's link leads to, if its folder is not there: a disk that is not connected.
   * `undefined` for any other vault, also for a link whose file need only be created.
   */
  async linkToNowhere(): Promise<string | undefined> {
    const target = await behindLinks(this.path);
    if (target === this.path || (await exists(this.path, stat))) return undefined;
    return (await exists(dirname(target), stat)) ? undefined : target;
  }

  /**
   * Writes the last known text again in the place of one that is no vault. Keeps that one beside it, with the date in
   * its name, unless it is empty.
   *
   * @throws Failure `store-failed`
   */
  async replaceDamaged(damaged: string, now: Date): Promise<void> {
    await this.#alone(async () => {
      // Another program may have finished writing it meanwhile.
      if (this.#known === undefined || (await textOf(this.path)) !== damaged) return;
      if (damaged !== '') {
        await copyFile(this.path, await freePath(this.#asideStem('damaged', now), '.json'));
      }
      await writeWhole(this.path, this.#known);
    });
  }

  /** Returns the system's error code that a write would meet, as far as permissions tell; `undefined` if none. */
  async obstacle(): Promise<string | undefined> {
    try {
      await access(this.folder, constants.W_OK);
      const file = await behindLinks(this.path);
      await access(dirname(file), constants.W_OK);
      await access(file, constants.W_OK);
      return undefined;
    } catch (error) {
      return systemErrorCode(error) ?? 'EACCES';
    }
  }

  /**
   * Replaces or creates the file. On return the new content is on disk; if it throws, the old content is.
   *
   * @throws Failure `store-failed` with a sentence that says what to do, or ForeignChange
   */
  async write(text: string, now: Date): Promise<void> {
    await this.#alone(async () => {
      // A deleted file is written again first, so that it becomes a version like any other.
      if (this.#known !== undefined && (await textOf(this.path)) === undefined) {
        await writeWhole(this.path, this.#known);
      }
      const present = await textOf(this.path);
      if (present !== this.#known) throw new ForeignChange(present ?? '');
      if (present !== undefined) {
        // Another computer's copy is about to be replaced by what was merged. What it had replaced stays as well.
        await this.versions.rescueLastWritten(present, now);
        await this.versions.keep(this.path, now);
      }
      await writeWhole(this.path, text);
      this.#known = text;
      // The first version of the format kept its single earlier version here. It is now in the folder of versions.
      await rm(join(this.folder, 'vault.json.previous'), { force: true });
    });
    // The change is saved. Without this copy it has one place less, and the next change makes it again. Others that wait
    // for the lock need not wait for it.
    await this.versions.copyLastWritten(text).catch(() => undefined);
  }

  /**
   * Renames the file and its folder of versions, with the date in the new names.
   *
   * @param label the reason, as a part of the new name
   * @returns the new path of the vault file
   */
  async setAside(label: string, now: Date): Promise<string> {
    const stem = this.#asideStem(label, now);
    return this.#alone(async () => {
      const aside = await freePath(stem, '.json');
      if (await exists(this.path)) await rename(this.path, aside);
      await this.versions.setAside(await freePath(`${stem}.versions`, ''));
      const previous = join(this.folder, 'vault.json.previous');
      if (await exists(previous)) await rename(previous, await freePath(`${stem}.previous`, '.json'));
      this.#known = undefined;
      return aside;
    });
  }

  #asideStem(label: string, now: Date): string {
    // The colons of ISO 8601 are not allowed in Windows file names.
    const stamp = now
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(':', '');
    return join(this.folder, `vault.${label}-${stamp}`);
  }

  /** Runs `work` while no other process writes. What it writes through this object does not wait for the lock again. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      this.#isAlone = true;
      try {
        return await work();
      } finally {
        this.#isAlone = false;
      }
    });
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isAlone) return work();
    try {
      await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
      return await withFileLock(join(this.folder, 'vault.lock'), work);
    } catch (error) {
      if (error instanceof Failure || error instanceof ForeignChange) throw error;
      throw storeFailure(error, this.folder);
    }
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // If the path is not a folder or too long, there is no vault. The first write reports the problem.
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}

/** @param look `stat` follows links; `lstat` also finds a link to nothing */
async function exists(path: string, look: typeof stat | typeof lstat = lstat): Promise<boolean> {
  return look(path).then(
    () => true,
    () => false,
  );
}

async function freePath(stem: string, extension: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = count === 1 ? `${stem}${extension}` : `${stem}-${count}${extension}`;
    if (!(await exists(path))) return path;
  }
}
