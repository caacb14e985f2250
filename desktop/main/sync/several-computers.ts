/** One vault on several computers: turning it on and off, joining, and looking at the folder. One thing at a time. */
import { type FSWatcher, watch } from 'node:fs';
import { hostname } from 'node:os';
import { shownName } from '../../../shared/displayed-name.ts';
import { quotableName } from '../../../shared/quotable.ts';
import type { SeveralNews, SeveralView } from '../../ipc/several.ts';
import { JOINING_WORDS } from '../../joining-words.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { isInOwnFolder } from '../vault/own-folder.ts';
import type { Vault } from '../vault/vault.ts';
import { CommonFolder } from './common-folder.ts';
import { SyncDocument } from './document/sync-document.ts';
import { newIdentity } from './format/identity.ts';
import { qrTextOfCode, readJoiningCode, wordsOfCode } from './format/joining.ts';
import { Group } from './group/group.ts';
import { MemberAtWork } from './member.ts';
import { joinStep } from './newcomer.ts';
import { type Event, type JoiningState, type MemberState, StateFile } from './state-file.ts';

export interface SeveralComputersParts {
  vault: Vault;
  /** The app's data folder, absolute. */
  folder: string;
  /** This computer's clock, Unix milliseconds. For people only. */
  now: () => number;
  /** Milliseconds since some moment, from a clock that nobody sets. */
  elapsed?: () => number;
  /** Called after anything in {@link SeveralComputers.status} may have changed. */
  onChange: () => void;
  /** Called after other computers' changes are in the vault. */
  onAccounts: () => void;
  /** As many bytes of updates are kept at least before the document is written whole. For tests. */
  leastToGather?: number;
}

/** How often the folder is looked at, in milliseconds. Not every system and every share tells of changes. */
const LOOK_EVERY = 2_000;
/** Every so many looks, files that were read are looked at, too. */
const THOROUGH_EVERY = 15;
/** Several changes at once make one record, and one look, in milliseconds. */
const GATHER = 150;
/** After a failure the next look comes later, in milliseconds. */
const AFTER_FAILURE = 10_000;

export class SeveralComputers {
  readonly #parts: SeveralComputersParts;
  readonly #file: StateFile;
  #work: MemberAtWork | undefined;
  #joining: JoiningState | undefined;
  #failure: (() => string) | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;
  #told = '';

  constructor(parts: SeveralComputersParts) {
    this.#parts = parts;
    this.#file = new StateFile(parts.folder, parts.vault);
    parts.vault.onContents(() => this.#soon(GATHER));
  }

  /** Looks at the folder now, and exchanges everything. Does not throw; {@link status} has the failure. */
  look(thorough = true): Promise<void> {
    return this.#inTurn(() => this.#step(thorough)).catch(() => undefined);
  }

  /** Forgets all keys and accounts. Part of locking. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#work = undefined;
    this.#joining = undefined;
    this.#failure = undefined;
  }

  /** Resolves when what is going on now has ended. */
  async ended(): Promise<void> {
    await this.#turn;
  }

  status(): SeveralView {
    const failure = this.#failure?.();
    const shown = { ...(failure !== undefined && { failure }) };
    if (this.#joining) {
      const { folder, me, words, confirmed, codeEnded = false } = this.#joining;
      return {
        state: 'joining',
        folder,
        name: me.name,
        confirmed,
        codeEnded,
        ...(words !== undefined && { words }),
        ...shown,
      };
    }
    if (!this.#work)
      return {
        state: 'off',
        suggestedName: hostname().split('.')[0]?.slice(0, 60) || 'Countersign',
        ...shown,
      };
    return { ...viewOf(this.#work), ...shown };
  }

  /**
   * Founds a group in a folder without one.
   *
   * @throws Failure `invalid-request` if the folder has files of a group, `store-failed`
   */
  start(folder: string, name: string): Promise<SeveralView> {
    return this.#change(async () => {
      this.#requireOff();
      await this.#requireCommon(folder);
      const { files } = await new CommonFolder(folder).look();
      if (files.some(({ read }) => !('foreign' in read))) {
        throw new Failure('invalid-request', sentences().several.folderInUse);
      }
      const group = Group.found(newIdentity(nameOf(name)));
      const document = new SyncDocument();
      document.adopt(this.#parts.vault.entries());
      const { vault } = this.#parts;
      const state = await MemberAtWork.firstState({ file: this.#file, vault }, { folder, group, document });
      await this.#file.write(state);
      await this.#load();
    });
  }

  invite(): Promise<SeveralView> {
    return this.#change(async () => this.#requireOn().invite());
  }

  endInvitation(): Promise<SeveralView> {
    return this.#change(() => this.#requireOn().endInvitation());
  }

  /** @throws Failure `not-found` if no such computer answered the invitation */
  admit(id: string): Promise<SeveralView> {
    return this.#change(async () => {
      const work = this.#requireOn();
      const request = work.newcomers().find(({ newcomer }) => newcomer.id === id);
      if (!request) throw new Failure('not-found', sentences().several.noNewcomer);
      work.admit(request.newcomer);
      await work.endInvitation();
    });
  }

  /** Checks a joining code. @throws Failure `invalid-request` with what is wrong with it */
  readCode(typed: string): string {
    const read = readJoiningCode(typed);
    const { several } = sentences();
    if ('code' in read) return read.code;
    if ('word' in read)
      throw new Failure('invalid-request', several.codeWord({ word: quotableName(read.word) ?? '…' }));
    throw new Failure(
      'invalid-request',
      'count' in read ? several.codeCount({ words: JOINING_WORDS, count: read.count }) : several.codeMistyped,
    );
  }

  /** Returns the words of a scanned code; `undefined` for another text. */
  wordsOf(scanned: string): string | undefined {
    const read = readJoiningCode(scanned);
    return 'code' in read ? wordsOfCode(read.code) : undefined;
  }

  /** Starts to join. @param code what {@link readCode} returned */
  join(folder: string, code: string, name: string): Promise<SeveralView> {
    return this.#change(async () => {
      this.#requireOff();
      this.#parts.vault.entries();
      await this.#requireCommon(folder);
      this.#joining = { phase: 'joining', folder, code, me: newIdentity(nameOf(name)), confirmed: false };
      await this.#file.write(this.#joining);
    });
  }

  /** The user saw the same words on both computers. @throws Failure `invalid-request` if there are no words yet */
  confirm(): Promise<SeveralView> {
    return this.#change(async () => {
      if (!this.#joining?.words) throw new Failure('invalid-request', sentences().several.noWords);
      this.#joining.confirmed = true;
      await this.#file.write(this.#joining);
    });
  }

