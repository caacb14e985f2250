/** One vault on several computers: turning it on and off, joining, and looking at the folder. One thing at a time. */
import { type FSWatcher, watch } from 'node:fs';
import { hostname } from 'node:os';
import { shownName } from '../../../shared/displayed-name.ts';
import { quotableName } from '../../../shared/quotable.ts';
import type { SeveralView } from '../../ipc/several.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Vault } from '../vault/vault.ts';
import { CommonFolder } from './common-folder.ts';
import { SyncDocument } from './document/sync-document.ts';
import { newIdentity } from './format/identity.ts';
import { qrTextOfCode, readJoiningCode, wordsOfCode } from './format/joining.ts';
import { Group } from './group/group.ts';
import { MemberAtWork } from './member.ts';
import { joinStep } from './newcomer.ts';
import { type Event, type JoiningState, StateFile } from './state-file.ts';

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

  status(): SeveralView {
    const failure = this.#failure?.();
    const shown = { ...(failure !== undefined && { failure }) };
    if (this.#joining) {
      const { folder, me, words, confirmed } = this.#joining;
      return {
        state: 'joining',
        folder,
        name: me.name,
        confirmed,
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
      const { files } = await new CommonFolder(folder).look();
      if (files.some(({ read }) => !('foreign' in read))) {
        throw new Failure('invalid-request', sentences().several.folderInUse);
      }
      const group = Group.found(newIdentity(nameOf(name)));
      const document = new SyncDocument();
      document.adopt(this.#parts.vault.entries());
      await this.#file.write(MemberAtWork.firstState(folder, group, document, this.#parts.vault));
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
      throw new Failure('invalid-request', several.codeWord(quotableName(read.word) ?? '…'));
    throw new Failure(
      'invalid-request',
      'count' in read ? several.codeCount(read.count) : several.codeMistyped,
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
    this.#work = this.#member(member);
  }

  async #load(): Promise<void> {
    if (this.#work || this.#joining) return;
    const state = await this.#file.read();
    if (state === 'other-vault') {
      this.#failure = () => sentences().several.stateUnreadable;
    } else if (state?.phase === 'joining') this.#joining = state;
    else if (state) this.#work = this.#member(state);
  }

  #member(state: ConstructorParameters<typeof MemberAtWork>[1]): MemberAtWork {
    const { vault, now, onAccounts, elapsed = () => performance.now() } = this.#parts;
    return new MemberAtWork({ vault, now, onAccounts, elapsed, file: this.#file }, state);
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

  #requireOff(): void {
    if (this.#work || this.#joining) throw new Failure('invalid-request', sentences().several.alreadyOn);
  }

  #requireOn(): MemberAtWork {
    if (!this.#work) throw new Failure('invalid-request', sentences().several.notOn);
    const by = this.#work.group.removedBy();
    if (by) throw new Failure('invalid-request', sentences().several.removedBy(shownName(by.name)));
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
    computers: group.present().map(({ id, name }) => {
      const { at, off } = group.progressOf(id);
      const isThis = id === group.me.id;
      return {
        id,
        name: shownName(name),
        isThis,
        ...(at > 0 && { lastWrite: at }),
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
    events: state.events.toReversed().map((event) => ({ at: event.at, sentence: sentenceOf(event) })),
    remarks: [
      ...(has('newer') ? [several.newerFiles] : []),
      ...(has('other-vault') ? [several.alsoOtherVault] : []),
      ...(has('damaged') ? [several.damagedFiles] : []),
    ],
    ...(removedBy && { removedBy: shownName(removedBy.name) }),
  };
}

function sentenceOf({ kind, names }: Event): string {
  return sentences().several.events[kind](names.map((name) => quotableName(name) ?? '…'));
}

function nameOf(typed: string): string {
  return shownName(typed).trim().slice(0, 60) || 'Countersign';
}
