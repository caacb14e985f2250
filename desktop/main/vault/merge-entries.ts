/** Merges what two computers did to one vault, account by account. Nothing that either of them added is lost. */
import { isDeepStrictEqual as isEqual } from 'node:util';
import { mergeDetails } from '../../account-fields.ts';
import type { Entry } from './entry.ts';

export interface Merged {
  entries: Entry[];
  /** Accounts in which both sides changed the same thing. This computer's value was kept. */
  conflicts: Entry[];
}

/**
 * @param base the entries both sides began with
 * @param mine this computer's entries
 * @param theirs the entries that are now in the file
 * @param newId gives an id to the second of two accounts that have become different ones
 */
export function mergeEntries(
  base: readonly Entry[],
  mine: readonly Entry[],
  theirs: readonly Entry[],
  newId: () => string,
): Merged {
  const [before, here, there] = [base, mine, theirs].map(
    (entries) => new Map(entries.map((entry) => [entry.id, entry])),
  );
  const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
  const order = isEqual(idsOf(base), idsOf(mine)) ? [...theirs, ...mine] : [...mine, ...theirs];
  const merged: Merged = { entries: [], conflicts: [] };
  for (const id of new Set(idsOf(order))) {
    const [was, own, other] = [before?.get(id), here?.get(id), there?.get(id)];
    if (own && other) addBoth(merged, was, own, other, newId);
    else {
      const only = own ?? other;
      // Deleted by one side: it stays deleted only if the other side did not change it.
      const isDeleted = was && isEqual(was, only);
      // Whoever deletes an account has it in the bin first. A copy without one that was in use is older than the account.
      const isOlderCopy = own !== undefined && was?.removedAt === undefined;
      if (only && (!isDeleted || isOlderCopy)) merged.entries.push(only);
    }
  }
  return merged;
}

function addBoth(
  merged: Merged,
  was: Entry | undefined,
  own: Entry,
  other: Entry,
  newId: () => string,
): void {
  if (own.key.type !== other.key.type || own.key.secret !== other.key.secret) {
    if (was && isEqual(was.key, own.key)) merged.entries.push(other);
    else if (was && isEqual(was.key, other.key)) merged.entries.push(own);
    else {
      merged.entries.push(own, { ...other, id: newId() });
      merged.conflicts.push(own);
    }
    return;
  }
  const outer = mergeFields(was, own, other);
  const key = mergeFields(was?.key, own.key, other.key);
  const entry = { ...outer.value, key: { ...key.value, ...counterOf(own, other) } } as Entry;
  const unsettled = [...outer.unsettled, ...key.unsettled].filter(
    (name) => !['key', 'counter', 'tags', 'note', 'favourite'].includes(name),
  );
  merged.entries.push(
    outer.unsettled.length > 0 ? { ...entry, ...detailsOf(outer.unsettled, own, other) } : entry,
  );
  if (unsettled.length > 0) merged.conflicts.push(entry);
}

/** Counters only go up: the higher one is the later one (RFC 4226 §7.2). */
function counterOf({ key: own }: Entry, { key: other }: Entry): { counter?: number } {
  if (own.type !== 'hotp' || other.type !== 'hotp') return {};
  return { counter: Math.max(own.counter, other.counter) };
}

/** Tags and notes of both sides are kept, as when duplicates become one. */
function detailsOf(unsettled: readonly string[], own: Entry, other: Entry): Partial<Entry> {
  const both = mergeDetails([own, other]);
  return Object.fromEntries(Object.entries(both).filter(([name]) => unsettled.includes(name)));
}

/** Takes each field from the side that changed it. @returns the fields that both changed, with this computer's value */
function mergeFields<T extends object>(
  was: T | undefined,
  own: T,
  other: T,
): { value: T; unsettled: string[] } {
  const unsettled: string[] = [];
  const value: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(own), ...Object.keys(other)]) as Set<keyof T & string>) {
    const sameHere = was !== undefined && isEqual(was[name], own[name]);
    const sameThere = was !== undefined && isEqual(was[name], other[name]);
    const taken = sameHere ? other[name] : own[name];
    if (!sameHere && !sameThere && !isEqual(own[name], other[name])) unsettled.push(name);
    if (taken !== undefined) value[name] = taken;
  }
  return { value: value as T, unsettled };
}
