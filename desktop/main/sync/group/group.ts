/**
 * One group of computers as one of them knows it: who belongs to it, its keys, and how far each computer's records have
 * arrived. Reads and seals files, but does not touch the folder.
 */
import { randomBytes } from 'node:crypto';
import { type Contents, isFrom, readContents, writeContents } from '../format/contents.ts';
import {
  base64,
  bytesOf,
  type Computer,
  hasOwnId,
  type Identity,
  keyIdOf,
  letterKey,
  oneTimePair,
  publicPart,
} from '../format/identity.ts';
import {
  type Heads,
  letterHeadSchema,
  packUpdate,
  type RecordHead,
  recordHeadSchema,
  unpackUpdate,
} from '../format/record.ts';
import {
  type Header,
  idOf,
  KEY_BYTES,
  newFileName,
  newSalt,
  openFile,
  type ReadHeader,
  readHeader,
  sealFile,
} from '../format/sealed-file.ts';
import { makeStatement, readSaid, type Said, type Statement, statementId } from '../format/statements.ts';
import {
  isPresent,
  type Member,
  type Membership,
  membershipOf,
  type TakenIn,
  takenIn,
} from './membership.ts';

/** What is known of one computer's records. */
export interface Progress {
  /** The last record without a gap before it; 0 for none. */
  seq: number;
  hash: string;
  /** Records after a gap, by number. */
  later: Record<string, string>;
  /** The hashes of the latest records, to notice two different ones with one number. */
  hashes: Record<string, string>;
  /** What this computer has seen of the others, as it last wrote. */
  heads: Heads;
  /** For each computer of which it lacks records, the highest number that it knows to exist, as it last wrote. */
  lacks?: Record<string, number>;
  /** The name that its user gave it since it joined, as it last wrote. */
  name?: string;
  /** When it last wrote, by its own clock, Unix milliseconds. */
  at: number;
  /** The number of the record that `at` and `heads` are from. */
  told: number;
  /** The number of its last record with an update. */
  lastUpdate: number;
  off?: boolean;
  /** Two different records have one number: two computers write as this one, or its data was restored. */
  forked?: boolean;
}

/** Everything that a computer keeps about its group. JSON. It contains private keys. */
export interface GroupData {
  group: string;
  me: Identity;
  statements: Statement[];
  /** The group's keys as Base64, by id. */
  keys: Record<string, string>;
  progress: Record<string, Progress>;
  /** Removals that removed computers signed. They count for nothing; the user is told of each once. */
  refused?: Record<string, Refused>;
}

export interface Refused {
  /** The removed computer that says it. */
  by: string;
  /** The computer that it wants removed. */
  member: string;
  /** The member whose file repeats it; absent if the removed computer says it itself. */
  repeatedBy?: string;
}

/** A file of the folder, with its header. */
export interface FolderFile {
  name: string;
  read: ReadHeader;
}

/** A record that was opened, and whose signature is valid. */
export interface OpenedRecord {
  file: string;
  head: RecordHead;
  hash: string;
  /** Returns the unpacked update. Empty for `seen`. @throws Error if it is damaged, though it is signed */
  update: () => Uint8Array;
}

/** Why a file could not be used. It may become usable later. */
export type Unusable =
  | 'other-vault'
  | 'newer'
  | 'no-key'
  | 'damaged'
  | 'stranger'
  | 'removed'
  | 'joining'
  | 'unreadable';

export interface ReadFiles {
  records: OpenedRecord[];
  /** Letters that were read, by file name. */
  letters: Map<string, string>;
  unusable: Map<string, Unusable>;
  /** Whether statements, keys or refused removals were new. */
  learned: boolean;
}

export interface NewFile {
  name: string;
  bytes: Buffer;
  /** The receiver of a letter. */
  to?: string;
  /** The hash of a record. */
  hash?: string;
}

/** As many numbers of a computer's latest records as are remembered. */
const REMEMBERED = 200;

/** As many bytes of opened records are kept during one look. Those above it are opened again when they are applied. */
const MOST_HELD = 32 * 1024 * 1024;

/**
 * By how much one record may raise what is known of another computer's numbers. Nobody can use up a computer's numbers, not
 * even a member that lies.
 */
