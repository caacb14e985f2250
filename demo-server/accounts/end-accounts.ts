import { DAY } from '../../shared/durations.ts';
import { type Occasion, withoutOrigin } from '../base/occasion.ts';
import { clearCodeAttempts } from '../factors/code-attempts.ts';
import { removeAllFactors } from '../factors/factors.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { notifyOwner } from '../mail/notices.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import type { Store } from '../store/store.ts';
import { type DeletionParts, keepAccount, leavesNoAdmin, queueDeletionNotices } from './deletion.ts';

/** Most accounts that one round reminds, closes or cleans up. */
export const MOST_ACCOUNTS = 200;
/** Longest time between the notice and the end of an account, in milliseconds. */
const LONGEST_NOTICE_MS = 3 * DAY;
/** Rows that one step deletes, and the most steps of a round. No request waits for more than one step. */
const ROWS_PER_STEP = 500;
const MOST_STEPS = 40;

/** Returns how long before its end the owner of an account is told, in milliseconds. @param graceMs the whole period */
export function noticeMsOf(graceMs: number): number {
  return Math.min(LONGEST_NOTICE_MS, graceMs / 2);
}

/**
 * Carries out deletions that owners asked for:
 *
 * 1. Before the end, mails a reminder with another link to keep the account. After it, the owner always has the whole
 *    notice period, even if the clock was set ahead.
 * 2. Closes the account: see {@link closeAccount}. If the site would then have no admin, keeps it instead.
 *
 * @param now Unix milliseconds
 */
export async function carryOutDeletions(
  { store, keys, deletionMs }: DeletionParts & { store: Store; keys: KeyRing },
  now: number,
): Promise<void> {
  const earliest = now + noticeMsOf(deletionMs);
  const occasion = withoutOrigin({ now });
  for (const { id: userId, credentialEpoch: epoch, deletesAt } of await store.users.deletionsToRemind(
    earliest,
    MOST_ACCOUNTS,
  )) {
    await store.transaction(async (write) => {
      const endsAt = Math.max(deletesAt ?? 0, earliest);
      if (!(await write.users.markDeletionReminded(userId, { now, endsAt }))) return;
      await queueDeletionNotices(write, { keys }, { userId, epoch, endsAt }, 'deletion-soon', occasion);
    });
  }
  for (const { id } of await store.users.deletionsDue(now, MOST_ACCOUNTS)) {
    await store.transaction(async (write) => {
      const user = await write.users.byId(id);
      if (!user) return;
      if (await leavesNoAdmin(write, user)) await keepAccount(write, id, { because: 'last-admin' }, occasion);
      else await closeAccount(write, user, 'asked-by-owner', occasion);
    });
  }
}

/** Cancels deletions that were requested before a credential changed, and notifies the owners. @param now Unix ms */
export async function cancelStaleDeletions(store: Store, now: number): Promise<void> {
  for (const { id } of await store.users.staleDeletions(MOST_ACCOUNTS)) {
    await store.transaction(async (write) => {
      const stale = await write.users.byId(id);
      if (!stale || stale.deletionEpoch === stale.credentialEpoch) return;
      await keepAccount(write, id, { because: 'credential-changed' }, withoutOrigin({ now }));
    });
  }
}

/**
 * Ends an account whose time is over. It does not exist any more for anyone, and its address is free. The rows that
 * belong to it are deleted afterwards, in small steps: see {@link eraseClosedAccounts}. Every account ends here. Call it
 * in a transaction.
 *
 * @returns whether this call ended it; of several at once, only one does
 */
export async function closeAccount(
  write: Store,
  { id, email }: { id: string; email: string },
  because: 'never-confirmed' | 'asked-by-owner',
  occasion: Occasion,
): Promise<boolean> {
  if (!(await write.users.close(id, occasion.now, because))) return false;
  await write.mailQueue.dropWaiting(id, 'all');
  // Before the addresses go. An address that no one has confirmed may be a stranger's: it got its notice before.
  if (because === 'asked-by-owner') await notifyOwner(write, id, 'account-deleted', occasion, { email });
  await removeAllFactors(write, id);
  await endAllTrust(write, id);
  await clearCodeAttempts(write, id);
  await write.supportRequests.withdrawApprovals(id);
  await write.addresses.removeAllOf(id);
  const { now: at } = occasion;
  const entry = { at, address: null, userAgent: null, userId: id, kind: 'account-ended' } as const;
  await write.audit.record({ ...entry, outcome: 'success', reason: because });
  return true;
}

/**
 * Deletes the rows of closed accounts in small steps, and at last the accounts. A server that stops loses nothing: the
 * next round goes on.
 *
 * @param now Unix milliseconds
 */
export async function eraseClosedAccounts(store: Store, now: number): Promise<void> {
  let steps = 0;
  for (const { id } of await store.users.closed(MOST_ACCOUNTS)) {
    let rows: number;
    do {
      if (steps === MOST_STEPS) return;
      steps += 1;
      rows = await store.together((write) => write.accountData.eraseSome(id, ROWS_PER_STEP, now));
    } while (rows > 0);
    await store.users.removeClosed(id);
  }
}
