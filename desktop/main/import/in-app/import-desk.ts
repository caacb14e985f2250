/** Files that wait to be imported, and opening the first of them. Keys stay in the main process. */
import { readFile, stat } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import type { WaitingFiles } from '../../../ipc/import.ts';
import { Failure } from '../../ipc/failure.ts';
import { shownFileName } from '../../scanner/shown-file-name.ts';
import { sentences } from '../../texts/texts.ts';
import { ImportFailure } from '../account/import-failure.ts';
import type { ImportedFile } from '../account/imported-account.ts';
import { MAX_IMPORT_BYTES } from '../file/largest-file.ts';
import { openFile } from '../open-file.ts';
import { asFailure } from './failures.ts';

/** A file on the disk by its path, or a dropped one by its bytes. */
type FileToImport = string | { name: string; bytes: Uint8Array };

interface OpenRequest {
  password?: string | undefined;
  /** The id of the format that the user chose. */
  format?: string | undefined;
  /** The memory that the user has allowed, in bytes. */
  memory?: number | undefined;
}

export interface ImportDeskParts {
  /** Starts import-worker.ts. */
  startWorker: () => Promise<Worker>;
  onWaiting: (files: WaitingFiles) => void;
  /** Called when the slow part begins. @param app the app's name */
  onOpening: (app: string) => void;
}

export class ImportDesk {
  readonly #parts: ImportDeskParts;
  #files: FileToImport[] = [];
  #under: AbortController | undefined;

  constructor(parts: ImportDeskParts) {
    this.#parts = parts;
  }

  get waiting(): WaitingFiles {
    const [first] = this.#files;
    return { count: this.#files.length, ...(first !== undefined && { name: nameOf(first) }) };
  }

  /** Adds files to the queue. */
  take(files: readonly FileToImport[]): void {
    if (files.length === 0) return;
    this.#files = [...this.#files, ...files];
    this.#parts.onWaiting(this.waiting);
  }

  /** Puts a file in the place of the first one, which the user gives up. */
  replaceFirst(file: FileToImport): void {
    this.stop();
    this.#files = [file, ...this.#files.slice(1)];
    this.#parts.onWaiting(this.waiting);
  }

  /**
   * Opens the first waiting file. Does not remove it, so that the user can try another password.
   *
   * @returns the accounts, or the memory that the user must allow first, in bytes
   * @throws Failure with a code of `import:open`
   */
  async open({ password, format, memory = 0 }: OpenRequest): Promise<ImportedFile | { memory: number }> {
    const [file] = this.#files;
    if (file === undefined) throw new Failure('not-found', sentences().importFile.noFile);
    this.stop();
    const under = new AbortController();
    this.#under = under;
    let asked: number | undefined;
    try {
      return await openFile(this.#parts.startWorker, await bytesOf(file), password, {
        signal: under.signal,
        format,
        onProgress: async (progress) => {
          const { formatById } = await import('../registry.ts');
          this.#parts.onOpening(formatById(progress.format)?.name ?? progress.format);
        },
        allowMemory: (bytes) => {
          if (bytes <= memory) return true;
          asked = bytes;
          return false;
        },
      });
    } catch (error) {
      if (asked !== undefined) return { memory: asked };
      if (error instanceof ImportFailure) throw asFailure(error);
      throw error;
    } finally {
      if (this.#under === under) this.#under = undefined;
    }
  }

  stop(): void {
    this.#under?.abort();
  }

  /** Removes the first waiting file. */
  discard(): WaitingFiles {
    this.stop();
    this.#files = this.#files.slice(1);
    this.#parts.onWaiting(this.waiting);
    return this.waiting;
  }

  /** Forgets every file. Part of locking. */
  forget(): void {
    this.stop();
    if (this.#files.length === 0) return;
    this.#files = [];
    this.#parts.onWaiting(this.waiting);
  }
}

function nameOf(file: FileToImport): string {
  return shownFileName(typeof file === 'string' ? file : file.name);
}

async function bytesOf(file: FileToImport): Promise<Uint8Array> {
  if (typeof file !== 'string') return file.bytes;
  let size: number;
  try {
    ({ size } = await stat(file));
    if (size <= MAX_IMPORT_BYTES) return await readFile(file);
  } catch {
    throw new Failure('not-found', sentences().importFile.noRead({ name: nameOf(file) }));
  }
  const [megabytes = 0, most = 0] = [size, MAX_IMPORT_BYTES].map((bytes) => Math.ceil(bytes / 2 ** 20));
  throw new Failure('unsupported', sentences().importFile.tooLarge({ megabytes, most }));
}
