import { DAY } from '../../shared/durations.ts';
import { createMailedLink } from '../addresses/mailed-link.ts';
import { withoutOrigin } from '../base/occasion.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { queueLetter } from '../mail/post.ts';
import { isSuspended } from '../sessions/suspended.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import { closeAccount, MOST_ACCOUNTS, noticeMsOf } from './end-accounts.ts';

/** How long an account may stay provisional, in milliseconds, unless the site says otherwise. */
export const PROVISIONAL_MS = 14 * DAY;

/** What this job needs. */
export interface ProvisionalParts {
  store: Store;
  keys: KeyRing;
  /** How long an account may stay provisional, in milliseconds; 0: no limit. */
  provisionalMs: number;
}

/**
 * Deletes accounts whose sign-in address was never verified, so that a stranger cannot block an address for good:
 *
 * 1. Sets an end for each account without one. So accounts of earlier versions get their full time after the upgrade.
 * 2. Before the end, emails a link that verifies the address. After this email, the owner always has the whole notice
 *    period, even if the clock was set ahead.
 * 3. Closes the account: see {@link closeAccount}.
 *
 * A suspended account ends as well, without the email: it cannot be confirmed, and its address may be a stranger's.
 * Skips staff, who can be unverified only in databases of earlier versions.
 *
 * @param now Unix milliseconds
 */
export async function endProvisionalAccounts(parts: ProvisionalParts, now: number): Promise<void> {
  const { store, provisionalMs } = parts;
  if (provisionalMs === 0) return;
  await store.users.beginProvisional(now + provisionalMs);
  const noticeMs = noticeMsOf(provisionalMs);
  for (const user of await store.users.provisionalToWarn(now + noticeMs, MOST_ACCOUNTS))
    await store.transaction((write) => warn(write, parts, user, now + noticeMs, now));
  for (const { id } of await store.users.provisionalToEnd(now, MOST_ACCOUNTS)) {
    await store.transaction(async (write) => {
      const user = await write.users.byId(id);
      if (user) await closeAccount(write, user, 'never-confirmed', withoutOrigin({ now }));
    });
  }
}

/** @param earliest the earliest time at which the account may end, Unix milliseconds */
async function warn(
  write: Store,
  { keys }: Pick<ProvisionalParts, 'keys'>,
  user: UserRecord,
  earliest: number,
  now: number,
): Promise<void> {
  const { id: userId, credentialEpoch: epoch, provisionalUntil } = user;
  const endsAt = Math.max(provisionalUntil ?? 0, earliest);
  const address = await write.addresses.primaryOf(userId);
  if (!address || !(await write.users.markProvisionalWarned(userId, { now, endsAt }))) return;
  if (isSuspended(user)) return;
  const { id: addressId, email: recipient } = address;
  await write.mailedLinks.revoke(userId, 'verify-address', addressId);
  const link = {
    userId,
    epoch,
    purpose: 'verify-address',
    addressId,
    createdAt: now,
    expiresAt: endsAt,
  } as const;
  const details = { path: await createMailedLink(write, link), endsAt };
  const letter = { userId, recipient, kind: 'account-ends', details, lapsesAt: endsAt } as const;
  await queueLetter(write, keys, letter, { now, address: '', userAgent: null });
}
