import { SIGN_IN_ATTEMPTS } from '../contract/index.ts';
import type { Occasion } from '../occasion.ts';
import { Refusal } from '../refusal.ts';
import { type PendingSession, type StartedSession, startSession } from '../sessions/sessions.ts';
import type { AuditReason } from '../store/audit.ts';
import { sealedFor, type TwoFactorParts } from './enrolment.ts';
import { invalidCode, tooManyAttempts } from './invalid-code.ts';
import { matchCode } from './totp.ts';

const START_AGAIN = 'Sign in again with your password.';

/**
 * Finishes a sign-in: the pending session and the code's time step are spent, and a full session begins under a
 * new id. A wrong code and a used one get the same answer; the audit log tells them apart.
 *
 * @throws Refusal
 */
export async function finishSignIn(
  { store, keys }: Pick<TwoFactorParts, 'store' | 'keys'>,
  pending: PendingSession,
  code: string,
  { now, address }: Occasion,
): Promise<StartedSession> {
  const audit = { at: now, userId: pending.userId, kind: 'second-factor', address } as const;
  const fail = async (refusal: Refusal, reason: AuditReason): Promise<never> => {
    await store.audit.record({ ...audit, outcome: 'failure', reason });
    throw refusal;
  };

  // Reserved before the code is looked at: a burst of guesses gets five comparisons, however fast it comes. A
  // fault after this leaves the try spent.
  const attempts = await store.sessions.claimAttempt(pending.id, SIGN_IN_ATTEMPTS, now);
  if (attempts === undefined) {
    // A second click arrives when the first has finished the sign-in: nothing was tried too often then.
    if (!(await store.sessions.byTokenHash(pending.tokenHash, now))) throw new Refusal('UNAUTHORIZED');
    return fail(tooManyAttempts(START_AGAIN), 'too-many-attempts');
  }
  const refusal = invalidCode(SIGN_IN_ATTEMPTS - attempts, START_AGAIN);

  const factor = await store.verifications.twoFactorOf(pending.userId);
  if (!factor) throw new Refusal('UNAUTHORIZED');

  const step = matchCode(keys.open(factor.sealedSecret, sealedFor(factor)), code, now);
  if (step === undefined) return fail(refusal, 'wrong-code');

  const outcome = await store.transaction(async (write) => {
    if (!(await write.verifications.consumeStep(factor.id, step))) return 'replayed-code';
    // Another request finished this sign-in with another code. Both codes are spent.
    if (!(await write.sessions.remove(pending.id))) return 'lost-race';
    await write.audit.record({ ...audit, outcome: 'success' });
    return startSession(write, 'full', pending.userId, now);
  });
  return typeof outcome === 'string' ? fail(refusal, outcome) : outcome;
}
