/** ZIP archives, plain or with a password (WinZip's AES, ZipCrypto). They are unpacked in memory, never to disk. */
import { configure, type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { sentences } from '../../texts/texts.ts';
import { damaged, ImportFailure, passwordOrDamage, passwordWrong } from '../account/import-failure.ts';

/** The largest unpacked size of one file, in bytes. */
const LARGEST = 64 * 2 ** 20;
const MOST_FILES = 20_000;
const ZIP = 'ZIP';

// Imports already run in a separate thread.
configure({ useWebWorkers: false });

export class ZipFile {
  readonly #entries: ReadonlyMap<string, FileEntry>;

  private constructor(entries: ReadonlyMap<string, FileEntry>) {
    this.#entries = entries;
  }

  /** Opens an archive; `undefined` for another file. @throws ImportFailure `damaged` */
  static async open(bytes: Uint8Array): Promise<ZipFile | undefined> {
    if (!isZip(bytes)) return undefined;
    try {
      const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
      const files = entries.filter((entry) => !entry.directory).slice(0, MOST_FILES);
      return new ZipFile(new Map(files.map((file) => [file.filename, file])));
    } catch {
      throw damaged(ZIP);
    }
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Returns the path of the first file that matches. */
  find(pattern: RegExp): string | undefined {
    return this.names.find((name) => pattern.test(name));
  }

  isEncrypted(name: string): boolean {
    return this.#entries.get(name)?.encrypted === true;
  }

  /**
   * Unpacks one file in memory.
   *
   * @param format the format's name, for error messages
   * @throws ImportFailure `password_wrong`, `damaged`, or `unsupported` if the unpacked file is too large
   */
  async read(name: string, format: string, password?: string): Promise<Uint8Array> {
    const entry = this.#entries.get(name);
    if (!entry) throw damaged(format);
    if (entry.uncompressedSize > LARGEST) throw tooLarge();
    try {
      return await entry.getData(new LimitedWriter(), {
        checkSignature: true,
        ...(entry.encrypted && password !== undefined && { password }),
      });
    } catch (error) {
      if (error instanceof ImportFailure) throw error;
      const wrong = error instanceof Error && /password/i.test(error.message);
      if (wrong) throw passwordWrong(format);
      throw entry.encrypted ? passwordOrDamage(format) : damaged(format);
    }
  }
}

/** Whether it begins like a ZIP archive: with a file, or with the end record of an empty archive. */
function isZip(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return start === '504b0304' || start === '504b0506';
}

/** Limits the real size, because the stated size may be wrong. */
class LimitedWriter extends Uint8ArrayWriter {
  #written = 0;

  override async writeUint8Array(chunk: Uint8Array): Promise<void> {
    this.#written += chunk.length;
    if (this.#written > LARGEST) throw tooLarge();
    await super.writeUint8Array(chunk);
  }
}

function tooLarge(): ImportFailure {
  return new ImportFailure('unsupported', sentences().importFile.unfoldsTooFar({ most: LARGEST / 2 ** 20 }));
}
