/** A file to be imported, looked at in each of the ways that formats are recognised by. Every look is taken once. */
import { kindOf } from '../../scanner/file-kind.ts';
import { type CsvTable, csvHeader, readCsv } from './csv.ts';
import { imagesIn, isHtml, textOfHtml } from './html.ts';
import { readPreferences } from './preferences.ts';
import { readTables, type Tables } from './sqlite-file.ts';
import { urisInJson, urisInText } from './uri-list.ts';
import { ZipFile } from './zip-file.ts';

/** Reads the QR codes of a picture or a PDF. @property error why it, or a part of it, was not read */
export type ReadQrs = (bytes: Uint8Array) => Promise<{ texts: string[]; error?: string | undefined }>;

export class ImportFile {
  readonly bytes: Uint8Array;
  readonly #readQrs: ReadQrs;
  readonly #looks = new Map<string, unknown>();
  #unread: string | undefined;

  constructor(bytes: Uint8Array, readQrs: ReadQrs) {
    this.bytes = bytes;
    this.#readQrs = readQrs;
  }

  /** The file as text; `undefined` for anything else. */
  get text(): string | undefined {
    return this.#look('text', () => decodeText(this.bytes));
  }

  /** Whether the file is text with a few bytes that text does not have. */
  get isBrokenText(): boolean {
    return this.text === undefined && this.#look('broken', () => isMostlyText(this.bytes));
  }

  /** The JSON value; `undefined` where the file is none. */
  get json(): unknown {
    return this.#look('json', () => {
      if (!this.looksLikeJson) return undefined;
      try {
        return JSON.parse(this.text ?? '');
      } catch {
        return undefined;
      }
    });
  }

  get looksLikeJson(): boolean {
    return /^\s*[[{]/.test(this.text?.slice(0, 1_000) ?? '');
  }

  /** Names of a CSV file's columns, in lower case; empty where the file is none. */
  get columns(): readonly string[] {
    return this.#look('columns', () => (this.text === undefined ? [] : csvHeader(this.text)));
  }

  /** The columns asked for, and no other: passwords are never read. */
  csv(wanted: readonly string[]): CsvTable {
    return readCsv(this.text ?? '', wanted);
  }

  /** Texts of an Android preferences file by name; `undefined` where the file is none. */
  get preferences(): ReadonlyMap<string, string> | undefined {
    return this.#look('preferences', () =>
      this.text === undefined ? undefined : readPreferences(this.text),
    );
  }

  get isHtml(): boolean {
    return this.text !== undefined && isHtml(this.text);
  }

  /** `undefined` where the file is no ZIP archive. @throws ImportFailure for a damaged one */
  zip(): Promise<ZipFile | undefined> {
    return this.#look('zip', () => ZipFile.open(this.bytes));
  }

  /** `undefined` where the file is no SQLite database. @throws ImportFailure for a damaged one */
  tables(): Promise<Tables | undefined> {
    return this.#look('tables', () => readTables(this.bytes));
  }

  /** Key URIs and the like: line by line, in HTML, or as QR codes of a picture, a PDF or a page's pictures. */
  uris(): Promise<string[]> {
    return this.#look('uris', () => this.#uris());
  }

  get isPicture(): boolean {
    return kindOf(this.bytes) !== undefined && !this.isHtml;
  }

  async #uris(): Promise<string[]> {
    if (this.isPicture) return this.#draw(this.bytes);
    const { text } = this;
    if (text === undefined) return [];
    if (this.json !== undefined) return urisInJson(this.json);
    if (!this.isHtml) return urisInText(text);
    const written = urisInText(textOfHtml(text));
    if (written.length > 0) return written;
    return this.drawnIn(text);
  }

  /** What the QR codes of a page's pictures, or of those in a part of it, say. */
  async drawnIn(html: string): Promise<string[]> {
    const drawn: string[] = [];
    for (const image of imagesIn(html)) drawn.push(...(await this.#draw(image)));
    return drawn;
  }

  /** Why a picture, or some pages of a PDF, were not read; known once `uris` was asked. */
  get unread(): string | undefined {
    return this.#unread;
  }

  async #draw(bytes: Uint8Array): Promise<string[]> {
    const { texts, error } = await this.#readQrs(bytes);
    this.#unread ??= error;
    return texts;
  }

  #look<T>(name: string, take: () => T): T {
    if (!this.#looks.has(name)) this.#looks.set(name, take());
    return this.#looks.get(name) as T;
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Windows writes some exports in UTF-16, and says so in the first two bytes. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Ciphertext has control characters and invalid sequences in a third of its bytes. */
function isMostlyText(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 100_000));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is counted
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return text.length > 0 && odd <= Math.max(2, text.length / 20);
}
