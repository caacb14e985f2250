/**
 * A computer of a group at work: takes the vault's changes into the document, other computers' records into the vault, and
 * keeps this computer's files in the folder small.
 *
 * A kill at any moment loses nothing, because of the order of writes. A change of the vault is in the vault first, and is
 * found by comparing. A record is kept here, byte for byte, before it goes into the folder. Before the vault takes what
 * others did, the outcome is kept as `next`; the next start sees whether the vault has it.
 */
import { SILENT_AFTER } from '../../spans.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from '../vault/entry.ts';
import type { Vault } from '../vault/vault.ts';
import { CommonFolder } from './common-folder.ts';
import { entriesDigest } from './document/entries-digest.ts';
import { SyncDocument } from './document/sync-document.ts';
import { base64, bytesOf, type Computer } from './format/identity.ts';
import { makeOffer, newJoiningCode, type Request, readRequest } from './format/joining.ts';
import type { ReadHeader } from './format/sealed-file.ts';
import {
  type FolderFile,
  Group,
  type NewFile,
  type OpenedRecord,
  type ReadFiles,
  type Unusable,
} from './group/group.ts';
import type { Event, MemberState, Moment, StateFile, StoredDocument } from './state-file.ts';

export interface MemberParts {
  vault: Vault;
  file: StateFile;
  /** This computer's clock, Unix milliseconds. For people only. */
  now: () => number;
  /** Milliseconds since some moment, from a clock that nobody sets. */
  elapsed: () => number;
  /** Called after other computers' changes are in the vault. */
  onAccounts: () => void;
  /** As many bytes of updates are kept at least before the document is written whole. */
  leastToGather?: number;
}

/** How long others' records wait for an answer that they were seen, in milliseconds. One answer is for all of them. */
const ANSWER_AFTER = 30_000;
/** How long records may be missing before the others and the user are told, in milliseconds. Folders can be slow. */
const GAPS_TOLD_AFTER = 300_000;
/** As many records of this computer are in the folder before one with the whole document replaces them. */
const MOST_RECORDS = 24;
const MOST_EVENTS = 30;
/** How often a writer's newest record must be absent before it counts as gone. Some programs replace files in steps. */
const LOOKS_BEFORE_GONE = 2;
/** As many newcomers are shown. Whoever has the code and the folder can write any number of requests. */
const MOST_NEWCOMERS = 10;
/** The document is written whole once what happened since is longer than this, in bytes, */
const LEAST_TO_GATHER = 32 * 1024;
/** and longer than this share of it. */
const SHARE_TO_GATHER = 1 / 16;

/** The vault changed while others' changes were being merged. */
class Moved extends Error {}

interface KnownFile {
  writer: string;
  seq: number;
  whole: boolean;
}

export class MemberAtWork {
  readonly state: MemberState;
  readonly folder: CommonFolder;
  group: Group;
  document: SyncDocument;
  /** Files that cannot be used, by name. */
  readonly unusable = new Map<string, Unusable>();
  readonly #parts: MemberParts;
  /** The whole document that is stored, with the id of its file. */
  #base: { id: string; bytes: Uint8Array };
  readonly #done = new Set<string>();
  /** Files that may become usable when a key or a statement arrives. */
  readonly #waiting = new Map<string, FolderFile>();
  /** The records in the folder, by file name. */
  readonly #records = new Map<string, KnownFile>();
  readonly #absent = new Map<string, number>();
  readonly #looksAtDamaged = new Map<string, number>();
  /** Offers and requests in the folder. */
  readonly #joining = new Map<string, ReadHeader>();
  #present: ReadonlySet<string> = new Set();
  #newcomers: Request[] | undefined;
  /** The vault's entries that the document was compared with. */
  #compared: readonly Entry[] | undefined;
  /** The vault's entries that have everything from the document. */
  #settled: readonly Entry[] | undefined;
  #only: 'additions' | undefined;
  #answerAt: number | undefined;
  /** When to tell of records that are still missing. */
  #gapsToldAt: number | undefined;
  #isDirty = false;

