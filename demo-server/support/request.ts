import { randomUUID } from 'node:crypto';
import { DAY } from '../../shared/durations.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { SUPPORT_REQUEST_DAYS } from '../contract/index.ts';
import { assertResettable } from '../factors/factors.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { AnySession } from '../sessions/sessions.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import type { SupportRequestRecord } from '../store/support-requests.ts';
import { assertNetworkAllowed } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import type { SupportParts } from './parts.ts';
import { queueOwnerNotices } from './tell.ts';

export type { SupportRequestRecord };

/** Returns the open request of an account, if there is one. */
export function getSupportRequest(
  { store }: Pick<SupportParts, 'store'>,
  { userId }: AnySession,
  { now }: Occasion,
): Promise<SupportRequestRecord | undefined> {
  return store.supportRequests.openOf(userId, now);
}

/**
 * Opens a request to support to reset the second factor, and notifies the owner with a link to cancel it. The session
 * shows that the password was right.
 *
 * @throws Refusal if there is no second factor, a request is open, or there were too many requests
 */
export async function requestSupport(
  parts: SupportParts,
  session: AnySession,
  reason: string,
  occasion: Occasion,
): Promise<SupportRequestRecord> {
  const { store, limits } = parts;
  const { now, address, userAgent } = occasion;
  const { userId, epoch } = session;
  const user = await store.users.byId(userId);
  if (!user) throw new Refusal('UNAUTHORIZED');
  await assertResettable(store, user);
  if (await getSupportRequest(parts, session, occasion)) throw new Refusal('SUPPORT_REQUEST_OPEN');
  const throttle = { key: `support:${userId}`, limit: limits.recoveries };
  const refusal = await reserveOrRefuse(store, throttle, 'TOO_MANY_SUPPORT_REQUESTS', now);
  if (refusal) throw refusal;
  const request: SupportRequestRecord = {
    id: randomUUID(),
    userId,
    openFor: userId,
    state: 'open',
    reason,
    epoch,
    proofs: null,
    openedAt: now,
    expiresAt: now + SUPPORT_REQUEST_DAYS * DAY,
    address,
    userAgent,
    firstBy: null,
    firstAt: null,
    firstReason: null,
    closedBy: null,
    closedAt: null,
    closedReason: null,
  };
  await store.transaction(async (write) => {
    await closeStaleRequests(write, occasion);
    const proofs = (await write.users.byId(userId))?.factorProofs ?? 0;
    if (!(await write.supportRequests.open({ ...request, proofs })))
      throw new Refusal('SUPPORT_REQUEST_OPEN');
    const entry = { ...seenAt(occasion), userId, kind: 'support-requested', sessionId: session.id } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
    await queueOwnerNotices(write, parts, request, 'support-requested', occasion);
  });
  return request;
}

/** Cancels the open request of the signed-in user's account. @throws Refusal if there is none */
export async function cancelSupportRequest(
  { store }: Pick<SupportParts, 'store'>,
  { userId, id: sessionId }: AnySession,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    const request = await write.supportRequests.openOf(userId, occasion.now);
    if (!request || !(await cancel(write, request, occasion, sessionId)))
      throw new Refusal('SUPPORT_REQUEST_NOT_FOUND');
  });
}

/**
 * Cancels a request with the link from a notice. The link was sent to an address of the account, so no session is
 * needed, and none starts.
 *
 * @throws Refusal if there is nothing left to cancel
 */
export async function cancelSupportByLink(
  { store, limits }: Pick<SupportParts, 'store' | 'limits'>,
  token: string,
  occasion: Occasion,
): Promise<void> {
  await assertNetworkAllowed(store, limits, occasion);
  await store.transaction(async (write) => {
    const request = await write.supportRequests.byCancelToken(hashToken(token));
    if (!request || !(await cancel(write, request, occasion))) throw new Refusal('SUPPORT_LINK_INVALID');
  });
}

/**
 * Closes requests that have expired, and records it in the audit log. Also closes requests from before a change of a
 * credential, because a person with the old password may have made them. And it closes requests whose owner has
 * confirmed the second factor since, because the owner has not lost it.
 */
export async function closeStaleRequests(write: Store, { now }: Pick<Occasion, 'now'>): Promise<void> {
  for (const { userId, reason } of await write.supportRequests.closeStale(now)) {
    await write.audit.record({
      at: now,
      address: null,
      userAgent: null,
      userId,
      kind: 'support-cancelled',
      outcome: 'success',
      reason,
    });
  }
}

async function cancel(
  write: Store,
  { id, userId }: SupportRequestRecord,
  occasion: Occasion,
  sessionId?: string,
): Promise<boolean> {
  const to = { state: 'cancelled', by: userId, at: occasion.now, reason: null } as const;
  if (!(await write.supportRequests.close(id, to))) return false;
  await write.audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'support-cancelled',
    outcome: 'success',
    ...(sessionId !== undefined && { sessionId }),
  });
  await notifyOwner(write, userId, 'support-cancelled', occasion);
  return true;
}
