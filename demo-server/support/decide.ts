import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityKind, SupportState } from '../contract/index.ts';
import { notifyOwner } from '../mail/notices.ts';
import { assertRole } from '../people/roles.ts';
import { resetSecondFactor } from '../recovery/reset.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { SupportRequestRow } from '../store/support-requests.ts';
import type { SupportParts } from './parts.ts';
import { isSamePerson } from './same-person.ts';
import { occasionOfRequest, queueOwnerNotices } from './tell.ts';

/** A decision about a request. */
export interface Decided {
  id: string;
  reason: string;
}

/**
 * Approves a request as the first or the second person. The second must be an admin and a different person. The second
 * approval resets the second factor in the same transaction. The write itself checks the state, so of several approvals
 * at once, one succeeds.
 *
 * @param state the state the person saw, so that nobody gives the second approval believing it is the first
 * @throws Refusal
 */
export function approveSupportRequest(
  { store, keys }: Pick<SupportParts, 'store' | 'keys'>,
  { userId: by }: FullSession,
  { id, state, reason }: Decided & { state: 'open' | 'approved-by-one' },
  occasion: Occasion,
): Promise<SupportState> {
  const { now } = occasion;
  return store.transaction<SupportState>(async (write) => {
    const request = await requestFor(write, id, by);
    const decision = { by, at: now, reason };
    if (state === 'open') {
      if (!(await write.supportRequests.approveFirst(id, decision))) return changed();
      await record(write, request, by, 'support-approved', occasion);
      await queueOwnerNotices(
        write,
        { keys },
        request,
        'support-approved-once',
        occasionOfRequest(request, now),
      );
      return 'approved-by-one';
    }
    if (request.firstBy !== null && (await isSamePerson(write, request.firstBy, by)))
      throw new Refusal('ANOTHER_MUST_APPROVE');
    await assertRole(write, by, 'admin');
    if (!(await write.supportRequests.approveSecond(id, decision))) return changed();
    await record(write, request, by, 'support-approved-finally', occasion);
    const epoch = await resetSecondFactor(
      write,
      keys,
      request.userId,
      { way: 'recovery-by-person' },
      occasionOfRequest(request, now),
    );
    if (epoch === undefined) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
    return 'done';
  });
}

/** Refuses an open request. The account does not change. @throws Refusal */
export function refuseSupportRequest(
  { store }: Pick<SupportParts, 'store'>,
  { userId: by }: FullSession,
  { id, reason }: Decided,
  occasion: Occasion,
): Promise<SupportState> {
  const { now } = occasion;
  return store.transaction<SupportState>(async (write) => {
    const request = await requestFor(write, id, by);
    if (!(await write.supportRequests.close(id, { state: 'refused', by, at: now, reason }))) return changed();
    await record(write, request, by, 'support-refused', occasion);
    await notifyOwner(write, request.userId, 'support-refused', occasionOfRequest(request, now));
    return 'refused';
  });
}

async function requestFor(write: Store, id: string, by: string): Promise<SupportRequestRow> {
  await assertRole(write, by, 'support');
  const request = await write.supportRequests.byId(id);
  if (!request) throw new Refusal('SUPPORT_REQUEST_NOT_FOUND');
  if (await isSamePerson(write, request.userId, by)) throw new Refusal('OWN_SUPPORT_REQUEST');
  return request;
}

function changed(): never {
  throw new Refusal('SUPPORT_REQUEST_CHANGED');
}

async function record(
  { audit }: Pick<Store, 'audit'>,
  { userId }: SupportRequestRow,
  actorId: string,
  kind: ActivityKind,
  occasion: Occasion,
): Promise<void> {
  await audit.record({ ...seenAt(occasion), userId, kind, outcome: 'success', actorId });
}
