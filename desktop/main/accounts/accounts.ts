/** The accounts in the vault: listing, codes and changes. */
import type { KeyUri } from '../../../shared/key-uri.ts';
import { codeAt, codeFor, codeParameters } from '../../../shared/one-time-code.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { detailsOf, LONGEST_NOTE } from '../../account-fields.ts';
import { FIRST_YEAR, hasCodes } from '../../clock-span.ts';
import type { AccountEdit, AccountView, BinnedView, CodeView, Copied, TypedKey } from '../../ipc/accounts.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry, Vault } from '../vault/vault.ts';
import { binnedViewOf, codesOf, viewOf } from './account-views.ts';
import { binned, emptied } from './bin.ts';
import { type Brought, bringIn, type Saved, takeBack } from './bring-in.ts';
import { CounterSteps } from './counter-steps.ts';
import { duplicateGroups, makeSameCodes, mergeAccounts } from './duplicates.ts';
import { keyFromTyped, requireLimits, requireName } from './typed-key.ts';

/** A code with less time left may be refused, in milliseconds. */
const TOO_SHORT = 5000;

export interface AccountsParts {
  vault: Vault;
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** The correction that is added to the clock for codes, in milliseconds. */
  offset?: () => number;
  /** Returns an account's last use; higher is later. */
  lastUse?: (id: string) => number | undefined;
}

export class Accounts {
  readonly #vault: Vault;
  readonly #now: () => number;
  readonly #offset: () => number;
  readonly #lastUse: (id: string) => number | undefined;
  readonly #steps: CounterSteps;
  /** The steps that are being stored, by account. */
  readonly #stepping = new Map<string, Promise<CodeView>>();

  constructor({ vault, now, offset = () => 0, lastUse = () => undefined }: AccountsParts) {
    this.#vault = vault;
    this.#now = now;
    this.#steps = new CounterSteps(now);
    this.#offset = offset;
    this.#lastUse = lastUse;
  }

  /** Returns the accounts in use, in the custom order. */
  list(): AccountView[] {
    return this.inUse().map((entry) => this.#viewOf(entry));
  }

  /** Returns the entries that are not in the bin. @throws Failure `locked` */
  inUse(): readonly Entry[] {
    return this.#vault.entries().filter(({ removedAt }) => removedAt === undefined);
  }

  /** Returns the current codes of these accounts, without removed ones. */
  codes(ids: readonly string[]): CodeView[] {
    const now = this.#now();
    const asked = new Set(ids);
    return this.inUse()
      .filter(({ id }) => asked.has(id))
      .map((entry) => codesOf(entry, now, this.#offset(), this.#steps.of(entry.id)));
  }

  /**
   * Returns the code to copy.
   *
   * @param which `usable` is the current code, or the next one if the current one is about to expire
   * @throws Failure `not-found`, `invalid-request`
   */
  codeOf(id: string, which: 'present' | 'next' | 'usable'): { code: string } & Omit<Copied, 'clearsAt'> {
    const entry = this.#find(id);
    const { key } = entry;
    const names = shownNames(key);
    if (key.type !== 'hotp') {
      const now = this.#now();
      if (!hasCodes(now + this.#offset())) {
        throw new Failure('invalid-request', sentences().clock.beforeCodes({ year: String(FIRST_YEAR) }));
      }
      const { endsAt = now } = codesOf(entry, now, this.#offset());
      if (which === 'next' || (which === 'usable' && endsAt - now < TOO_SHORT)) {
        const code = codeAt(key, endsAt + this.#offset());
        return { code, ...names, which: 'next', startsAt: endsAt };
      }
      return { code: codeAt(key, now + this.#offset()), ...names, which: 'present' };
    }
    const counter = this.#steps.of(id)?.counter;
    if (counter === undefined || which === 'next') {
      throw new Failure('invalid-request', sentences().account.askFirst);
    }
    return { code: codeFor(codeParameters(key), counter), ...names, which: 'present' };
  }

  /**
   * Returns the next HOTP code. Stores the counter first, so that no code is shown twice (RFC 4226 §7.2). During the pause
   * after a step, returns the code of that step, see {@link CounterSteps}.
   */
  nextCounter(id: string): Promise<CodeView> {
    const running = this.#stepping.get(id);
    if (running) return running;
    const step = this.#step(id).finally(() => this.#stepping.delete(id));
    this.#stepping.set(id, step);
    return step;
  }

  /**
   * Takes the last step back, so that its code is made again by the next one.
   *
   * @throws Failure `invalid-request` after the pause, or if the counter has changed since
   */
  async takeCounterBack(id: string): Promise<CodeView> {
    const step = this.#steps.of(id);
    await this.#change(id, (entry) => {
      const { key } = entry;
      if (step?.pausedUntil === undefined || key.type !== 'hotp' || key.counter !== step.counter + 1) {
        throw new Failure('invalid-request', sentences().account.tooLateToTakeBack);
      }
      return { ...entry, key: { ...key, counter: step.counter } };
    });
    this.#steps.forget(id);
    return { id };
  }

  /** Changes an account's key and details. @throws Failure `bad-key`, `invalid-request` */
  async edit({ id, ...typed }: AccountEdit): Promise<AccountView> {
    requireName(typed.issuer, typed.account);
    await this.#change(id, (entry) => {
      requireLimits(typed, this.#viewOf(entry));
      return { ...entry, ...detailsOf(typed), key: editedKey(entry.key, typed) };
    });
    // The displayed code may come from other parameters or another counter.
    this.#steps.forget(id);
    return this.#viewOf(this.#find(id));
  }

  async setFavourite(id: string, favourite: boolean): Promise<AccountView> {
    await this.#change(id, (entry) => ({ ...entry, favourite }));
    return this.#viewOf(this.#find(id));
  }

  /**
   * Sets the favourite mark and the tags of several accounts in one write, all or none.
   *
   * @throws Failure `not-found`, or `invalid-request` for tags over the limit
   */
  async arrange(changes: readonly Pick<AccountView, 'id' | 'favourite' | 'tags'>[]): Promise<void> {
    await this.#vault.change((entries) => {
      const byId = new Map(changes.map((change) => [change.id, change]));
      for (const id of byId.keys()) findIn(entries, id);
      return entries.map((entry) => {
        const change = byId.get(entry.id);
        if (!change) return entry;
        const before = this.#viewOf(entry);
        requireLimits({ ...before, tags: change.tags }, before);
        return { ...entry, favourite: change.favourite, tags: change.tags };
      });
    });
  }

  /** Moves an account before another one, or to the end. */
  async move(id: string, before: string | undefined): Promise<void> {
    await this.#vault.change((entries) => {
      const moved = findIn(entries, id);
      if (before === id) return entries;
      const others = entries.filter((entry) => entry !== moved);
      const at = before === undefined ? others.length : others.indexOf(findIn(entries, before));
      return others.toSpliced(at, 0, moved);
    });
  }

  /** Moves an account to the bin. The same write deletes accounts whose time in it is over, see {@link emptied}. */
  async remove(id: string): Promise<void> {
    const now = this.#now();
    await this.#vault.change((entries) =>
      emptied(
        replaceIn(entries, id, (entry) => binned(entry, now)),
        now,
      ),
    );
    this.#steps.forget(id);
  }