const LARGEST_RAISE = 1_000_000;

/** How often files are tried again after something was learned. What is left waits for the next look. */
const MOST_PASSES = 20;

export class Group {
  readonly data: GroupData;
  #membership: Membership | undefined;
  #ids: ReadonlySet<string> | undefined;
  /** Who belonged to the group before the present look. */
  #before: Membership | undefined;
  /** The bytes of the payloads that the present look keeps in memory. */
  #held = 0;

  constructor(data: GroupData) {
    this.data = data;
  }

  /** Returns a new group with this computer as its only one. */
  static found(me: Identity): Group {
    const nonce = randomBytes(16).toString('hex');
    const founding = makeStatement(me, { says: 'found', member: publicPart(me), nonce });
    const group = new Group({
      group: statementId(founding),
      me,
      statements: [founding],
      keys: {},
      progress: {},
    });
    group.#newKey();
    return group;
  }

  /** Returns a copy that changes on its own. */
  clone(): Group {
    const { statements, ...rest } = this.data;
    // Statements never change. As the same objects they need not be read again.
    return new Group({ ...structuredClone(rest), statements: [...statements] });
  }

  get membership(): Membership {
    this.#membership ??= membershipOf(this.data.group, this.data.statements);
    return this.#membership;
  }

  get me(): Identity {
    return this.data.me;
  }

  /** The computers that belong to the group now, in the order of joining. */
  present(): Member[] {
    return [...this.membership.members.values()].filter(({ removedBy }) => removedBy === undefined);
  }

  /** Who removed this computer, if anyone did. */
  removedBy(): Member | undefined {
    const by = this.membership.members.get(this.me.id)?.removedBy;
    return by === undefined ? undefined : this.membership.members.get(by);
  }

  /** Returns a computer's name, as it says itself now. */
  nameOf({ id, name }: Pick<Computer, 'id' | 'name'>): string {
    const own = id === this.me.id ? this.me.name : this.data.progress[id]?.name;
    return own ?? name;
  }

  /** Whether there is a key that no removed computer has. */
  hasKey(): boolean {
    return this.#currentKey() !== undefined;
  }

  progressOf(id: string): Progress {
    this.data.progress[id] ??= {
      seq: 0,
      hash: '',
      later: {},
      hashes: {},
      heads: {},
      at: 0,
      told: 0,
      lastUpdate: 0,
    };
    return this.data.progress[id];
  }

  /** Everything that has arrived without a gap. */
  heads(): Heads {
    const known = Object.entries(this.data.progress).filter(([, { seq }]) => seq > 0);
    return Object.fromEntries(known.map(([id, { seq, hash }]) => [id, [seq, hash]]));
  }

  /**
   * Returns how many records of a computer are known to exist, because another one has seen them or because later ones
   * are here, but have not arrived.
   */
  missing(id: string): number {
    const { seq, later } = this.progressOf(id);
    return this.#lastKnown(id) - seq - Object.keys(later).length;
  }

