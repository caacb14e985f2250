import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityReason } from '../contract/index.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import { assertNetworkAllowed } from '../throttle/network.ts';
import type { RecoveryParts } from './parts.ts';

/**
 * Cancels a recovery with the link from a notice. The link was sent to an address of the account, so no session is
 * needed, and none starts.
 *
 * @returns whether the recovery link had been used; then someone else may know the password
 * @throws Refusal if there is nothing left to cancel
 */
export async function cancelRecovery(
  { store, limits }: Pick<RecoveryParts, 'store' | 'limits'>,
  token: string,
  occasion: Occasion,
): Promise<boolean> {
  await assertNetworkAllowed(store, limits, occasion);
  const recovery = await store.recoveries.byToken(hashToken(token), 'cancel');
  if (!recovery) throw new Refusal('RECOVERY_CANCEL_LINK_INVALID');
  const { id, userId, usedAt } = recovery;
  if (!(await store.transaction((write) => end(write, { id, userId }, occasion)))) {
    throw new Refusal('RECOVERY_CANCEL_LINK_INVALID');
  }
  return usedAt !== null;
}

/** Cancels the waiting recovery of the signed-in user's account. @throws Refusal if there is none */
export async function cancelOwnRecovery(
  { store }: Pick<RecoveryParts, 'store'>,
  { userId, id: sessionId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    const recovery = await write.recoveries.waitingOf(userId);
    if (!recovery || !(await end(write, recovery, occasion, { sessionId }))) {
      throw new Refusal('RECOVERY_NOT_FOUND');
    }
  });
}

/**
 * Cancels waiting resets whose owner has confirmed the second factor since. The owner has not lost it then, so another
 * person may have used the link.
 *
 * @param now Unix milliseconds
 */
export async function cancelNeedlessRecoveries(
  { store }: Pick<RecoveryParts, 'store'>,
  now: number,
): Promise<void> {
  for (const { id, userId, address, userAgent } of await store.recoveries.needless()) {
    const occasion = { now, address, userAgent };
    await store.transaction((write) => end(write, { id, userId }, occasion, { reason: 'factor-proven' }));
  }
}

async function end(
  write: Store,
  { id, userId }: { id: string; userId: string },
  occasion: Occasion,
  known: { sessionId?: string; reason?: ActivityReason } = {},
): Promise<boolean> {
  if (!(await write.recoveries.cancel(id, occasion.now))) return false;
  await write.audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'recovery-cancelled',
    outcome: 'success',
    ...known,
  });
  await notifyOwner(write, userId, 'recovery-cancelled', occasion);
  return true;
}
