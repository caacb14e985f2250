import { createMailedLink } from '../addresses/mailed-link.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityReason } from '../contract/index.ts';
import type { ProofParts } from '../factors/parts.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { type Notices, notifyOwner } from '../mail/notices.ts';
import { queueLetter } from '../mail/post.ts';
import { type Authority, confirmOwner } from '../proof/confirm-owner.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { hashToken } from '../sessions/token.ts';
import { addressesToTell } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import type { Limits } from '../throttle/limits.ts';
import { assertNetworkAllowed } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { deletionOf } from './pending-deletion.ts';

/** The setting of the grace period. */
export interface DeletionParts {
  /** How long an account stays after its owner asked for its deletion, in milliseconds. */
  deletionMs: number;
}

/** Why a deletion was cancelled: see the notice about it. */
type Because = Notices['deletion-cancelled']['because'];

/** Returns the grace period, and when the account is deleted; both in milliseconds. */
export async function viewDeletion(
  { store, deletionMs }: DeletionParts & { store: Store },
  { userId }: FullSession,
): Promise<{ graceMs: number; deletesAt: number | null }> {
  const user = await store.users.byId(userId);
  return { graceMs: deletionMs, deletesAt: user ? deletionOf(user) : null };
}

/**
 * Asks for the deletion of the user's account after the grace period. Until then, the account works as before, and the
 * link that is mailed to each address, or any session of the account, takes it back.
 *
 * @returns when the account is deleted, in Unix milliseconds
 * @throws Refusal if it was requested already or too often, or the site would have no admin
 */
export async function requestDeletion(
  parts: ProofParts & DeletionParts,
  session: FullSession,
  asked: Authority,
  occasion: Occasion,
): Promise<number> {
  const { store, keys, limits, deletionMs } = parts;
  const { userId } = session;
  await confirmOwner(parts, session, asked, 'deletion-requested', occasion);
  // Each request is mailed to every address, and can be taken back and made again.
  const throttle = { key: `deletion:${userId}`, limit: limits.recoveries };
  const refusal = await reserveOrRefuse(store, throttle, 'MAIL_SENT_TOO_RECENTLY', occasion.now);
  if (refusal) throw refusal;
  const endsAt = occasion.now + deletionMs;
  await store.transaction(async (write) => {
    const { epoch } = await assertAlive(write, session, occasion);
    const user = await write.users.byId(userId);
    if (!user) throw new Refusal('UNAUTHORIZED');
    if (!(await write.users.requestDeletion(userId, endsAt))) throw new Refusal('DELETION_REQUESTED');
    if (await leavesNoAdmin(write, user)) throw new Refusal('LAST_ADMIN');
    const entry = { ...seenAt(occasion), userId, kind: 'deletion-requested', sessionId: session.id } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
    await queueDeletionNotices(write, { keys }, { userId, epoch, endsAt }, 'deletion-requested', occasion);
  });
  return endsAt;
}

/**
 * Returns whether the other accounts of the site would have no admin without this one. Call it in the transaction that
 * asks for the deletion or carries it out, after the request is written.
 */
export async function leavesNoAdmin(
  { users }: Pick<Store, 'users'>,
  { id, role }: Pick<UserRecord, 'id' | 'role'>,
): Promise<boolean> {
  return role === 'admin' && (await users.countLastingAdmins()) === 0 && (await users.hasOthers(id));
}

/** Keeps the user's account. @throws Refusal if its deletion was not requested */
export async function cancelDeletion(
  { store }: { store: Store },
  { userId, id: sessionId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    if (!(await keepAccount(write, userId, { because: 'kept', sessionId }, occasion)))
      throw new Refusal('DELETION_NOT_REQUESTED');
  });
}

/**
 * Keeps an account with the link from a notice. The link was sent to an address of the account, so no session is needed,
 * and none starts.
 *
 * @throws Refusal if there is nothing to cancel
 */
export async function cancelDeletionByLink(
  { store, limits }: { store: Store; limits: Limits },
  token: string,
  occasion: Occasion,
): Promise<void> {
  await assertNetworkAllowed(store, limits, occasion);
  const { now } = occasion;
  const tokenHash = hashToken(token);
  const isKept = await store.transaction(async (write) => {
    const link = await write.mailedLinks.spend(tokenHash, 'keep-account', now);
    return link !== undefined && (await keepAccount(write, link.userId, { because: 'kept' }, occasion));
  });
  if (isKept) return;
  // Deleted when it is first seen to have expired: a clock that is set back does not revive it.
  await store.mailedLinks.removeExpired(now, tokenHash);
  throw new Refusal('DELETION_LINK_INVALID');
}

const REASONS: Readonly<Record<Because, ActivityReason | undefined>> = {
  kept: undefined,
  'credential-changed': 'credential-changed',
  suspended: 'suspended',
  'last-admin': 'last-admin',
};

/** Cancels a deletion, of whatever credential epoch, and notifies the owner. @returns whether this call did */
export async function keepAccount(
  write: Store,
  userId: string,
  { because, sessionId }: { because: Because; sessionId?: string },
  occasion: Occasion,
): Promise<boolean> {
  if (!(await write.users.cancelDeletion(userId))) return false;
  await write.mailedLinks.revoke(userId, 'keep-account');
  const reason = REASONS[because];
  await write.audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'deletion-cancelled',
    outcome: 'success',
    ...(reason && { reason }),
    ...(sessionId !== undefined && { sessionId }),
  });
  await notifyOwner(write, userId, 'deletion-cancelled', occasion, { because });
  return true;
}

/** Queues a notice to each address that gets the account's messages, with its own link to keep the account. */
export async function queueDeletionNotices(
  write: Store,
  { keys }: { keys: KeyRing },
  { userId, epoch, endsAt }: { userId: string; epoch: number; endsAt: number },
  kind: 'deletion-requested' | 'deletion-soon',
  occasion: Occasion,
): Promise<void> {
  const { now: createdAt } = occasion;
  for (const { id: addressId, email: recipient } of addressesToTell(await write.addresses.of(userId))) {
    const link = { userId, epoch, purpose: 'keep-account', addressId, createdAt, expiresAt: endsAt } as const;
    const details = { path: await createMailedLink(write, link), endsAt };
    await queueLetter(write, keys, { userId, recipient, kind, details, lapsesAt: endsAt }, occasion);
  }
}
