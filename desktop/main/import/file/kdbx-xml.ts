/**
 * The XML inside a KDBX file, read in one pass. Protected values stay encrypted until they are needed. Passwords,
 * attachments and the history of entries are never read.
 */
import { unescapeXml } from './xml-text.ts';

export interface KdbxEntry {
  uuid: string;
  /** Separated by “;” or “,”. */
  tags: string;
  icon: string;
  created: string;
  fields: Map<string, KdbxValue>;
}

/** A text, or an encrypted value with its place in the key stream. */
export type KdbxValue = string | { base64: string; at: number };

export interface KdbxGroup {
  uuid: string;
  name: string;
  entries: KdbxEntry[];
  groups: KdbxGroup[];
}

export interface KdbxDocument {
  root: KdbxGroup;
  /** The id of the recycle bin; empty if there is none. */
  bin: string;
  /** Base64 of the header's SHA-256; empty if it is not named. */
  headerHash: string;
  /** Base64 of pictures by their id. */
  icons: Map<string, string>;
  /** The total length of all protected values, in bytes. */
  protectedBytes: number;
}

const TOKEN = /<(\/?)([A-Za-z_][\w.:-]*)([^>]*)>|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|([^<]+)/g;
const DEEPEST = 200;

/** Returns the document; `undefined` for another or an incomplete text. */
export function readKdbxXml(xml: string): KdbxDocument | undefined {
  const reader = new Reader();
  for (const [, closing, name, attributes = '', cdata, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) reader.text(unescapeXml(text));
    else if (cdata !== undefined) reader.text(cdata);
    else if (name !== undefined && closing === '/') {
      if (!reader.close(name)) return undefined;
    } else if (name !== undefined) {
      if (!reader.open(name, attributes)) return undefined;
      if (attributes.endsWith('/')) reader.close(name);
    }
  }
  return reader.document();
}

class Reader {
  readonly #path: string[] = [];
  readonly #root: KdbxGroup = { uuid: '', name: '', entries: [], groups: [] };
  readonly #groups: KdbxGroup[] = [this.#root];
  readonly #icons = new Map<string, string>();
  #bin = '';
  #binEnabled = true;
  #headerHash = '';
  #icon = { uuid: '', data: '' };
  #entry: KdbxEntry | undefined;
  /** The number of open history elements. Their fields do not belong to the entry. */
  #history = 0;
  #key = '';
  #value: KdbxValue = '';
  #text = '';
  #isProtected = false;
  #protectedBytes = 0;
  #isWhole = false;

  open(name: string, attributes: string): boolean {
    this.#path.push(name);
    this.#text = '';
    this.#isProtected = /\bProtected\s*=\s*["']True["']/i.test(attributes);
    if (this.#path.length > DEEPEST) return false;
    if (name === 'History') this.#history += 1;
    else if (name === 'Group') {
      const group: KdbxGroup = { uuid: '', name: '', entries: [], groups: [] };
      this.#groups.at(-1)?.groups.push(group);
      this.#groups.push(group);
    } else if (name === 'Entry' && this.#history === 0) {
      this.#entry = { uuid: '', tags: '', icon: '', created: '', fields: new Map() };
    } else if (name === 'String') {
      this.#key = '';
      this.#value = '';
    } else if (name === 'Icon') this.#icon = { uuid: '', data: '' };
    return true;
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): boolean {
    if (this.#path.pop() !== name) return false;
    const value = this.#covered(this.#text);
    this.#text = '';
    this.#isProtected = false;
    const parent = this.#path.at(-1) ?? '';
    if (name === 'KeePassFile') this.#isWhole = true;
    else if (name === 'History') this.#history -= 1;
    else if (name === 'Group') this.#groups.pop();
    else if (name === 'Entry' && this.#history === 0) this.#closeEntry();
    else if (this.#history === 0) this.#closeLeaf(parent, name, value);
    return true;
  }

  document(): KdbxDocument | undefined {
    if (!this.#isWhole || this.#path.length > 0) return undefined;
    return {
      root: this.#root,
      bin: this.#binEnabled ? this.#bin : '',
      headerHash: this.#headerHash,
      icons: this.#icons,
      protectedBytes: this.#protectedBytes,
    };
  }

  /** Returns a value. Every protected value uses up its part of the key stream, also in a history. */
  #covered(text: string): KdbxValue {
    if (!this.#isProtected) return text;
    const base64 = text.trim();
    const at = this.#protectedBytes;
    this.#protectedBytes += Buffer.byteLength(base64, 'base64');
    return { base64, at };
  }

  #closeEntry(): void {
    if (this.#entry) this.#groups.at(-1)?.entries.push(this.#entry);
    this.#entry = undefined;
  }

  #closeLeaf(parent: string, name: string, value: KdbxValue): void {
    if (parent === 'String') {
      if (name === 'Key' && typeof value === 'string') this.#key = value;
      else if (name === 'Value') this.#value = value;
    } else if (name === 'String') this.#entry?.fields.set(this.#key, this.#value);
    else if (typeof value === 'string') this.#closeText(parent, name, value);
  }

  #closeText(parent: string, name: string, text: string): void {
    const entry = this.#entry;
    if (parent === 'Entry' && entry) {
      if (name === 'UUID') entry.uuid = text;
      else if (name === 'Tags') entry.tags = text;
      else if (name === 'CustomIconUUID') entry.icon = text;
    } else if (parent === 'Times' && entry && name === 'CreationTime') entry.created = text;
    else if (parent === 'Group') {
      const group = this.#groups.at(-1);
      if (group && name === 'UUID') group.uuid = text;
      else if (group && name === 'Name') group.name = text;
    } else if (parent === 'Meta') {
      if (name === 'RecycleBinUUID') this.#bin = text;
      else if (name === 'HeaderHash') this.#headerHash = text.trim();
      else if (name === 'RecycleBinEnabled') this.#binEnabled = !/^false$/i.test(text);
    } else if (parent === 'Icon') {
      if (name === 'UUID') this.#icon.uuid = text;
      else if (name === 'Data') this.#icon.data = text;
    } else if (name === 'Icon') this.#icons.set(this.#icon.uuid, this.#icon.data);
  }
}