  /** Moves several accounts to the bin, all or none. @throws Failure `not-found` */
  async removeTogether(ids: readonly string[]): Promise<void> {
    const now = this.#now();
    await this.#vault.change((entries) => {
      const gone = new Set(ids.map((id) => findIn(entries, id)));
      return entries.map((entry) => (gone.has(entry) ? binned(entry, now) : entry));
    });
    for (const id of ids) this.#steps.forget(id);
  }

  /** Restores an account from the bin to its former place. */
  async restore(id: string): Promise<AccountView> {
    await this.#vault.change((entries) => {
      const at = entries.findIndex((entry) => entry.id === id);
      const entry = entries[at];
      if (entry?.removedAt === undefined) throw new Failure('not-found', sentences().account.notInBin);
      const { removedAt: _, expiredAt: __, ...inUse } = entry;
      return entries.with(at, inUse);
    });
    return this.#viewOf(this.#find(id));
  }

  /** Restores several accounts from the bin, all or none. @throws Failure `not-found` */
  async restoreTogether(ids: readonly string[]): Promise<void> {
    await this.#vault.change((entries) => {
      const wanted = new Set(ids);
      const there = entries.filter(({ id, removedAt }) => removedAt !== undefined && wanted.has(id));
      if (there.length < wanted.size) throw new Failure('not-found', sentences().account.notInBin);
      return entries.map((entry) => {
        if (!wanted.has(entry.id)) return entry;
        const { removedAt: _, expiredAt: __, ...inUse } = entry;
        return inUse;
      });
    });
  }

  /** Returns the accounts in the bin, the last removed first. */
  bin(): BinnedView[] {
    const now = this.#now();
    return this.#vault
      .entries()
      .filter(({ removedAt }) => removedAt !== undefined)
      .map((entry) => binnedViewOf(entry, now))
      .sort((a, b) => b.removedAt - a.removedAt);
  }

  /** Permanently deletes accounts in the bin. Never deletes an account in use. */
  async purge(ids: readonly string[]): Promise<void> {
    const asked = new Set(ids);
    await this.#vault.change((entries) =>
      entries.filter(({ id, removedAt }) => removedAt === undefined || !asked.has(id)),
    );
  }

  duplicates(): AccountView[][] {
    return duplicateGroups(this.inUse()).map((group) => group.map((entry) => this.#viewOf(entry)));
  }

  /** Merges duplicates. @throws Failure `invalid-request` if one has another key, or the joined note is too long */
  async merge(keep: string, others: readonly string[]): Promise<AccountView> {
    const now = this.#now();
    await this.#vault.change((entries) => {
      const kept = findIn(entries, keep);
      const rest = others.filter((id) => id !== keep).map((id) => findIn(entries, id));
      if (!rest.every(({ key }) => makeSameCodes(kept.key, key))) {
        throw new Failure('invalid-request', sentences().account.otherKey);
      }
      return entries.map((entry) => {
        if (entry === kept) return withShortNote(mergeAccounts(kept, rest));
        return rest.includes(entry) ? binned(entry, now) : entry;
      });
    });
    return this.#viewOf(this.#find(keep));
  }

  /** Brings reviewed accounts into the vault, all or none, see {@link bringIn}. @returns what changed, for an undo */
  async bringIn(accounts: readonly Brought[], newId: () => string): Promise<Saved> {
    const now = this.#now();
    let saved: Saved = { added: [], changed: [] };
    await this.#vault.change((entries) => {
      const next = bringIn(entries, accounts, { now, newId });
      saved = next.saved;
      return next.entries;
    });
    for (const { before } of saved.changed) this.#steps.forget(before.id);
    return saved;
  }

  /** Undoes {@link bringIn}, all or nothing. @throws Failure as {@link takeBack} */
  async takeBack(saved: Saved): Promise<void> {
    const now = this.#now();
    await this.#vault.change((entries) => takeBack(entries, saved, now));
    for (const { id } of [...saved.added, ...saved.changed.map(({ before }) => before)]) {
      this.#steps.forget(id);
    }
  }

  /** Returns these accounts for the list, without removed ones, in their order. */
  views(ids: readonly string[]): AccountView[] {
    const inUse = new Map(this.inUse().map((entry) => [entry.id, entry]));
    return ids.flatMap((id) => {
      const entry = inUse.get(id);
      return entry ? [this.#viewOf(entry)] : [];
    });
  }

  /** Forgets the displayed codes. Part of locking. */
  forgetShownCodes(): void {
    this.#steps.forgetAll();
  }

  async #step(id: string): Promise<CodeView> {
    if (this.#steps.of(id)?.pausedUntil === undefined) {
      let used = 0;
      await this.#change(id, (entry) => {
        const { key } = entry;
        if (key.type !== 'hotp') {
          throw new Failure('invalid-request', sentences().account.noCounter);
        }
        if (key.counter >= Number.MAX_SAFE_INTEGER) {
          throw new Failure('invalid-request', sentences().account.counterEnd);
        }
        used = key.counter;
        return { ...entry, key: { ...key, counter: key.counter + 1 } };
      });
      this.#steps.record(id, used);
    }
    return codesOf(this.#find(id), this.#now(), this.#offset(), this.#steps.of(id));
  }

  #viewOf(entry: Entry): AccountView {
    return viewOf(entry, this.#lastUse(entry.id));
  }

  #find(id: string): Entry {
    return findIn(this.#vault.entries(), id);
  }

  #change(id: string, change: (entry: Entry) => Entry): Promise<void> {
    return this.#vault.change((entries) => replaceIn(entries, id, change));
  }
}