  /**
   * @param state as it was stored. The vault must be open
   * @param base the whole document that it names
   */
  constructor(parts: MemberParts, state: MemberState, base: Uint8Array) {
    this.#parts = parts;
    this.state = state;
    this.folder = new CommonFolder(state.folder);
    const digest = entriesDigest(parts.vault.entries());
    if (state.next?.vault === digest) state.now = state.next;
    delete state.next;
    const savedAt = parts.vault.savedAt() ?? 0;
    // An older copy of the vault must not undo what happened since.
    if (digest !== state.now.vault && savedAt < (state.savedAt ?? 0)) this.#only = 'additions';
    this.group = new Group(structuredClone(state.now.group));
    this.#base = { id: state.now.document.base, bytes: base };
    this.document = this.#storedDocument();
    for (const hash of state.now.done) this.#done.add(hash);
  }

  /** Stores the document of a computer whose vault has just been put into it, and returns the first state. */
  static async firstState(
    { file, vault }: Pick<MemberParts, 'file' | 'vault'>,
    { folder, group, document }: { folder: string; group: Group; document: SyncDocument },
  ): Promise<MemberState> {
    const moment: Moment = {
      group: group.data,
      document: { base: await file.keepDocument(document.state()), updates: [] },
      vault: entriesDigest(vault.entries()),
      done: [],
    };
    return {
      phase: 'member',
      folder,
      now: moment,
      savedAt: vault.savedAt() ?? 0,
      outbox: [],
      letters: [],
      highest: {},
      events: [],
      wholeWanted: true,
    };
  }

  /**
   * Does everything that there is to do.
   *
   * @param thorough looks at every file again. Without it, only at new ones and at incomplete ones
   * @throws Failure `store-failed`, `read-only`, `locked`
   */
  async step(thorough = true): Promise<void> {
    if (this.group.removedBy()) return;
    await this.#save();
    await this.#adopt();
    const isNew = await this.#read(thorough);
    if (isNew && !this.group.removedBy()) {
      this.#keepHouse();
      await this.#save();
      await this.#publish();
      await this.#tidy();
    }
    await this.#save();
  }

  /** Adds files for the folder. They are written at the next step, in this order. */
  send(...files: NewFile[]): void {
    for (const { name, bytes } of files) this.state.outbox.push({ name, bytes: base64(bytes) });
    for (const { hash } of files) if (hash !== undefined) this.#done.add(hash);
    this.#isDirty = true;
  }

  /** Makes an invitation. The next step writes its offer into the folder. */
  invite(): void {
    if (this.state.invitation) return;
    const code = newJoiningCode();
    const { name, bytes, offer } = makeOffer(code, this.group.data.group, this.group.me);
    this.state.invitation = { code, file: name, offer, bytes: base64(bytes) };
    this.#newcomers = undefined;
    this.#isDirty = true;
  }

  /** Ends the invitation: its code is used up. */
  async endInvitation(): Promise<void> {
    const { invitation } = this.state;
    if (!invitation) return;
    delete this.state.invitation;
    this.#newcomers = undefined;
    this.#isDirty = true;
    // Stored first: otherwise a kill could leave a code on the screen that nobody can find in the folder.
    await this.#save();
    await this.folder.delete(invitation.file);
  }

