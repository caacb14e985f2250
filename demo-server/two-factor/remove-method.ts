import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { TwoFactorMethod } from '../contract/index.ts';
import { assertSecondFactor, hasSecondFactor, removeAllFactors } from '../factors/factors.ts';
import { METHOD_REASON } from '../factors/method-reason.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import { confirmOwner } from '../proof/confirm-owner.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';
import type { Store } from '../store/store.ts';

/** What to remove: a method that an account has once, or one passkey. */
export type Removal = { method: Exclude<TwoFactorMethod, 'passkey'> } | { method: 'passkey'; id: string };

/**
 * Removes one method, ends all sessions and trusted devices, and gives this browser a new session. If it was the last
 * method, two-factor authentication is off and the backup codes are deleted.
 *
 * @throws Refusal without the password or a step-up, or if there is no such method
 */
export async function removeMethod(
  parts: TwoFactorParts,
  session: FullSession,
  removal: Removal,
  { password }: { password: string },
  occasion: Occasion,
): Promise<StartedSession> {
  const { userId } = session;
  await assertSecondFactor(parts.store, userId);
  await confirmOwner(parts, session, { password }, 'method-removed', occasion);
  return parts.store.transaction(async (write) => {
    // Checking the password took time.
    await assertAlive(write, session, occasion);
    await remove(write, userId, removal);
    const isOff = !(await hasSecondFactor(write, userId));
    if (isOff) await removeAllFactors(write, userId);
    const started = await startAnew(write, session, isOff ? null : session.provenAt, occasion);
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind: isOff ? 'two-factor-disabled' : 'method-removed',
      outcome: 'success',
      reason: METHOD_REASON[removal.method],
      sessionId: started.session.id,
    });
    if (isOff) await notifyOwner(write, userId, 'two-factor-disabled', occasion);
    else await notifyOwner(write, userId, 'method-removed', occasion, { method: removal.method });
    return started;
  });
}

/** @throws Refusal if there is no such method */
async function remove(write: Store, userId: string, removal: Removal): Promise<void> {
  const removed = await removeOne(write, userId, removal);
  if (!removed) throw new Refusal(removal.method === 'passkey' ? 'PASSKEY_NOT_FOUND' : 'METHOD_NOT_ENABLED');
}

async function removeOne(write: Store, userId: string, removal: Removal): Promise<boolean> {
  switch (removal.method) {
    case 'passkey':
      return write.passkeys.remove(removal.id, userId);
    case 'totp': {
      const record = await write.authenticators.of(userId);
      return record !== undefined && write.authenticators.remove(record.id);
    }
    default:
      return write.methods.removeRecipient(userId, removal.method);
  }
}
