import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { type ActivityReason, ENROLMENT_ATTEMPTS, ENROLMENT_MS } from '../contract/index.ts';
import { newBackupCodes } from '../factors/backup-codes.ts';
import { METHOD_REASON } from '../factors/method-reason.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { sealedForTotpSecret } from '../factors/sealed-for.ts';
import { matchTotpCode, newTotpSecret, totpKeyUri } from '../factors/totp.ts';
import { notifyOwner } from '../mail/notices.ts';
import { confirmOwner } from '../proof/confirm-owner.ts';
import { unconfirmedCodeRefusal } from '../proof/invalid-code.ts';
import { turnAt } from '../proof/match.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';
import type { EnrolmentRecord } from '../store/authenticators.ts';
import { assertMethodOffered } from './add-method.ts';

/**
 * Creates a new key with its *verify* record and backup codes. There is one per user; it is bound to this session and
 * expires after ten minutes. It replaces an earlier unconfirmed key. Sign-ins stay as they are until the key is
 * confirmed: an existing key still works, and a step-up is needed.
 *
 * @returns the key URI and the codes, shown only here
 * @throws Refusal if the password is wrong or a step-up is needed
 */
export async function beginEnrolment(
  parts: TwoFactorParts,
  session: FullSession,
  asked: { password: string; issuer?: string | undefined },
  occasion: Occasion,
): Promise<{ totpURI: string; backupCodes: string[]; expiresAt: number }> {
  const { store, keys } = parts;
  const { now } = occasion;
  assertMethodOffered(parts, 'totp');
  const { password } = asked;
  const user = await confirmOwner(parts, session, { password }, 'enrolment-start', occasion);

  const secret = newTotpSecret();
  const id = randomUUID();
  const codes = await newBackupCodes(parts, user.id, { now, verificationId: id }, turnAt(session, occasion));
  const verify: EnrolmentRecord = {
    id,
    userId: user.id,
    kind: 'verify',
    sealedSecret: keys.seal(secret, sealedForTotpSecret({ id, userId: user.id })),
    sessionId: session.id,
    attempts: 0,
    lastUsedStep: -1,
    createdAt: now,
    expiresAt: now + ENROLMENT_MS,
  };
  await store.transaction(async (write) => {
    // Checking the password took time. Meanwhile the session may have ended, or a factor may have been added.
    await assertAlive(write, session, occasion);
    await write.authenticators.replaceEnrolment(verify);
    await write.backupCodes.insertSet(codes.set, codes.records);
    await write.audit.record({
      ...seenAt(occasion),
      userId: user.id,
      kind: 'enrolment-start',
      outcome: 'success',
      sessionId: session.id,
    });
  });
  return {
    totpURI: totpKeyUri(secret, asked.issuer ?? parts.issuer, user.email),
    backupCodes: codes.shown,
    expiresAt: verify.expiresAt,
  };
}

/** Returns until when this session's unconfirmed key can be confirmed; `undefined` without one. */
export async function viewEnrolment(
  { store }: Pick<TwoFactorParts, 'store'>,
  session: FullSession,
  { now }: Occasion,
): Promise<{ expiresAt: number } | undefined> {
  const verify = await store.authenticators.enrolmentOf(session.id);
  return verify && verify.expiresAt > now ? { expiresAt: verify.expiresAt } : undefined;
}

/** Deletes the user's unconfirmed key, even if another session created it. */
export async function cancelEnrolment(
  { store }: Pick<TwoFactorParts, 'store'>,
  session: FullSession,
): Promise<void> {
  await store.authenticators.removeEnrolment(session.userId);
}

/**
 * Confirms a key with its first code, in one transaction. The *verify* record becomes the *2fa* record and replaces an
 * earlier one. Its backup codes become valid, and the code's time step is used up. All sessions and trusted devices of
 * the account end, and this browser gets a new session.
 *
 * @throws Refusal
 */
export async function confirmEnrolment(
  { store, keys }: Pick<TwoFactorParts, 'store' | 'keys'>,
  session: FullSession,
  verify: EnrolmentRecord,
  code: string,
  occasion: Occasion,
): Promise<StartedSession> {
  const { now } = occasion;
  const { userId } = session;
  const audit = { ...seenAt(occasion), userId, kind: 'enrolment' } as const;
  const fail = async (refusal: Refusal, reason: ActivityReason): Promise<never> => {
    await store.audit.record({ ...audit, outcome: 'failure', reason, sessionId: session.id });
    throw refusal;
  };
  if (verify.expiresAt <= now) return fail(new Refusal('ENROLMENT_EXPIRED'), 'expired');

  // Guessing here gains nothing, because the user was shown the key. So attempts are counted for this key only.
  const attempts = await store.authenticators.claimEnrolmentAttempt(verify.id, ENROLMENT_ATTEMPTS, now);
  if (attempts === undefined) {
    const message = 'You have tried too many codes. Start the set-up again to get a new key.';
    return fail(new Refusal('TOO_MANY_ATTEMPTS', { message }), 'too-many-attempts');
  }
  const refusal = unconfirmedCodeRefusal('totp', ENROLMENT_ATTEMPTS - attempts);

  const step = matchTotpCode(keys.open(verify.sealedSecret, sealedForTotpSecret(verify)), code, now);
  if (step === undefined) return fail(refusal, 'wrong-code');

  const started = await store.transaction(async (write) => {
    const before = await write.methods.of(userId);
    const change = before.includes('totp')
      ? 'two-factor-replaced'
      : before.length > 0
        ? 'method-added'
        : 'enrolment';
    if (!(await write.authenticators.confirmEnrolment(verify, step, now))) return undefined;
    await write.backupCodes.takeIntoUse(userId, verify.id);
    await write.users.setMustEnrolSince(userId, null);
    const begun = await startAnew(write, session, now, occasion);
    await write.audit.record({
      ...audit,
      kind: change,
      outcome: 'success',
      ...(change === 'method-added' && { reason: METHOD_REASON.totp }),
      sessionId: begun.session.id,
    });
    await write.methods.recordProof(begun.session, 'totp', now);
    if (change === 'method-added') await notifyOwner(write, userId, change, occasion, { method: 'totp' });
    else await notifyOwner(write, userId, change === 'enrolment' ? 'two-factor-enabled' : change, occasion);
    return begun;
  });
  return started ?? fail(refusal, 'lost-race');
}
