/** The accounts in the vault, as the list shows them and as a person changes them. */
import type { KeyUri } from '../../../shared/key-uri.ts';
import { codeAt, codeFor, codeParameters } from '../../../shared/one-time-code.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { type AccountDetails, detailsOf, LONGEST_NOTE } from '../../account-fields.ts';
import type { AccountEdit, AccountView, BinnedView, CodeView, Copied, TypedKey } from '../../ipc/accounts.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry, Vault } from '../vault/vault.ts';
import { BIN_KEEPS, binnedViewOf, codesOf, viewOf } from './account-views.ts';
import { duplicateGroups, makeSameCodes, mergeAccounts } from './duplicates.ts';
import { keyFromTyped, requireName } from './typed-key.ts';

/** A code with less time than this left is about to be refused, in milliseconds. */
const TOO_SHORT = 5000;

export interface AccountsParts {
  vault: Vault;
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** What is added to the clock before codes are made, in milliseconds. */
  offset?: () => number;
  /** The last use of an account by its identifier; higher is later. */
  lastUse?: (id: string) => number | undefined;
}

/** A key to add, with what was typed besides. */
export interface NewAccount {
  key: KeyUri;
  details?: AccountDetails;
}

export class Accounts {
  readonly #vault: Vault;
  readonly #now: () => number;
  readonly #offset: () => number;
  readonly #lastUse: (id: string) => number | undefined;
  /** The counter of the HOTP code on show, by account. */
  readonly #shownCounters = new Map<string, number>();

  constructor({ vault, now, offset = () => 0, lastUse = () => undefined }: AccountsParts) {
    this.#vault = vault;
    this.#now = now;
    this.#offset = offset;
    this.#lastUse = lastUse;
  }

  /** The accounts in use, in the person's own order. */
  list(): AccountView[] {
    return this.inUse().map((entry) => this.#viewOf(entry));
  }

  /** The entries that are not in the bin. @throws Failure `locked` */
  inUse(): readonly Entry[] {
    return this.#vault.entries().filter(({ removedAt }) => removedAt === undefined);
  }

  /** The present codes of some accounts; those that are gone meanwhile are left out. */
  codes(ids: readonly string[]): CodeView[] {
    const now = this.#now();
    const asked = new Set(ids);
    return this.inUse()
      .filter(({ id }) => asked.has(id))
      .map((entry) => codesOf(entry, now, this.#offset(), this.#shownCounters.get(entry.id)));
  }

  /**
   * The code a person asked to copy.
   *
   * @param which `usable` is the present code, or the next one where the present one is about to end
   * @throws Failure `not-found`, `invalid-request`
   */
  codeOf(id: string, which: 'present' | 'next' | 'usable'): { code: string } & Omit<Copied, 'clearsAt'> {
    const entry = this.#find(id);
    const { key } = entry;
    const names = shownNames(key);
    if (key.type !== 'hotp') {
      const now = this.#now();
      const { endsAt = now } = codesOf(entry, now, this.#offset());
      if (which === 'next' || (which === 'usable' && endsAt - now < TOO_SHORT)) {
        const code = codeAt(key, endsAt + this.#offset());
        return { code, ...names, which: 'next', startsAt: endsAt };
      }
      return { code: codeAt(key, now + this.#offset()), ...names, which: 'present' };
    }
    const counter = this.#shownCounters.get(id);
    if (counter === undefined || which === 'next') {
      throw new Failure('invalid-request', sentences().account.askFirst);
    }
    return { code: codeFor(codeParameters(key), counter), ...names, which: 'present' };
  }

  /** The counter is on disk before its code is shown, so no code is ever shown twice (RFC 4226 §7.2). */
  async nextCounter(id: string): Promise<CodeView> {
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
    this.#shownCounters.set(id, used);
    return codesOf(this.#find(id), this.#now(), this.#offset(), used);
  }

  /** Changes everything a person can change about an account. @throws Failure `bad-key`, `invalid-request` */
  async edit({ id, ...typed }: AccountEdit): Promise<AccountView> {
    requireName(typed.issuer, typed.account);
    await this.#change(id, (entry) => ({
      ...entry,
      ...detailsOf(typed),
      key: editedKey(entry.key, typed),
    }));
    // A code made by other parameters or from another counter says nothing any more.
    this.#shownCounters.delete(id);
    return this.#viewOf(this.#find(id));
  }

  async setFavourite(id: string, favourite: boolean): Promise<AccountView> {
    await this.#change(id, (entry) => ({ ...entry, favourite }));
    return this.#viewOf(this.#find(id));
  }

  /** Puts an account before another one; at the end without one. */
  async move(id: string, before: string | undefined): Promise<void> {
    await this.#vault.change((entries) => {
      const moved = findIn(entries, id);
      if (before === id) return entries;
      const others = entries.filter((entry) => entry !== moved);
      const at = before === undefined ? others.length : others.indexOf(findIn(entries, before));
      return others.toSpliced(at, 0, moved);
    });
  }

  /** Puts an account into the bin; what has been there for 30 days goes for good in the same write. */
  async remove(id: string): Promise<void> {
    const now = this.#now();
    await this.#vault.change((entries) =>
      replaceIn(entries, id, (entry) => ({ ...entry, removedAt: now })).filter(
        ({ removedAt }) => removedAt === undefined || now - removedAt < BIN_KEEPS,
      ),
    );
    this.#shownCounters.delete(id);
  }

  /** Puts several accounts into the bin, all or none. */
  async removeTogether(ids: readonly string[]): Promise<void> {
    const now = this.#now();
    await this.#vault.change((entries) => {
      const removed = new Set(ids.map((id) => findIn(entries, id)));
      return entries.map((entry) => (removed.has(entry) ? { ...entry, removedAt: now } : entry));
    });
    for (const id of ids) this.#shownCounters.delete(id);
  }