/** Returns the key with new names and parameters. Parameters that the format does not define (`extra`) stay. */
function editedKey(key: KeyUri, typed: TypedKey): KeyUri {
  const secret = typed.secret.trim() === '' ? key.secret : typed.secret;
  // The label's other issuer belongs to the old name. With a new name it would be wrong.
  const { labelIssuer } = key;
  const shown = shownNames(key);
  const sameName = typed.issuer === shown.issuer && typed.account === shown.account;
  return {
    ...keyFromTyped({ ...typed, secret }),
    extra: key.extra,
    ...(sameName && labelIssuer !== undefined ? { labelIssuer } : {}),
  };
}

/** Refuses a note that is too long. A shortened note would lose text, and the form could not save a longer one. */
function withShortNote(entry: Entry): Entry {
  if ((entry.note?.length ?? 0) <= LONGEST_NOTE) return entry;
  throw new Failure('invalid-request', sentences().account.notesTooLong({ most: LONGEST_NOTE }));
}

/** Returns an account in use. @throws Failure `not-found` */
function findIn(entries: readonly Entry[], id: string): Entry {
  const entry = entries.find((candidate) => candidate.id === id && candidate.removedAt === undefined);
  if (!entry) throw new Failure('not-found', sentences().account.gone);
  return entry;
}

function replaceIn(entries: readonly Entry[], id: string, change: (entry: Entry) => Entry): readonly Entry[] {
  const entry = findIn(entries, id);
  return entries.with(entries.indexOf(entry), change(entry));
}
