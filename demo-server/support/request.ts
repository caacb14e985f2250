import { randomUUID } from 'node:crypto';
import { DAY } from '../../shared/durations.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { SUPPORT_REQUEST_DAYS } from '../contract/index.ts';
import { assertSecondFactor } from '../factors/factors.ts';
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

/** The request of an account that waits, if there is one. */
export function getSupportRequest(
  { store }: Pick<SupportParts, 'store'>,
  { userId }: AnySession,
  { now }: Occasion,
): Promise<SupportRequestRecord | undefined> {
  return store.supportRequests.openOf(userId, now);
}

/**
 * Asks people to reset the second factor of an account. The session says that the password was right; the owner is
 * told at every address, with a link that cancels it.
 *
 * @throws Refusal when there is nothing to reset, a request is open, or too many were made
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
  await assertSecondFactor(store, userId);
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
    if (!(await write.supportRequests.open(request))) throw new Refusal('SUPPORT_REQUEST_OPEN');
    const entry = { ...seenAt(occasion), userId, kind: 'support-requested', sessionId: session.id } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
    await queueOwnerNotices(write, parts, request, 'support-requested', occasion);
  });
  return request;
}

/** Cancels the open request of one's own account. @throws Refusal when there is none */
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
 * Cancels a request by the link in a mail about it. Who has the link got it at an address of the account: no session is
 * needed, and none begins.
 *
 * @throws Refusal when there is nothing to cancel any more
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
 * Closes requests that waited too long; those of before a change of a credential, since whoever knew the password that was
 * changed may have written them; and those whose owner has proven the factor since, which is not lost then. Says so in
 * their accounts' logs.
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