  /** Takes an account out of the bin, to the place it had. */
  async restore(id: string): Promise<AccountView> {
    await this.#vault.change((entries) => {
      const at = entries.findIndex((entry) => entry.id === id);
      const entry = entries[at];
      if (entry?.removedAt === undefined) throw new Failure('not-found', sentences().account.notInBin);
      const { removedAt: _, ...inUse } = entry;
      return entries.with(at, inUse);
    });
    return this.#viewOf(this.#find(id));
  }

  /** What is in the bin, removed last first. */
  bin(): BinnedView[] {
    const now = this.#now();
    return this.#vault
      .entries()
      .filter(({ removedAt }) => removedAt !== undefined && now - removedAt < BIN_KEEPS)
      .map(binnedViewOf)
      .sort((a, b) => b.removedAt - a.removedAt);
  }

  /** Removes what is in the bin for good; accounts in use stay, whatever is asked. */
  async purge(ids: readonly string[]): Promise<void> {
    const asked = new Set(ids);
    await this.#vault.change((entries) =>
      entries.filter(({ id, removedAt }) => removedAt === undefined || !asked.has(id)),
    );
  }

  duplicates(): AccountView[][] {
    return duplicateGroups(this.inUse()).map((group) => group.map((entry) => this.#viewOf(entry)));
  }

  /** @throws Failure `invalid-request` when one of them has another key, or their notes are too long together */
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
        return rest.includes(entry) ? { ...entry, removedAt: now } : entry;
      });
    });
    return this.#viewOf(this.#find(keep));
  }

  /** Adds accounts, all or none, and returns them as the list shows them. */
  async add(accounts: readonly NewAccount[], newId: () => string): Promise<AccountView[]> {
    const now = this.#now();
    const added = accounts.map(({ key, details }): Entry => ({ id: newId(), addedAt: now, key, ...details }));
    await this.#vault.change((entries) => [...entries, ...added]);
    return added.map((entry) => this.#viewOf(entry));
  }

  /** Forgets which codes were shown: part of locking. */
  forgetShownCodes(): void {
    this.#shownCounters.clear();
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

/** The key with other names and parameters. What the format does not define (`extra`) stays as it came. */
function editedKey(key: KeyUri, typed: TypedKey): KeyUri {
  const secret = typed.secret.trim() === '' ? key.secret : typed.secret;
  // A label's other issuer described the old name; under a new one it would be a false trace.
  const { labelIssuer } = key;
  const shown = shownNames(key);
  const sameName = typed.issuer === shown.issuer && typed.account === shown.account;
  return {
    ...keyFromTyped({ ...typed, secret }),
    extra: key.extra,
    ...(sameName && labelIssuer !== undefined ? { labelIssuer } : {}),
  };
}

/** Cutting a note short would lose something, and a longer one could not be saved again in the form. */
function withShortNote(entry: Entry): Entry {
  if ((entry.note?.length ?? 0) <= LONGEST_NOTE) return entry;
  throw new Failure('invalid-request', sentences().account.notesTooLong(LONGEST_NOTE));
}

/** An account in use. @throws Failure `not-found` */
function findIn(entries: readonly Entry[], id: string): Entry {
  const entry = entries.find((candidate) => candidate.id === id && candidate.removedAt === undefined);
  if (!entry) throw new Failure('not-found', sentences().account.gone);
  return entry;
}

function replaceIn(entries: readonly Entry[], id: string, change: (entry: Entry) => Entry): readonly Entry[] {
  const entry = findIn(entries, id);
  return entries.with(entries.indexOf(entry), change(entry));
}
