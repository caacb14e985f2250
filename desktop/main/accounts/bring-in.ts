/** Bringing reviewed accounts into the vault: beside what is there, merged with it, or in its place. And taking it back. */
import { isDeepStrictEqual as isEqual } from 'node:util';
import type { KeyUri } from '../../../shared/key-uri.ts';
import { type AccountDetails, detailsOf } from '../../account-fields.ts';
import { withShortNames } from '../../account-limits.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from '../vault/vault.ts';
import { binned } from './bin.ts';
import { makeSameCodes, mergeAccounts } from './duplicates.ts';

/** A key to add, with its details. */
export interface NewAccount {
  key: KeyUri;
  details?: AccountDetails | undefined;
  /** Properties of another app that the vault keeps without using them. */
  kept?: Readonly<Record<string, unknown>> | undefined;
  /** When another app added it, Unix milliseconds. */
  addedAt?: number;
}

/** A reviewed account, and what becomes of it. */
export interface Brought {
  account: NewAccount;
  as: 'new' | 'merge' | 'replace';
  /** The id of the account in the vault that it was compared with. */
  present?: string | undefined;
}

/** What one save did, so that it can be undone. */
export interface Saved {
  added: readonly Entry[];
  /** Accounts that were there already: merged ones, and replaced ones that are now in the bin. */
  changed: readonly { before: Entry; after: Entry }[];
}

/**
 * Returns the vault's entries with the accounts, and what changed.
 *
 * An account whose counterpart has left the vault since the review is added. A replaced account moves to the bin. It is
 * replaced once: a second account for its place is added, because otherwise the first would be lost.
 *
 * @throws Failure `invalid-request` if an account is to be merged with one that makes other codes
 */
export function bringIn(
  entries: readonly Entry[],
  accounts: readonly Brought[],
  { now, newId }: { now: number; newId: () => string },
): { entries: Entry[]; saved: Saved } {
  const present = new Map(entries.filter(isInUse).map((entry) => [entry.id, entry]));
  const changed = new Map<string, Entry>();
  const replacements = new Map<string, Entry>();
  const added: Entry[] = [];
  for (const { account, as, present: id = '' } of accounts) {
    const before = present.get(id);
    if (as === 'new' || !before || (as === 'replace' && replacements.has(id))) {
      added.push(entryOf(account, newId(), now));
    } else if (as === 'replace') {
      replacements.set(id, entryOf(account, newId(), now));
      changed.set(id, binned(changed.get(id) ?? before, now));
    } else {
      const replacement = replacements.get(id);
      const merged = mergeInto(replacement ?? changed.get(id) ?? before, account);
      if (replacement) replacements.set(id, merged);
      else changed.set(id, merged);
    }
  }
  const changedInPlace = entries.flatMap((entry) => {
    const replacement = replacements.get(entry.id);
    const after = changed.get(entry.id) ?? entry;
    return replacement ? [after, replacement] : [after];
  });
  return {
    entries: [...changedInPlace, ...added],
    saved: {
      added: [...replacements.values(), ...added],
      changed: [...changed].flatMap(([id, after]) => {
        const before = present.get(id);
        return before ? [{ before, after }] : [];
      }),
    },
  };
}

/**
 * Returns an account with another one merged into it: its own names and key, the tags of both, both notes once, the
 * higher counter, a favourite if either is one. What only the other one has (an icon, fields of its app) is added.
 *
 * @throws Failure `invalid-request` if they make different codes
 */
export function mergeInto(entry: Entry, { key, details, kept }: NewAccount): Entry {
  if (!makeSameCodes(entry.key, key)) throw new Failure('invalid-request', sentences().account.otherKey);
  const merged = mergeAccounts(entry, [{ ...entryOf({ key, details }, entry.id, entry.addedAt) }]);
  return { ...kept, ...merged, key: { ...merged.key, extra: parametersOf(entry.key, key) } };
}

/**
 * Returns the entries as they were before a save. Accounts that it added move to the bin.
 *
 * A counter that has advanced since stays: going back would show a used code again (RFC 4226 §7.2).
 *
 * @throws Failure `not-found` if one of the accounts is gone, `invalid-request` if one was changed since
 */
export function takeBack(entries: readonly Entry[], { added, changed }: Saved, now: number): Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  if (!added.every(({ id }) => isInUse(byId.get(id)))) {
    throw new Failure('not-found', sentences().account.gone);
  }
  const restored = new Map<string, Entry>();
  for (const { before, after } of changed) {
    const present = byId.get(before.id);
    if (!present) throw new Failure('not-found', sentences().account.gone);
    restored.set(before.id, restoredEntry(present, before, after));
  }
  const gone = new Set(added.map(({ id }) => id));
  return entries.map((entry) =>
    gone.has(entry.id) ? binned(entry, now) : (restored.get(entry.id) ?? entry),
  );
}

function restoredEntry(present: Entry, before: Entry, after: Entry): Entry {
  const counter = present.key.type === 'hotp' ? present.key.counter : 0;
  if (!isEqual(comparable(present, counter), comparable(after, counter))) {
    throw new Failure('invalid-request', sentences().account.changedSince);
  }
  const isAdvanced = after.key.type === 'hotp' && counter > after.key.counter;
  return isAdvanced ? withCounter(before, counter) : before;
}

/** Returns an entry to compare: with its empty details, which a copy from another computer may lack. */
function comparable(entry: Entry, counter: number): Entry {
  return { ...withCounter(entry, counter), ...detailsOf(entry) };
}

function withCounter(entry: Entry, counter: number): Entry {
  return entry.key.type === 'hotp' ? { ...entry, key: { ...entry.key, counter } } : entry;
}

/** Returns the parameters of both key URIs that the format does not define, each name once. */
function parametersOf(own: KeyUri, other: KeyUri): KeyUri['extra'] {
  const names = new Set(own.extra.map(([name]) => name));
  return [...own.extra, ...other.extra.filter(([name]) => !names.has(name))];
}

/** Returns the account for the vault. Names over the limit are shortened; the review has said so. */
function entryOf({ key, details, kept, addedAt }: NewAccount, id: string, now: number): Entry {
  return { ...kept, id, addedAt: addedAt ?? now, key: withShortNames(key).key, ...details };
}

function isInUse(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.removedAt === undefined;
}
