import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { TwoFactorMethod } from '../contract/index.ts';
import { newBackupCodes } from '../factors/backup-codes.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import { METHOD_REASON } from '../factors/method-reason.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import { confirmOwner } from '../proof/confirm-owner.ts';
import { turnAt } from '../proof/match.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';

/** A method that was added. */
export interface AddedMethod {
  started: StartedSession;
  /** New codes if the account had none, shown only here; otherwise null. */
  backupCodes: string[] | null;
}

/**
 * Makes sure that the signed-in user may add a method: the site offers it, the password is right, and an existing
 * second factor was confirmed in the last five minutes.
 *
 * @throws Refusal
 */
export async function assertMayAddMethod(
  parts: TwoFactorParts,
  session: FullSession,
  { method, password }: { method: TwoFactorMethod; password: string },
  occasion: Occasion,
): Promise<UserRecord> {
  assertMethodOffered(parts, method);
  return confirmOwner(parts, session, { password }, 'method-start', occasion);
}

/** @throws Refusal if the site does not offer the method */
export function assertMethodOffered(
  { methods }: Pick<TwoFactorParts, 'methods'>,
  method: TwoFactorMethod,
): void {
  if (!methods.includes(method)) throw new Refusal('METHOD_NOT_OFFERED');
}

/**
 * Adds a confirmed method in one transaction. Ends all sessions and trusted devices of the account, gives this browser
 * a new session, and creates backup codes if the account has none.
 *
 * @param add uses up the proof and stores the method; false if another request was faster, which rolls everything back
 * @throws Refusal
 */
export async function addMethod(
  parts: TwoFactorParts,
  session: FullSession,
  method: Exclude<TwoFactorMethod, 'totp'>,
  occasion: Occasion,
  add: (write: Store) => Promise<boolean>,
): Promise<AddedMethod> {
  const { store } = parts;
  const { userId } = session;
  const { now } = occasion;
  const codes = (await store.backupCodes.setOf(userId))
    ? undefined
    : await newBackupCodes(parts, userId, occasion, turnAt(session, occasion));
  return store.transaction(async (write) => {
    // Hashing the backup codes took time.
    await assertAlive(write, session, occasion);
    const isFirst = !(await hasSecondFactor(write, userId));
    if (!(await add(write))) throw new Refusal('UNAUTHORIZED');
    if (codes) await write.backupCodes.insertSet(codes.set, codes.records);
    const started = await startAnew(write, session, now, occasion);
    await write.methods.recordProof(started.session, method, now);
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind: isFirst ? 'enrolment' : 'method-added',
      outcome: 'success',
      reason: METHOD_REASON[method],
      sessionId: started.session.id,
    });
    await write.users.setMustEnrolSince(userId, null);
    if (isFirst) await notifyOwner(write, userId, 'two-factor-enabled', occasion);
    else await notifyOwner(write, userId, 'method-added', occasion, { method });
    return { started, backupCodes: codes?.shown ?? null };
  });
}
