import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { assertSecondFactor, removeAllFactors } from '../factors/factors.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import { type Authority, confirmOwner } from '../proof/confirm-owner.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';

/**
 * Turns two-factor authentication off: removes all methods and backup codes, ends all sessions and trusted devices, and
 * gives this browser a new session.
 *
 * @throws Refusal without the password or a proof of the second factor
 */
export async function disableTwoFactor(
  parts: TwoFactorParts,
  session: FullSession,
  authority: Authority,
  occasion: Occasion,
): Promise<StartedSession> {
  const { userId } = session;
  await assertSecondFactor(parts.store, userId);
  await confirmOwner(parts, session, authority, 'two-factor-disabled', occasion);
  return parts.store.transaction(async (write) => {
    await assertAlive(write, session, occasion);
    if (!(await removeAllFactors(write, userId))) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
    const started = await startAnew(write, session, null, occasion);
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind: 'two-factor-disabled',
      outcome: 'success',
      sessionId: started.session.id,
    });
    await notifyOwner(write, userId, 'two-factor-disabled', occasion);
    return started;
  });
}
