/** The bin: where removed accounts wait before they are deleted. */
import { DAY } from '../../../shared/durations.ts';
import { BIN_KEEPS } from '../../spans.ts';
import type { Entry } from '../vault/vault.ts';

/** How long the end of that time must have been seen before an account is deleted, in milliseconds. */
const SEEN_FOR = DAY;

/** Returns the account as the bin keeps it. */
export function binned(entry: Entry, now: number): Entry {
  const { expiredAt: _, ...rest } = entry;
  return { ...rest, removedAt: now };
}

/**
 * Returns the entries without those whose time in the bin is over.
 *
 * One wrong clock deletes nothing: an account goes only if two changes, a day apart, both found its time to be over, and
 * none between them did not.
 */
export function emptied(entries: readonly Entry[], now: number): Entry[] {
  return entries.flatMap((entry) => {
    const { expiredAt, ...rest } = entry;
    if (entry.removedAt === undefined) return [entry];
    if (now - entry.removedAt < BIN_KEEPS) return [rest];
    if (expiredAt === undefined || expiredAt > now) return [{ ...rest, expiredAt: now }];
    return now - expiredAt < SEEN_FOR ? [entry] : [];
  });
}
