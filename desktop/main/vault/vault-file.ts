/** The vault's file on disk: read whole, written atomically by one process at a time, earlier versions kept. */
import { constants } from 'node:fs';
import { access, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { withFileLock } from './file-lock.ts';
import { storeFailure, systemErrorCode } from './store-failure.ts';
import { Versions } from './versions.ts';
import { writeWhole } from './write-whole.ts';

const FOLDER_MODE = 0o700;

export class VaultFile {
  readonly folder: string;
  readonly path: string;
  readonly versions: Versions;
  /** What this process last read or wrote: the only text a write may replace. */
  #known: string | undefined;

  /** @param folder absolute path; made when the first write needs it */
  constructor(folder: string) {
    this.folder = folder;
    this.path = join(folder, 'vault.json');
    this.versions = new Versions(join(folder, 'versions'));
  }

  /** @returns the file's text, or `undefined` when there is none */
  async read(): Promise<string | undefined> {
    this.#known = await textOf(this.path);
    return this.#known;
  }

  /** Whether a write could succeed, as far as permissions tell. */
  async isWritable(): Promise<boolean> {
    try {
      await access(this.folder, constants.W_OK);
      await access(this.path, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Replaces the file, or makes it. When this returns, the new content is on disk; when it throws, the old one is.
   *
   * @throws Failure `store-failed` with what to do
   */
  async write(text: string, now: Date): Promise<void> {
    await this.#alone(async () => {
      const present = await textOf(this.path);
      if (present !== this.#known) {
        throw new Failure('store-failed', sentences().vault.changedElsewhere);
      }
      if (present !== undefined) await this.versions.keep(this.path, now);
      await writeWhole(this.path, text);
      this.#known = text;
      // The first version of the format kept its one earlier version here; it is a version like the others now.
      await rm(join(this.folder, 'vault.json.previous'), { force: true });
    });
  }

  /**
   * Moves the file, and its earlier versions, out of the way under dated names.
   *
   * @param label why: becomes part of the name
   * @returns the new path of the vault file
   */
  async setAside(label: string, now: Date): Promise<string> {
    // The colons of ISO 8601 are not allowed in Windows file names.
    const stamp = now
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(':', '');
    const stem = join(this.folder, `vault.${label}-${stamp}`);
    return this.#alone(async () => {
      const aside = await freePath(stem, '.json');
      await rename(this.path, aside);
      await this.versions.setAside(await freePath(`${stem}.versions`, ''));
      const previous = join(this.folder, 'vault.json.previous');
      if (await exists(previous)) await rename(previous, await freePath(`${stem}.previous`, '.json'));
      this.#known = undefined;
      return aside;
    });
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    try {
      await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
      return await withFileLock(join(this.folder, 'vault.lock'), work);
    } catch (error) {
      throw error instanceof Failure ? error : storeFailure(error, this.folder);
    }
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // A folder that is none holds no vault; the first write says what is in the way.
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
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
