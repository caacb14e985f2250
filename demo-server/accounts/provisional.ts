import { DAY } from '../../shared/durations.ts';
import { createMailedLink } from '../addresses/mailed-link.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { queueLetter } from '../mail/post.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';

/** How long an account may stay provisional, in milliseconds, unless the site says otherwise. */
export const PROVISIONAL_MS = 14 * DAY;
/** Longest time between the notice and the end, in milliseconds. */
const LONGEST_NOTICE_MS = 3 * DAY;
/** Accounts told or ended in one turn. */
const MOST_ACCOUNTS = 200;

/** What ending provisional accounts takes. */
export interface ProvisionalParts {
  store: Store;
  keys: KeyRing;
  /** How long an account may stay provisional, in milliseconds; 0: for ever. */
  provisionalMs: number;
}

/**
 * Ends accounts whose sign-in address nobody has proved, so that nobody holds somebody else's address for good:
 *
 * 1. An account that has no end yet gets one. So accounts of earlier versions have their full time from the upgrade on.
 * 2. Before the end, a letter with a link that proves the address goes there. An account always has the time of the
 *    notice after that letter, even if the clock was set ahead meanwhile.
 * 3. The account goes.
 *
 * Staff of earlier versions, whose role came before the rule that it needs a proved address, are left alone.
 *
 * @param now Unix milliseconds
 */
export async function endProvisionalAccounts(parts: ProvisionalParts, now: number): Promise<void> {
  const { store, provisionalMs } = parts;
  if (provisionalMs === 0) return;
  await store.users.beginProvisional(now + provisionalMs);
  const noticeMs = Math.min(LONGEST_NOTICE_MS, provisionalMs / 2);
  for (const user of await store.users.provisionalToWarn(now + noticeMs, MOST_ACCOUNTS))
    await store.transaction((write) => warn(write, parts, user, now + noticeMs, now));
  for (const { id } of await store.users.provisionalToEnd(now, MOST_ACCOUNTS)) {
    await store.transaction(async (write) => {
      if (!(await write.users.removeProvisional(id, now))) return;
      const at = { at: now, address: null, userAgent: null };
      await write.audit.record({ ...at, userId: id, kind: 'account-ended', outcome: 'success' });
    });
  }
}

/** @param earliest the earliest moment at which the account ends */
async function warn(
  write: Store,
  { keys }: Pick<ProvisionalParts, 'keys'>,
  { id: userId, credentialEpoch: epoch, provisionalUntil }: UserRecord,
  earliest: number,
  now: number,
): Promise<void> {
  const endsAt = Math.max(provisionalUntil ?? 0, earliest);
  const address = await write.addresses.primaryOf(userId);
  if (!address || !(await write.users.markProvisionalWarned(userId, { now, endsAt }))) return;
  const { id: addressId, email: recipient } = address;
  await write.mailedLinks.voidAll(userId, 'verify-address', addressId);
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
