/** The vault's file on disk: read whole, written atomically, the version before kept beside it, never lost. */
import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { access, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import type { VaultFileContent } from './vault-format.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

export class VaultFile {
  readonly folder: string;
  readonly path: string;
  readonly previousPath: string;
  /** What this process last read or wrote: the only text a write may replace. */
  #known: string | undefined;

  /** @param folder absolute path; made when the first write needs it */
  constructor(folder: string) {
    this.folder = folder;
    this.path = join(folder, 'vault.json');
    this.previousPath = join(folder, 'vault.json.previous');
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
  async write(content: VaultFileContent): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
      const present = await textOf(this.path);
      if (present !== this.#known) {
        throw new Failure(
          'store-failed',
          'Another program changed the vault file while Countersign had it open, so nothing was saved. Restart Countersign to read the new file.',
        );
      }
      if (present !== undefined) replaceFile(this.previousPath, present);
      // Loaded at the first write, not at start: nothing in it is needed to show codes.
      const { default: ElectronStore } = await import('electron-store');
      const store = new ElectronStore<Record<string, unknown>>({
        cwd: this.folder,
        name: 'vault',
        fileExtension: 'json',
        configFileMode: FILE_MODE,
        // A file that cannot be read is somebody's vault: it is never emptied to make room.
        clearInvalidConfig: false,
        accessPropertiesByDotNotation: false,
      });
      store.store = content;
      this.#known = await textOf(this.path);
    } catch (error) {
      throw error instanceof Failure ? error : storeFailure(error, this.folder);
    }
  }

  /**
   * Moves the file, and the version before it, out of the way under dated names.
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
    try {
      const aside = await freePath(join(this.folder, `vault.${label}-${stamp}`), '.json');
      await rename(this.path, aside);
      if (await exists(this.previousPath)) {
        await rename(
          this.previousPath,
          await freePath(join(this.folder, `vault.${label}-${stamp}.previous`), '.json'),
        );
      }
      this.#known = undefined;
      return aside;
    } catch (error) {
      throw storeFailure(error, this.folder);
    }
  }

  async hasPrevious(): Promise<boolean> {
    return exists(this.previousPath);
  }
}

/** Writes beside the file, then renames: whatever happens, either the old or the new text is there, whole. */
function replaceFile(path: string, text: string): void {
  const temporary = `${path}.tmp`;
  try {
    const file = openSync(temporary, 'w', FILE_MODE);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // A folder that is none holds no vault; the first write says what is in the way.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return undefined;
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

/** The system's error code ("ENOSPC"), where an error carries one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function storeFailure(error: unknown, folder: string): Failure {
  const sentence: Record<string, string> = {
    ENOSPC: 'The disk is full, so nothing was saved. Make some room and try again.',
    EDQUOT: 'Your disk quota is used up, so nothing was saved. Make some room and try again.',
    EROFS: `The folder ${folder} is on a read-only disk, so nothing was saved.`,
    EACCES: `The folder ${folder} cannot be written, so nothing was saved. Check its permissions and try again.`,
    EPERM: `The folder ${folder} cannot be written, so nothing was saved. Check its permissions and try again.`,
    ENOTDIR: `${folder} is not a folder, so nothing was saved. Move what is there, or choose another data folder.`,
    EEXIST: `${folder} is not a folder, so nothing was saved. Move what is there, or choose another data folder.`,
  };
  const code = codeOf(error);
  return new Failure(
    'store-failed',
    (code !== undefined ? sentence[code] : undefined) ??
      `The vault file in ${folder} could not be written, so nothing was saved. Check the disk and try again.`,
  );
}
