/** A file to import, in all the forms that formats need. Each form is read once. */
import { textOfFile } from '../../../../shared/text-file.ts';
import { kindOf } from '../../scanner/file-kind.ts';
import { damaged } from '../account/import-failure.ts';
import { type CsvTable, csvHeader, readCells, readCsv } from './csv.ts';
import { imagesIn, isHtml, textOfHtml } from './html.ts';
import { readPreferences } from './preferences.ts';
import { readTables, type Tables } from './sqlite-file.ts';
import { urisInJson, urisInText, urisThatBeginLines } from './uri-list.ts';
import { ZipFile } from './zip-file.ts';

/** Reads the QR codes of a picture or a PDF. @property error why it or a part of it was not read */
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

  /** The file as text; `undefined` if it is not text. */
  get text(): string | undefined {
    return this.#look('text', () => textOfFile(this.bytes));
  }

  /**
   * A list or a table in Windows-1252, which old programs and spreadsheets write; `undefined` for any other file. No
   * byte tells this encoding, so letters may be wrong. JSON and XML are never written in it.
   */
  get #guessedText(): string | undefined {
    return this.#look('guessed', () => {
      const text = this.text === undefined ? windows1252Text(this.bytes) : undefined;
      const isKnown = text !== undefined && (csvHeader(text).length > 0 || urisInText(text).length > 0);
      return isKnown ? text : undefined;
    });
  }

  /** Whether letters may be wrong. */
  get isGuessed(): boolean {
    return this.#guessedText !== undefined;
  }

  /** Whether the file is text with a few invalid bytes. */
  get isBrokenText(): boolean {
    return this.text === undefined && this.#look('broken', () => isMostlyText(this.bytes));
  }

  /** The JSON value; `undefined` if the file is not JSON. */
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

  /** Names of a CSV file's columns, in lower case; empty if the file is not CSV. */
  get columns(): readonly string[] {
    return this.#look('columns', () => csvHeader(this.text ?? this.#guessedText ?? ''));
  }

  /** Returns only the wanted columns, so that passwords are never read. */
  csv(wanted: readonly string[]): CsvTable {
    return readCsv(this.text ?? this.#guessedText ?? '', wanted);
  }

  /** Returns the cells of each row below the header, of an app that quotes nothing. */
  cells(): string[][] {
    return readCells(this.text ?? this.#guessedText ?? '');
  }

  /** Texts of an Android preferences file by name; `undefined` for another file. */
  get preferences(): ReadonlyMap<string, string> | undefined {
    return this.#look('preferences', () =>
      this.text === undefined ? undefined : readPreferences(this.text),
    );
  }

  get isHtml(): boolean {
    return this.text !== undefined && isHtml(this.text);
  }

  /** Opens a ZIP archive; `undefined` for another file. @throws ImportFailure for a damaged archive */
  zip(): Promise<ZipFile | undefined> {
    return this.#look('zip', () => ZipFile.open(this.bytes));
  }

  /** Reads a SQLite database; `undefined` for another file. @throws ImportFailure for a damaged database */
  tables(): Promise<Tables | undefined> {
    return this.#look('tables', async () => {
      const database = await readTables(this.bytes);
      if (database?.isWhole === false) this.#unread ??= damaged('SQLite').message;
      return database?.tables;
    });
  }

  /** Returns key URIs and similar texts: from lines, HTML, or QR codes in a picture, a PDF or a page's pictures. */
  uris(): Promise<string[]> {
    return this.#look('uris', () => this.#uris());
  }

  get isPicture(): boolean {
    return kindOf(this.bytes) !== undefined && !this.isHtml;
  }

  async #uris(): Promise<string[]> {
    if (this.isPicture) return this.#draw(this.bytes);
    const text = this.text ?? this.#guessedText;
    if (text === undefined) return [];
    if (this.json !== undefined) return urisInJson(this.json);
    if (!this.isHtml) return urisInText(text);
    const page = textOfHtml(text);
    const written = urisThatBeginLines(page);
    if (written.length > 0) return written;
    const drawn = await this.drawnIn(text);
    return drawn.length > 0 ? drawn : urisInText(page);
  }

  /** Returns the texts of the QR codes in the pictures of some HTML. */
  async drawnIn(html: string): Promise<string[]> {
    const drawn: string[] = [];
    for (const image of imagesIn(html)) drawn.push(...(await this.#draw(image)));
    return drawn;
  }

  /** Why a picture, some pages of a PDF or a part of a database were not read; available after `uris` and `tables`. */
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

/** Returns a text in Windows-1252; `undefined` for other bytes, and for UTF-8 with a few invalid ones. */
function windows1252Text(bytes: Uint8Array): string | undefined {
  const latin = Buffer.from(bytes).toString('latin1');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has those
  if (/^\s*[[{<]|[\u0000-\u0008\u000e-\u001f\u007f]/.test(latin)) return undefined;
  // Characters of UTF-8, and bytes that have no character in Windows-1252.
  if (/[\u00c2-\u00f4][\u0080-\u00bf]|[\u0081\u008d\u008f\u0090\u009d]/.test(latin)) return undefined;
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Whether few bytes are not text. In ciphertext, a third are control characters and invalid sequences. */
function isMostlyText(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 100_000));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is counted
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return text.length > 0 && odd <= Math.max(2, text.length / 20);
}