  /** Returns what happened and was not acknowledged yet, newest first. */
  news(): SeveralNews[] {
    return newsOf(this.#work?.state.events.filter(({ isRead }) => isRead !== true) ?? []);
  }

  async acknowledge(): Promise<SeveralNews[]> {
    await this.#change(async () => this.#work?.acknowledge());
    return this.news();
  }

  /** Gives this computer another name. @throws Failure `invalid-request` if nothing is left of it */
  rename(name: string): Promise<SeveralView> {
    return this.#change(async () => this.#requireOn().rename(nameOf(name)));
  }

  /** Removes another computer. @throws Failure `not-found` */
  remove(id: string): Promise<SeveralView> {
    return this.#change(async () => {
      const work = this.#requireOn();
      if (id === work.group.me.id || !work.group.present().some((member) => member.id === id)) {
        throw new Failure('not-found', sentences().several.noComputer);
      }
      // What this computer knows of the other one goes into the document first.
      await work.step();
      work.remove(id);
    });
  }

  /** Turns it off here. The vault and the folder stay as they are, and the others go on. */
  turnOff(): Promise<SeveralView> {
    return this.#inTurn(async () => {
      if (this.#work && !this.#work.group.removedBy()) {
        await this.#work.endInvitation();
        this.#work.sayOff();
        // Without the folder, too: the others only do not learn of it.
        await this.#work.step().catch(() => undefined);
      }
      if (this.#joining?.request)
        await new CommonFolder(this.#joining.folder).delete(this.#joining.request.name);
      await this.#file.delete();
      this.forget();
      this.#parts.onChange();
      return this.status();
    });
  }

  /** Makes a change, then exchanges it. A failure of the folder is part of the status, not of the change. */
  #change(work: () => Promise<void>): Promise<SeveralView> {
    return this.#inTurn(async () => {
      if (this.#parts.vault.status().state === 'open') await this.#load();
      await work();
      await this.#step(true).catch(() => undefined);
      return this.status();
    });
  }

  async #step(thorough: boolean): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#parts.vault.status().state !== 'open') return this.forget();
    let next = LOOK_EVERY;
    try {
      await this.#load();
      if (this.#joining) await this.#joinStep(this.#joining);
      await this.#work?.step(thorough);
      if (this.#work || this.#joining) this.#failure = undefined;
    } catch (error) {
      next = AFTER_FAILURE;
      if (this.#parts.vault.status().state !== 'open') return this.forget();
      const known = error instanceof Failure ? error.message : undefined;
      this.#failure = () => known ?? sentences().several.failed;
    }
    this.#tellChange();
    if (!this.#work && !this.#joining) return;
    this.#watch(this.#work?.folder.path ?? this.#joining?.folder ?? '');
    this.#soon(next);
  }

  async #joinStep(state: JoiningState): Promise<void> {
    const member = await joinStep({ ...this.#parts, file: this.#file }, state);
    if (!member) return;
    this.#joining = undefined;
    await this.#startWork(member);
  }

  async #load(): Promise<void> {
    if (this.#work || this.#joining) return;
    const state = await this.#file.read();
    if (state === 'other-vault') {
      this.#failure = () => sentences().several.stateUnreadable;
    } else if (state?.phase === 'joining') this.#joining = state;
    else if (state) await this.#startWork(state);
  }

  async #startWork(state: MemberState): Promise<void> {
    const base = await this.#baseOf(state);
    if (!base) {
      this.#failure = () => sentences().several.stateUnreadable;
      return;
    }
    const { elapsed = () => performance.now() } = this.#parts;
    this.#work = new MemberAtWork({ ...this.#parts, elapsed, file: this.#file }, state, base);
    await this.#file.deleteOtherDocuments(state.now.document.base);
  }

  /** Returns the whole document that a state names; `undefined` if its file is damaged or missing. */
  async #baseOf({ now }: MemberState): Promise<Uint8Array | undefined> {
    return now.document.base === '' ? new Uint8Array() : this.#file.document(now.document.base);
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looks += 1;
      void this.look(delay < LOOK_EVERY || this.#looks % THOROUGH_EVERY === 0);
    }, delay);
    this.#timer.unref();
  }

  /** Where the system tells of changes in the folder, a look follows at once. */
  #watch(folder: string): void {
    if (this.#watcher || folder === '') return;
    try {
      this.#watcher = watch(folder, () => this.#soon(GATHER));
      this.#watcher.unref();
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      // The looks at intervals are enough.
    }
  }

  #tellChange(): void {
    const status = JSON.stringify(this.status());
    if (status === this.#told) return;
    this.#told = status;
    this.#parts.onChange();
  }

  /** @throws Failure `invalid-request` for the app's own folder: a program that synchronises it would copy the vault itself */
  async #requireCommon(folder: string): Promise<void> {
    if (await isInOwnFolder(this.#parts.folder, folder))
      throw new Failure('invalid-request', sentences().several.ownFolder);
  }

  #requireOff(): void {
    if (this.#work || this.#joining) throw new Failure('invalid-request', sentences().several.alreadyOn);
  }

  #requireOn(): MemberAtWork {
    if (!this.#work) throw new Failure('invalid-request', sentences().several.notOn);
    const by = this.#work.group.removedBy();
    if (by) throw new Failure('invalid-request', sentences().several.removedBy({ name: shownName(by.name) }));
    return this.#work;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function viewOf(work: MemberAtWork): Extract<SeveralView, { state: 'on' }> {
  const { group, state, folder, unusable } = work;
  const { several } = sentences();
  const { invitation } = state;
  const removedBy = group.removedBy();
  const has = (why: string) => [...unusable.values()].includes(why as never);
  return {
    state: 'on',
    folder: folder.path,
    computers: group.present().map((member) => {
      const { id } = member;
      const { at, off } = group.progressOf(id);
      const isThis = id === group.me.id;
      return {
        id,
        name: shownName(group.nameOf(member)),
        isThis,
        ...(at > 0 && { lastWrite: at }),
        isSilent: !isThis && off !== true && work.isSilent(id),
        hasFiles: work.filesOf(id) > 0,
        missing: isThis ? 0 : group.missing(id),
        isUpToDate: isThis || group.isUpToDate(id),
        isOff: off === true,
      };
    }),
    ...(invitation && {
      invitation: { words: wordsOfCode(invitation.code), qrText: qrTextOfCode(invitation.code) },
    }),
    newcomers: work
      .newcomers()
      .map(({ newcomer, words }) => ({ id: newcomer.id, name: shownName(newcomer.name), words })),
    events: newsOf(state.events),
    remarks: [
      ...(has('newer') ? [several.newerFiles] : []),
      ...(has('other-vault') ? [several.alsoOtherVault] : []),
      ...(has('damaged') ? [several.damagedFiles] : []),
      ...(has('unreadable') ? [several.unreadableFiles] : []),
    ],
    ...(removedBy && { removedBy: shownName(group.nameOf(removedBy)) }),
  };
}

function newsOf(events: readonly Event[]): SeveralNews[] {
  return events.toReversed().map((event) => ({ at: event.at, sentence: sentenceOf(event) }));
}

function sentenceOf({ kind, names }: Event): string {
  const shown = names.map((name) => quotableName(name) ?? '…');
  const [first = '…', second = '…'] = shown;
  return sentences().several.events[kind]({ names: shown, first, second });
}

function nameOf(typed: string): string {
  return shownName(typed).trim().slice(0, 60) || 'Countersign';
}