  /** For each present computer of which records are missing here, the highest number that is known to exist. */
  get lacks(): Record<string, number> {
    const others = this.present().filter(({ id }) => id !== this.me.id && this.missing(id) > 0);
    return Object.fromEntries(others.map(({ id }) => [id, this.#lastKnown(id)]));
  }

  /** The highest number of this computer's records that a present computer knows of while it lacks records of it; 0 for none. */
  lackedBy(): number {
    return Math.max(0, ...this.present().map(({ id }) => this.data.progress[id]?.lacks?.[this.me.id] ?? 0));
  }

  #lastKnown(id: string): number {
    const { seq, later } = this.progressOf(id);
    const named = this.present().map((member) => this.data.progress[member.id]?.heads[id]?.[0] ?? 0);
    const last = Math.max(seq, ...named, ...Object.keys(later).map(Number));
    return Math.min(last, seq + LARGEST_RAISE);
  }

  /** Whether a computer has seen everything that `heads` names. */
  hasSeen(id: string, heads: Heads): boolean {
    const seen = this.progressOf(id).heads;
    return Object.entries(heads).every(([writer, [seq]]) => writer === id || (seen[writer]?.[0] ?? 0) >= seq);
  }

  /** Whether a computer has seen every update that this one knows. */
  isUpToDate(id: string): boolean {
    const seen = this.progressOf(id).heads;
    return Object.entries(this.data.progress).every(
      ([writer, { seq, lastUpdate }]) =>
        writer === id || (seen[writer]?.[0] ?? 0) >= Math.min(seq, lastUpdate),
    );
  }

  /**
   * Takes what a letter of one computer says, before any other file. A newcomer begins with what its host knows, because
   * only the host's keys were compared. Otherwise a removed computer that can still write into the folder could keep
   * everyone from joining.
   */
  beginWith(host: string, files: readonly FolderFile[]): void {
    for (const file of files) {
      const found = this.#open(file);
      if (typeof found !== 'string' && 'from' in found && found.from === host) this.#learn(found);
    }
  }

  /**
   * Reads files. First learns all statements and keys that are in them, so that a removal counts before anything that the
   * removed computer wrote.
   */
  read(files: readonly FolderFile[]): ReadFiles {
    this.#held = 0;
    this.#before = this.membership;
    const refusedBefore = Object.keys(this.data.refused ?? {}).length;
    const result: ReadFiles = { records: [], letters: new Map(), unusable: new Map(), learned: false };
    let waiting = [...files];
    const opened: { record: OpenedRecord; file: FolderFile }[] = [];
    for (let again = true, passes = 0; again && passes < MOST_PASSES; passes += 1) {
      again = false;
      waiting = waiting.filter((file) => {
        const found = this.#open(file);
        if (typeof found === 'string') {
          result.unusable.set(file.name, found);
          return true;
        }
        result.unusable.delete(file.name);
        if ('letter' in found) result.letters.set(file.name, found.letter);
        else opened.push({ record: found, file });
        const told = 'letter' in found ? found : found.head;
        this.#noteRefused(told.statements, 'letter' in found ? found.from : found.head.writer);
        if (this.#learn(told)) {
          again = true;
          result.learned = true;
        }
        return false;
      });
    }
    this.#before = undefined;
    if (Object.keys(this.data.refused ?? {}).length > refusedBefore) result.learned = true;
    for (const { record } of opened) {
      if (isPresent(this.membership, record.head.writer)) result.records.push(record);
      else result.unusable.set(record.file, 'removed');
    }
    result.records.sort((a, b) => a.head.writer.localeCompare(b.head.writer) || a.head.seq - b.head.seq);
    return result;
  }

  /** Notes that a record's update is in the document. */
  note({ head, hash }: Pick<OpenedRecord, 'head' | 'hash'>): void {
    const progress = this.progressOf(head.writer);
    const known = progress.hashes[head.seq];
    if (known !== undefined && known !== hash) progress.forked = true;
    this.#compare(head.writer, head.seq - 1, head.prev);
    for (const [id, [seq, seen]] of Object.entries(head.heads)) this.#compare(id, seq, seen);
    progress.hashes[head.seq] = hash;
    for (const old of Object.keys(progress.hashes).slice(0, -REMEMBERED)) delete progress.hashes[old];
    if (head.content === 'whole') {
      this.#raise(head.writer, head.seq, hash);
      // The document contains what its writer had seen.
      for (const [id, [seq, headHash]] of Object.entries(head.heads)) this.#raise(id, seq, headHash);
    } else if (head.seq === progress.seq + 1) this.#raise(head.writer, head.seq, hash);
    else if (head.seq > progress.seq) progress.later[head.seq] = hash;
    if (head.content !== 'seen') progress.lastUpdate = Math.max(progress.lastUpdate, head.seq);
    if (head.seq < progress.told) return;
    const { at, heads, lacks = {}, name } = head;
    Object.assign(progress, { told: head.seq, at, heads, lacks });
    if (name === undefined) delete progress.name;
    else progress.name = name;
    if (head.off) progress.off = true;
    else delete progress.off;
  }

  /**
   * Seals the next record of this computer. Makes a new key first if a removed computer has every other one.
   *
   * @param at this computer's clock, Unix milliseconds
   * @param underKey the id of another key; only for what everyone with that key must learn
   */
  record(
    content: RecordHead['content'],
    { update, at, off, underKey }: { update?: Uint8Array; at: number; off?: boolean; underKey?: string },
  ): NewFile {
    const key = underKey ?? this.#currentKey() ?? this.#newKey();
    const { seq, hash: prev } = this.progressOf(this.me.id);
    const head: RecordHead = {
      writer: this.me.id,
      seq: seq + 1,
      prev,
      content,
      at,
      heads: this.heads(),
      statements: this.data.statements,
      lacks: this.lacks,
      name: this.me.name,
      ...(off && { off }),
    };
    const header: Header = { kind: 'record', group: this.data.group, keyId: key, salt: newSalt() };
    const payload = update && packUpdate(update);
    const { plaintext, hash } = writeContents(this.me, header, head, payload);
    this.note({ head, hash });
    return {
      name: newFileName(),
      bytes: sealFile(header, bytesOf(this.data.keys[key] ?? ''), plaintext),
      hash,
    };
  }

  /**
   * Seals a record of this computer anew, with the same head and payload, if a removed computer has its key by now.
   *
   * @param bytes a file of this computer that was not written into the folder yet
   * @returns `undefined` if it can stay. A record without an update stays: it may be the one that tells of a removal, and
   *   those who were away have only the former key
   */
  resealed(bytes: Buffer): Buffer | undefined {
    const read = readHeader(bytes);
    if (!('header' in read) || read.header.kind !== 'record') return undefined;
    const former = read.header.keyId;
    const [key, next] = [this.data.keys[former], this.#currentKey()];
    if (key === undefined || next === undefined || this.membership.keys.get(former)?.spent === false)
      return undefined;
    const contents = this.#contents(read, bytesOf(key));
    if (!contents || contents.payload.length === 0) return undefined;
    const header: Header = { ...read.header, keyId: next, salt: newSalt() };
    const { plaintext } = writeContents(this.me, header, contents.head as object, contents.payload);
    return sealFile(header, bytesOf(this.data.keys[next] ?? ''), plaintext);
  }

  /** Returns a letter with everything that another computer needs to read the folder. Only that computer can open it. */
  letterTo(computer: Computer): NewFile {
    return this.#letter(computer, this.data.statements, this.data.keys);
  }

  /**
   * Returns a letter that tells a removed computer who removed it, and nothing else. If it was removed by a thief, its owner
   * learns in this way that this computer takes nothing from it.
   */
  noticeTo(removed: Computer): NewFile {
    const isRemovalOfIt = (statement: Statement) => {
      const said = readSaid(statement);
      return said?.says === 'remove' && said.member === removed.id;
    };
    return this.#letter(removed, this.data.statements.filter(isRemovalOfIt), {});
  }

  #letter(computer: Computer, statements: readonly Statement[], keys: Record<string, string>): NewFile {
    const pair = oneTimePair();
    const shared = letterKey(pair.secret, bytesOf(computer.box));
    if (!shared) throw new Error('The public key of this computer is not valid.');
    const header: Header = {
      kind: 'letter',
      group: this.data.group,
      keyId: letterId(pair.public, computer),
      salt: pair.public,
    };
    const head = { from: this.me.id, statements, keys };
    const { plaintext } = writeContents(this.me, header, head);
    return { name: newFileName(), bytes: sealFile(header, shared, plaintext), to: computer.id };
  }

  /** Admits a computer and gives it all keys. Returns the files to publish, in this order. */
  admit(newcomer: Computer, at: number): NewFile[] {
    const places = this.present().map(({ place }) => place);
    this.#say({
      says: 'admit',
      group: this.data.group,
      member: publicPart(newcomer),
      place: Math.max(...places) + 1,
      keys: Object.keys(this.data.keys),
    });
    return [this.record('seen', { at }), this.letterTo(newcomer)];
  }