  /** Returns the computers that answered the invitation. */
  newcomers(): Request[] {
    const { invitation } = this.state;
    if (!invitation) return [];
    if (this.#newcomers) return this.#newcomers;
    const { code, offer } = invitation;
    const found = new Map<string, Request>();
    for (const read of this.#joining.values()) {
      if (found.size === MOST_NEWCOMERS) break;
      const request = readRequest(code, read, offer);
      if (request) found.set(request.hash, request);
    }
    this.#newcomers = [...found.values()];
    return this.#newcomers;
  }

  /** Marks all events as read. The next step stores it. */
  acknowledge(): void {
    for (const event of this.state.events) event.isRead = true;
    this.#isDirty = true;
  }

  /** Gives this computer another name. The others learn of it with its next record. */
  rename(name: string): void {
    if (this.group.me.name === name) return;
    this.group.me.name = name;
    this.send(this.group.record('seen', { at: this.#parts.now() }));
  }

  /** Whether nothing of a computer has been heard here for long. For people only. */
  isSilent(id: string): boolean {
    const heard = this.state.heardAt?.[id];
    return heard !== undefined && this.#parts.now() - heard > SILENT_AFTER;
  }

  /** The number of files of each computer that are in the folder and can be read. */
  filesOf(id: string): number {
    return [...this.#records.values()].filter(({ writer }) => writer === id).length;
  }

  /** Admits a computer and gives it all keys. The next step writes them into the folder. */
  admit(newcomer: Computer): void {
    const [record, letter] = this.group.admit(newcomer, this.#parts.now()) as [NewFile, NewFile];
    this.#noteLetter(letter, newcomer.id);
    this.send(record, letter);
    this.state.wholeWanted = true;
  }

  /** Removes a computer. */
  remove(id: string): void {
    const files = this.group.remove(id, this.document.state(), this.#parts.now());
    this.#noteLetters(files);
    this.send(...files);
    this.state.letters = this.state.letters.filter(({ to }) => to !== id);
  }

  /** Makes the last record: this computer writes nothing more. */
  sayOff(): void {
    this.send(
      this.group.record('whole', { update: this.document.state(), at: this.#parts.now(), off: true }),
    );
  }

  async #adopt(): Promise<void> {
    const entries = this.#parts.vault.entries();
    if (entries === this.#compared) return;
    const update = this.document.adopt(entries, this.#only);
    this.#only = undefined;
    this.#compared = entries;
    if (!update) return;
    this.send(this.group.record('changes', { update, at: this.#parts.now() }));
    await this.#save();
  }

  /** Returns whether there is anything to do. */
  async #read(thorough: boolean): Promise<boolean> {
    const isDoubtful = (name: string) => thorough || this.unusable.get(name) === 'damaged';
    if (thorough) this.#lookAgainAtDamaged();
    const { files, present, unreadable } = await this.folder.look(isDoubtful);
    const isDue = this.#isDue(this.#answerAt) || this.#isDue(this.#gapsToldAt);
    const isQuiet = files.length === 0 && this.#settled === this.#parts.vault.entries() && !isDue;
    const { outbox, wholeWanted } = this.state;
    const hasWork = outbox.length > 0 || wholeWanted || this.#absent.size > 0 || this.#isOfferGone(present);
    if (isQuiet && !hasWork && present.size === this.#present.size) return false;
    this.#present = present;
    for (const map of [this.#records, this.#waiting, this.#joining, this.unusable]) {
      for (const name of map.keys()) if (!present.has(name)) map.delete(name);
    }
    this.#newcomers = undefined;
    for (const [name, why] of this.unusable) if (why === 'unreadable') this.unusable.delete(name);
    for (const name of unreadable) this.unusable.set(name, 'unreadable');
    const all = files.length > 0 ? [...files, ...this.#waiting.values()] : [];
    for (let tries = 0; ; tries += 1) {
      try {
        await this.#take(new Map(all.map((file) => [file.name, file])));
        this.#settled = this.#parts.vault.entries();
        this.#requireOurs();
        return true;
      } catch (error) {
        this.#goBack();
        if (!(error instanceof Moved) || tries === 5) {
          this.folder.forget();
          throw error;
        }
        await this.#adopt();
      }
    }
  }

  /**
   * Reads damaged files again, less and less often. Where times are coarse, a file that was completed in place looks the
   * same as before.
   */
  #lookAgainAtDamaged(): void {
    for (const [name, why] of this.unusable) {
      if (why !== 'damaged') continue;
      const looks = (this.#looksAtDamaged.get(name) ?? 0) + 1;
      this.#looksAtDamaged.set(name, looks);
      if (Math.log2(looks) % 1 === 0) this.folder.forget(name);
    }
    for (const name of this.#looksAtDamaged.keys())
      if (this.unusable.get(name) !== 'damaged') this.#looksAtDamaged.delete(name);
  }

  #isOfferGone(present: ReadonlySet<string>): boolean {
    const { invitation } = this.state;
    return invitation !== undefined && !present.has(invitation.file);
  }

  /** @throws Failure `store-failed` if the folder was emptied. A disk that is not connected looks like that */
  #requireOurs(): void {
    if (this.#records.size > 0 || Object.keys(this.state.highest).length === 0) return;
    const isOther = [...this.unusable.values()].includes('other-vault');
    const { several } = sentences();
    throw new Failure(
      'store-failed',
      isOther
        ? several.otherVault({ folder: this.folder.path })
        : several.folderEmpty({ folder: this.folder.path }),
    );
  }

  /** Takes what is in these files: first into a copy of the group, then into the document, the state and the vault. */
  async #take(files: ReadonlyMap<string, FolderFile>): Promise<void> {
    const group = this.group.clone();
    const read = group.read([...files.values()]);
    const fresh = read.records.filter(({ hash }) => !this.#done.has(hash));
    const before = new Set(this.document.clashes().map(signOf));
    const damaged = fresh.filter((record) => !applied(this.document, record));
    const taken = fresh.filter((record) => !damaged.includes(record));
    for (const record of taken) group.note(record);
    const { vault } = this.#parts;
    const entries = vault.entries();
    if (entries !== this.#compared) throw new Moved();
    const wanted = this.document.entries(entries, this.#parts.now());
    const isSame =
      wanted.length === entries.length && wanted.every((entry, index) => entry === entries[index]);
    if (taken.length > 0 || read.learned || !isSame) {
      const next = this.#moment(group, wanted, taken);
      if (isSame) this.state.now = next;
      else {
        this.state.next = next;
        await this.#parts.file.write(this.state);
        await vault.change((present) => {
          if (present !== entries) throw new Moved();
          return wanted;
        });
        this.state.now = next;
        delete this.state.next;
        // What went into the bin instead of being deleted must be told to the others.
        const gone = new Set(this.document.gone());
        this.#compared = wanted.some(({ id }) => gone.has(id)) ? undefined : vault.entries();
      }
      this.#noteAdmissions(group);
      this.#noteRemovals(group);
      this.#noteForks(group, taken);
      this.group = group;
      this.#noteRefused(group);
      const { heardAt = {} } = this.state;
      this.state.heardAt = heardAt;
      for (const { hash, head } of taken) {
        this.#done.add(hash);
        if (head.writer !== group.me.id) heardAt[head.writer] = this.#parts.now();
      }
      if (taken.some(({ head }) => head.writer !== group.me.id && head.content !== 'seen')) {
        this.#answerAt ??= this.#parts.elapsed() + ANSWER_AFTER;
      }
      this.#noteClashes(before);
      this.#isDirty = true;
      if (!isSame) this.#parts.onAccounts();
    }
    this.#noteFiles(files, read, damaged);
  }

  #moment(group: Group, entries: readonly Entry[], taken: readonly OpenedRecord[] = []): Moment {
    const inFolder = [...this.#done, ...taken.map(({ hash }) => hash)];
    return {
      group: structuredClone(group.data),
      document: this.#toStore(),
      vault: entriesDigest(entries),
      done: inFolder.slice(-MOST_REMEMBERED),
    };
  }

  #toStore(): StoredDocument {
    return { base: this.#base.id, updates: this.document.updates.map(textOf) };
  }

  #storedDocument(): SyncDocument {
    const { updates } = this.state.now.document;
    return new SyncDocument(this.#base.bytes, updates.map(bytesOf));
  }

  /** Returns to what was stored last, after the vault could not take a change. */
  #goBack(): void {
    delete this.state.next;
    this.group = new Group(structuredClone(this.state.now.group));
    this.document = this.#storedDocument();
    this.#compared = undefined;
  }

  #noteFiles(
    files: ReadonlyMap<string, FolderFile>,
    read: ReadFiles,
    damaged: readonly OpenedRecord[],
  ): void {
    for (const name of files.keys()) {
      this.#waiting.delete(name);
      this.unusable.delete(name);
      // It may have been a good record before. One that was damaged in its place counts as gone.
      this.#records.delete(name);
    }
    for (const { file, head } of read.records) {
      this.#records.set(file, { writer: head.writer, seq: head.seq, whole: head.content === 'whole' });
    }
    for (const { file } of damaged) this.unusable.set(file, 'damaged');
    for (const [name, why] of read.unusable) {
      this.unusable.set(name, why);
      const file = files.get(name);
      if (!file) continue;
      if (why === 'no-key' || why === 'stranger') this.#waiting.set(name, file);
      if (why === 'joining') {
        this.#joining.set(name, file.read);
        this.#newcomers = undefined;
      }
    }
  }

  /** Whoever is admitted gets all accounts, so the user must learn of it on every computer. */
  #noteAdmissions(after: Group): void {
    const before = new Set(this.group.present().map(({ id }) => id));
    for (const member of after.present())
      if (!before.has(member.id)) this.#addEvent('admitted', [after.nameOf(member)]);
  }

  /** A removal makes everything new: what this computer had seen of the removed one goes into its own whole document. */
  #noteRemovals(after: Group): void {
    const before = new Set(this.group.present().map(({ id }) => id));
    const gone = [...after.membership.members.values()].filter(
      ({ id, removedBy }) => removedBy !== undefined && before.has(id),
    );
    if (gone.length === 0) return;
    this.state.wholeWanted = true;
    this.send(...gone.map((member) => after.noticeTo(member)));
    this.#addEvent(
      'removed',
      gone.map((member) => after.nameOf(member)),
    );
  }

  /** Two computers with one identity: a copied disk, or one whose data was restored. Both are read all the same. */
  #noteForks(after: Group, taken: readonly OpenedRecord[]): void {
    const { me } = after;
    // A record that this computer wrote long ago may come back with an older folder. One that it did not write is a copy's.
    const last = this.group.progressOf(me.id).seq;
    const isOwn = taken.some(({ head }) => head.writer === me.id && head.seq > last);
    for (const member of after.present()) {
      const { id } = member;
      const isNew = after.progressOf(id).forked === true && !this.group.progressOf(id).forked;
      if (isNew || (isOwn && id === me.id)) this.#addEvent('forked', [after.nameOf(member)]);
    }
  }

  /** What a removed computer says about others counts for nothing, but the user may know better. */
  #noteRefused(after: Group): void {
    const told = new Set(this.state.toldOfRefused);
    const nameOf = (id: string) => {
      const member = after.membership.members.get(id);
      return member ? after.nameOf(member) : '…';
    };
    for (const [sign, { by, member, repeatedBy }] of Object.entries(after.data.refused ?? {})) {
      if (told.has(sign)) continue;
      told.add(sign);
      if (member !== after.me.id) this.#addEvent('disputed', [nameOf(by), nameOf(member)]);
      else if (repeatedBy !== undefined) this.#addEvent('cut-off', [nameOf(repeatedBy), nameOf(by)]);
    }
    this.state.toldOfRefused = [...told];
  }

  #noteClashes(before: ReadonlySet<string>): void {
    const byId = new Map(this.#parts.vault.entries().map((entry) => [entry.id, entry]));
    for (const clash of this.document.clashes()) {
      if (before.has(signOf(clash))) continue;
      const key = byId.get(clash.id)?.key;
      const name = key?.issuer || key?.account || '';
      this.#addEvent(clash.clash, clash.clash === 'names' ? [...clash.names] : [name]);
    }
  }

  #addEvent(kind: Event['kind'], names: string[]): void {
    this.state.events.push({ at: this.#parts.now(), kind, names });
    this.state.events.splice(0, this.state.events.length - MOST_EVENTS);
    this.#isDirty = true;
  }

  #keepHouse(): void {
    this.#noticeOlderFolder();
    const renewed = this.group.renewKey();
    this.#noteLetters(renewed);
    this.send(...renewed);
    this.#resealOutbox();
    this.#forgetDeleted();
    this.#mindGaps();
    const mine = this.#mine();
    const lastWhole = Math.max(0, ...mine.filter(({ whole }) => whole).map(({ seq }) => seq));
    if (mine.filter(({ seq }) => seq > lastWhole).length > MOST_RECORDS) this.state.wholeWanted = true;
    const at = this.#parts.now();
    if (this.state.wholeWanted) {
      this.send(this.group.record('whole', { update: this.document.state(), at }));
      delete this.state.wholeWanted;
      this.#answerAt = undefined;
    } else if (this.state.outbox.length > 0) this.#answerAt = undefined;
    else if (this.#isDue(this.#answerAt)) {
      this.send(this.group.record('seen', { at }));
      this.#answerAt = undefined;
    }
  }

  /** What was written before a removal was known must not go into the folder in a way that the removed computer can read. */
  #resealOutbox(): void {
    const present = new Set(this.group.present().map(({ id }) => id));
    const inVain = new Set(this.state.letters.flatMap(({ name, to }) => (present.has(to) ? [] : [name])));
    this.state.outbox = this.state.outbox.flatMap((file) => {
      if (inVain.has(file.name)) return [];
      const bytes = this.group.resealed(bytesOf(file.bytes));
      return [bytes ? { name: file.name, bytes: base64(bytes) } : file];
    });
  }

  /** Notices records that were in the folder and are not any more. What they said is here, and is written again. */
  #noticeOlderFolder(): void {
    const { highest } = this.state;
    const found: Record<string, number> = {};
    for (const { writer, seq } of this.#records.values()) found[writer] = Math.max(found[writer] ?? 0, seq);
    for (const member of this.group.present()) {
      const { id } = member;
      const [now, before] = [found[id] ?? 0, highest[id] ?? 0];
      const isComplete = id !== this.group.me.id || this.#hasAllOfMine();
      if (now >= before && isComplete) {
        this.#absent.delete(id);
        if (now > before) highest[id] = now;
        continue;
      }
      const looks = (this.#absent.get(id) ?? 0) + 1;
      this.#absent.set(id, looks);
      if (looks < LOOKS_BEFORE_GONE) continue;
      this.#absent.delete(id);
      highest[id] = now;
      this.state.wholeWanted = true;
      this.#addEvent('went-back', [this.group.nameOf(member)]);
    }
  }

  /**
   * Whether the folder has this computer's last whole document and every record after it. Nobody else can write a record of
   * it again that somebody deleted or damaged.
   */
  #hasAllOfMine(): boolean {
    const { id } = this.group.me;
    const mine = this.#mine();
    const waiting = this.state.outbox.length;
    const { seq } = this.group.progressOf(id);
    const there = new Set(mine.map((one) => one.seq));
    const whole = Math.max(0, ...mine.flatMap((one) => (one.whole ? [one.seq] : [])));
    if (waiting > 0 || this.state.wholeWanted) return true;
    if (whole === 0) return false;
    for (let number = whole + 1; number <= seq; number += 1) if (!there.has(number)) return false;
    return true;
  }

  /**
   * Writes everything again if another computer lacks records of this one that are older than the last whole document
   * here. Tells the others, and the user, once what is missing here.
   */
  #mindGaps(): void {
    const wholes = this.#mine().flatMap(({ whole, seq }) => (whole ? [seq] : []));
    const lacked = this.group.lackedBy();
    const { seq } = this.group.progressOf(this.group.me.id);
    const isOld = lacked > 0 && lacked <= seq && lacked >= Math.max(0, ...wholes);
    if (isOld && this.state.outbox.length === 0) this.state.wholeWanted = true;
    const { lacks } = this.group;
    const { toldOfGap = {} } = this.state;
    // Once for each gap: what nobody can send again would otherwise be asked for without an end.
    const fresh = this.group
      .present()
      .filter(({ id }) => lacks[id] !== undefined && (toldOfGap[id] ?? -1) < this.group.progressOf(id).seq);
    if (fresh.length === 0) this.#gapsToldAt = undefined;
    else this.#gapsToldAt ??= this.#parts.elapsed() + GAPS_TOLD_AFTER;
    if (!this.#isDue(this.#gapsToldAt)) return;
    for (const member of fresh) {
      toldOfGap[member.id] = this.group.progressOf(member.id).seq;
      this.#addEvent('not-arrived', [this.group.nameOf(member)]);
    }
    this.state.toldOfGap = toldOfGap;
    this.#gapsToldAt = undefined;
    this.#answerAt = this.#parts.elapsed();
  }

  #isDue(at: number | undefined): boolean {
    return at !== undefined && this.#parts.elapsed() >= at;
  }

  /** Removes the content of accounts that were deleted for good, once every computer has seen it. */
  #forgetDeleted(): void {
    const ids = this.document.gone();
    if (ids.length === 0) delete this.state.gone;
    else this.state.gone ??= { ids, heads: this.group.heads() };
    const { gone } = this.state;
    const others = this.group.present().filter(({ id }) => id !== this.group.me.id);
    const isSettled = (id: string) => {
      const { told, seq, off } = this.group.progressOf(id);
      const isComplete = told <= seq && this.group.missing(id) === 0;
      // A computer that was turned off changes nothing more, so it need not see it.
      return isComplete && (off === true || this.group.hasSeen(id, gone?.heads ?? {}));
    };
    if (!gone || this.document.waits || !others.every(({ id }) => isSettled(id))) return;
    const update = this.document.forget(gone.ids);
    this.send(this.group.record('changes', { update, at: this.#parts.now() }));
    delete this.state.gone;
  }

  async #save(): Promise<void> {
    if (!this.#isDirty) return;
    const { vault, file } = this.#parts;
    const former = this.state.now;
    const gathered = await this.#gathered();
    const moment = this.#moment(this.group, this.#compared ?? []);
    if (gathered) moment.document = { base: gathered.id, updates: [] };
    // Until the vault was compared with the document, the digest is that of the last comparison.
    if (!this.#compared) moment.vault = former.vault;
    this.state.now = moment;
    this.state.savedAt = Math.max(this.state.savedAt ?? 0, vault.savedAt() ?? 0);
    try {
      await file.write(this.state);
    } catch (error) {
      // `now` and `next` always name the same document. A file that no state names is deleted at the next start.
      this.state.now = former;
      throw error;
    }
    this.#isDirty = false;
    if (!gathered) return;
    this.document.gather();
    this.#base = gathered;
    // The state names the new one by now, so nothing needs the former one.
    await file.deleteOtherDocuments(gathered.id);
  }

  /** Stores the whole document if much has happened since it was stored. So a change writes only itself. */
  async #gathered(): Promise<{ id: string; bytes: Uint8Array } | undefined> {
    const length = this.document.updates.reduce((sum, update) => sum + update.length, 0);
    const least = this.#parts.leastToGather ?? LEAST_TO_GATHER;
    if (length <= Math.max(least, this.#base.bytes.length * SHARE_TO_GATHER)) return undefined;
    const bytes = this.document.state();
    return { id: await this.#parts.file.keepDocument(bytes), bytes };
  }

  async #publish(): Promise<void> {
    for (const { name, bytes } of [...this.state.outbox]) {
      if (!this.#present.has(name)) await this.folder.write({ name, bytes: bytesOf(bytes) });
      // Stored at the next change. Until then a start may write the same bytes again, which changes nothing.
      this.state.outbox.shift();
    }
    const { invitation } = this.state;
    if (invitation && this.#isOfferGone(this.#present))
      await this.folder.write({ name: invitation.file, bytes: bytesOf(invitation.bytes) });
  }

  /**
   * Deletes this computer's records that a later whole document contains: once everyone has seen it, or once there is a
   * second one. So the folder has a whole document and everything after it at every moment.
   */
  async #tidy(): Promise<void> {
    const [newest = 0, second = 0] = this.#mine()
      .filter(({ whole }) => whole)
      .map(({ seq }) => seq)
      .sort((a, b) => b - a)
      .filter((seq, index, all) => seq !== all[index - 1]);
    const me = this.group.me.id;
    const others = this.group.present().filter(({ id }) => id !== me);
    const allSaw =
      others.length > 0 && others.every(({ id }) => this.group.hasSeen(id, { [me]: [newest, ''] }));
    const upTo = allSaw ? newest : second;
    for (const { name, seq } of this.#mine()) {
      if (seq < upTo) await this.folder.delete(name);
    }
    const present = new Set(this.group.present().map(({ id }) => id));
    const isNeeded = ({ to, seq }: { to: string; seq: number }) =>
      present.has(to) && !this.group.hasSeen(to, { [me]: [seq, ''] });
    for (const letter of this.state.letters.filter((one) => !isNeeded(one)))
      await this.folder.delete(letter.name);
    this.state.letters = this.state.letters.filter(isNeeded);
  }

  #mine(): (KnownFile & { name: string })[] {
    const { id } = this.group.me;
    return [...this.#records].flatMap(([name, known]) => (known.writer === id ? [{ name, ...known }] : []));
  }

  #noteLetters(files: readonly NewFile[]): void {
    const others = this.group.present().filter(({ id }) => id !== this.group.me.id);
    const letters = files.filter((file) => file.to !== undefined);
    for (const letter of letters) {
      if (others.some(({ id }) => id === letter.to)) this.#noteLetter(letter, letter.to ?? '');
    }
  }

  /** Whoever has seen the record after a letter has read the letter. */
  #noteLetter({ name }: NewFile, to: string): void {
    this.state.letters.push({ name, to, seq: this.group.progressOf(this.group.me.id).seq + 1 });
  }
}

/** As many records are remembered as taken. A record that is taken again changes nothing. */
const MOST_REMEMBERED = 1_000;

/** Updates as Base64. Every write stores those of before again. */
const texts = new WeakMap<Uint8Array, string>();

function textOf(update: Uint8Array): string {
  const text = texts.get(update) ?? base64(update);
  texts.set(update, text);
  return text;
}

function signOf({ id, clash }: { id: string; clash: string }): string {
  return `${clash} ${id}`;
}

/** Takes a record's update into the document. Returns whether it could be read. */
export function applied(document: SyncDocument, record: OpenedRecord): boolean {
  try {
    const update = record.update();
    if (update.length > 0) document.apply(update);
    return true;
  } catch {
    return false;
  }
}
