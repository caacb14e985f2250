import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { newBackupCodes } from '../factors/backup-codes.ts';
import { assertSecondFactor } from '../factors/factors.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import { type Authority, confirmOwner } from '../proof/confirm-owner.ts';
import { turnAt } from '../proof/match.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';

/**
 * Creates new backup codes and deletes the old ones. Ends all sessions and trusted devices, and gives this browser a
 * new session.
 *
 * @returns the codes, shown only here, and how many unused codes they replace
 * @throws Refusal without the password or a proof of the second factor
 */
export async function regenerateBackupCodes(
  parts: TwoFactorParts,
  session: FullSession,
  authority: Authority,
  occasion: Occasion,
): Promise<{ started: StartedSession; backupCodes: string[]; voided: number }> {
  const { userId } = session;
  await assertSecondFactor(parts.store, userId);
  await confirmOwner(parts, session, authority, 'backup-codes-generated', occasion);
  const codes = await newBackupCodes(parts, userId, occasion, turnAt(session, occasion));

  return parts.store.transaction(async (write) => {
    // Hashing the codes took time. Another request may have ended this session meanwhile, for example by changing a
    // factor.
    await assertAlive(write, session, occasion);
    await assertSecondFactor(write, userId);
    const voided = (await write.backupCodes.setOf(userId))?.remaining ?? 0;
    await write.backupCodes.removeSetOf(userId);
    await write.backupCodes.insertSet(codes.set, codes.records);
    const provenAt = authority.offered ? occasion.now : session.provenAt;
    const started = await startAnew(write, session, provenAt, occasion);
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind: 'backup-codes-generated',
      outcome: 'success',
      sessionId: started.session.id,
    });
    await notifyOwner(write, userId, 'backup-codes-generated', occasion);
    return { started, backupCodes: codes.shown, voided };
  });
}

/** Records “I have saved these codes”. @throws Refusal if there are none */
export async function acknowledgeBackupCodes(
  { store }: Pick<TwoFactorParts, 'store'>,
  { userId, id: sessionId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    const set = await write.backupCodes.setOf(userId);
    if (!set) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
    if (!(await write.backupCodes.markSaved(set.id, occasion.now))) return;
    const entry = { ...seenAt(occasion), userId, kind: 'backup-codes-saved', sessionId } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
  });
}