  /**
   * Removes a computer and makes a new key for the others.
   *
   * @param whole the whole document
   * @returns the files to publish, in this order
   */
  remove(id: string, whole: Uint8Array, at: number): NewFile[] {
    const before = this.#currentKey();
    const kept = this.data.statements.filter(({ by }) => by === id).map(statementId);
    this.#say({ says: 'remove', group: this.data.group, member: id, kept });
    // Sealed under the former key: a computer that was away needs no letter to learn of the removal.
    const told = before === undefined ? [] : [this.record('seen', { at, underKey: before })];
    return [...told, ...this.renewKey(), this.record('whole', { update: whole, at })];
  }

  /** Makes a new key if a removed computer has every other one. Returns the letters with it. */
  renewKey(): NewFile[] {
    if (this.hasKey()) return [];
    this.#newKey();
    return this.present()
      .filter(({ id }) => id !== this.me.id)
      .map((member) => this.letterTo(member));
  }

  #open(
    file: FolderFile,
  ):
    | OpenedRecord
    | ({ letter: string; from: string } & Pick<RecordHead, 'statements'> & { keys: Record<string, string> })
    | Unusable {
    const { read } = file;
    if ('foreign' in read) return 'damaged';
    if ('newer' in read) return 'newer';
    const { header } = read;
    if (header.kind === 'offer' || header.kind === 'request') return 'joining';
    if (header.group !== this.data.group) return 'other-vault';
    return header.kind === 'letter' ? this.#openLetter(file, read) : this.#openRecord(file, read);
  }

  #openRecord(file: FolderFile, read: { header: Header; bytes: Buffer }): OpenedRecord | Unusable {
    const key = this.data.keys[read.header.keyId];
    if (key === undefined) return 'no-key';
    const contents = this.#contents(read, bytesOf(key));
    const head = recordHeadSchema.safeParse(contents?.head).data;
    if (!contents || !head) return 'damaged';
    const why = this.#refuses(head.writer, read.header, contents, head.statements);
    if (why) return why;
    const { hash, payload } = contents;
    this.#held += payload.length;
    if (payload.length === 0 || this.#held <= MOST_HELD) {
      const update = () => (payload.length === 0 ? new Uint8Array() : unpackUpdate(payload));
      return { file: file.name, head, hash, update };
    }
    const update = () => {
      const again = this.#contents(read, bytesOf(key));
      if (again?.hash !== hash) throw new Error('The file has changed.');
      return unpackUpdate(again.payload);
    };
    return { file: file.name, head, hash, update };
  }

  #openLetter(file: FolderFile, read: { header: Header; bytes: Buffer }) {
    const { header } = read;
    if (header.keyId !== letterId(header.salt, this.me)) return 'no-key' as const;
    const key = letterKey(bytesOf(this.me.boxSecret), header.salt);
    const contents = key && this.#contents(read, key);
    const head = letterHeadSchema.safeParse(contents?.head).data;
    if (!contents || !head) return 'damaged' as const;
    const why = this.#refuses(head.from, header, contents, head.statements);
    if (why) return why;
    return { letter: file.name, from: head.from, statements: head.statements, keys: head.keys };
  }

  #contents(read: { header: Header; bytes: Buffer }, key: Uint8Array): Contents | undefined {
    const plaintext = openFile(read, key);
    return plaintext && readContents(plaintext);
  }

  /**
   * Why a file does not count: it is not from a member, also of one that its statements introduce, or they are forged. The
   * file's own signature is checked first, so that only a named computer can make work.
   */
  #refuses(
    id: string,
    header: Header,
    contents: Contents,
    statements: readonly Statement[],
  ): 'stranger' | 'removed' | 'damaged' | undefined {
    const writer = this.membership.computers.get(id) ?? introduced(id, statements);
    if (!writer || !isFrom(writer, header, contents)) return 'stranger';
    const before = this.#before ?? this.membership;
    if (before.computers.has(id) && !isPresent(before, id)) {
      if (!before.members.has(id)) return 'stranger';
      this.#noteRefused(statements);
      return 'removed';
    }
    const fresh = this.#fresh(statements);
    if (fresh === 'forged') return 'damaged';
    if (this.membership.members.has(id)) return undefined;
    const { members } = membershipOf(this.data.group, [...this.data.statements, ...fresh.taken]);
    return members.has(id) ? undefined : 'stranger';
  }

  /** Returns what is new of these statements, and may be taken in. */
  #fresh(statements: readonly Statement[]): TakenIn | 'forged' {
    const known = this.#knownIds();
    const fresh = statements.filter((statement) => !known.has(statementId(statement)));
    return fresh.length === 0
      ? { taken: [], refused: [] }
      : takenIn(this.data.group, this.#before ?? this.membership, this.membership, fresh);
  }

  /**
   * Notes what removed computers say about the removal of others. Two removals that cross look the same with the names
   * swapped, so only a person can tell which computer is in other hands.
   */
  #noteRefused(statements: readonly Statement[], repeatedBy?: string): void {
    if ([...this.membership.members.values()].every(({ removedBy }) => removedBy === undefined)) return;
    const fresh = this.#fresh(statements);
    for (const { by, member } of fresh === 'forged' ? [] : fresh.refused) {
      if (!this.membership.members.has(member)) continue;
      const refused = { by, member, ...(repeatedBy !== undefined && { repeatedBy }) };
      this.data.refused = { ...this.data.refused, [JSON.stringify(refused)]: refused };
    }
  }

  #knownIds(): ReadonlySet<string> {
    this.#ids ??= new Set(this.data.statements.map(statementId));
    return this.#ids;
  }

  #learn({
    statements,
    keys = {},
  }: {
    statements: readonly Statement[];
    keys?: Record<string, string>;
  }): boolean {
    const fresh = this.#fresh(statements);
    if (fresh === 'forged') return false;
    // A key's id is that of its bytes. So nobody can give others another key under its name.
    const freshKeys = Object.entries(keys).filter(
      ([id, key]) => this.data.keys[id] === undefined && keyIdOf(key) === id,
    );
    if (fresh.taken.length === 0 && freshKeys.length === 0) return false;
    for (const [id, key] of freshKeys) this.data.keys[id] = key;
    this.#add(...fresh.taken);
    return true;
  }

  #add(...statements: Statement[]): void {
    if (statements.length === 0) return;
    this.data.statements.push(...statements);
    this.#membership = undefined;
    this.#ids = undefined;
  }

  #say(said: Said): void {
    this.#add(makeStatement(this.me, said));
  }

  /** The newest key that no removed computer has. */
  #currentKey(): string | undefined {
    return [...this.membership.keys.values()]
      .filter(({ id, spent }) => !spent && this.data.keys[id] !== undefined)
      .sort((a, b) => b.generation - a.generation || (a.id < b.id ? -1 : 1))[0]?.id;
  }

  #newKey(): string {
    const key = base64(randomBytes(KEY_BYTES));
    const id = keyIdOf(key);
    const generations = [...this.membership.keys.values()].flatMap(({ generation, spent }) =>
      spent ? [] : [generation],
    );
    this.data.keys[id] = key;
    this.#say({
      says: 'key',
      group: this.data.group,
      key: id,
      generation: Math.max(0, ...generations) + 1,
      for: this.present().map((member) => member.id),
    });
    return id;
  }

  /** Notes a fork if somebody names another hash for a record than the one that is known here. */
  #compare(id: string, seq: number, hash: string): void {
    const progress = this.data.progress[id];
    const known = progress?.hashes[seq];
    if (progress && known !== undefined && hash !== '' && known !== hash) progress.forked = true;
  }

  #raise(id: string, seq: number, hash: string): void {
    const progress = this.progressOf(id);
    if (seq > progress.seq && seq <= progress.seq + LARGEST_RAISE) Object.assign(progress, { seq, hash });
    for (const number of Object.keys(progress.later))
      if (Number(number) <= progress.seq) delete progress.later[number];
    for (
      let next = progress.later[progress.seq + 1];
      next !== undefined;
      next = progress.later[progress.seq + 1]
    ) {
      Object.assign(progress, { seq: progress.seq + 1, hash: next });
      delete progress.later[progress.seq];
    }
  }
}

function letterId(oneTime: Uint8Array, { box }: Pick<Computer, 'box'>): string {
  return idOf('countersign letter', oneTime, bytesOf(box));
}

/** Returns the computer that one of these statements names, if its id is that of its keys. Not yet a member. */
function introduced(id: string, statements: readonly Statement[]): Computer | undefined {
  for (const statement of statements) {
    const said = readSaid(statement);
    if (said?.says !== 'admit' && said?.says !== 'found') continue;
    if (said.member.id === id && hasOwnId(said.member)) return said.member;
  }
  return undefined;
}
