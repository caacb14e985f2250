import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityReason } from '../contract/index.ts';
import { giveRight } from '../enrolment-rights/rights.ts';
import { recoveryThrottle } from '../factors/code-attempts.ts';
import { checkPassword, clearPasswordAttempts, recordPasswordsLocked } from '../passwords/check-password.ts';
import { turnOf } from '../passwords/known-browser.ts';
import { hashToken } from '../sessions/token.ts';
import type { TrustedToken } from '../sessions/trusted-devices.ts';
import type { RecoveryState } from '../store/recoveries.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { refusalOf } from '../throttle/refuse.ts';
import { reserve } from '../throttle/throttle.ts';
import { answersAreRight } from './answers.ts';
import type { RecoveryParts } from './parts.ts';
import { resetSecondFactor } from './reset.ts';
import { queueWaitNotices } from './tell.ts';
import { recoveryStateOf } from './view.ts';

/** The request that uses a recovery link. */
export interface Redemption {
  token: string;
  password: string;
  /** Answers to the questions in order; empty if there are no questions. */
  answers: readonly string[];
}

/** What a redeemed link has led to. */
export type Redeemed =
  /** When the second factor will be reset, in Unix milliseconds. */
  | { dueAt: number }
  /** It was reset, and this is the browser's right to set up another one. */
  | { right: TrustedToken | undefined };

/**
 * Uses a recovery link once, with the password and, if there are security questions, their answers. The second factor
 * is reset at once or after the waiting period. No session starts. After a reset at once, this browser has the right to
 * set up another one. After a waiting period, only a mailed link gives it.
 *
 * @throws Refusal
 */
export async function redeemRecovery(
  parts: RecoveryParts,
  { token, password, answers }: Redemption,
  occasion: Occasion,
): Promise<Redeemed> {
  const { store, limits, recovery: settings } = parts;
  const { now } = occasion;
  const recovery = await store.recoveries.byToken(hashToken(token), 'use');
  const user = recovery && (await store.users.byId(recovery.userId));
  if (!recovery || !user || recoveryStateOf(recovery, now) !== 'open') {
    throw await refuseLink(parts, recovery, occasion);
  }
  const audit = { ...seenAt(occasion), userId: user.id, kind: 'recovery-used' } as const;
  const fail = async (refusal: Refusal, reason: ActivityReason): Promise<never> => {
    await store.audit.record({ ...audit, outcome: 'failure', reason });
    throw refusal;
  };

  const { isRight: isPassword } = await checkPassword(
    parts,
    user.email,
    () => user,
    password,
    occasion,
  ).catch(async (error) => {
    await recordPasswordsLocked(store, error, audit);
    throw error;
  });
  // Until the account's own counter allows an attempt, the answer does not show whether the password was right, and the
  // answers are not checked.
  const tried = await reserve(store, recoveryThrottle(limits, user.id), now);
  if (!tried.isAllowed) {
    return fail(refusalOf('ACCOUNT_TEMPORARILY_LOCKED', tried), 'locked');
  }
  const questions = settings.securityQuestions ? await store.securityQuestions.of(user.id) : undefined;
  const areAnswers = await answersAreRight(
    parts.passwords,
    questions,
    answers,
    turnOf(user.email, undefined, occasion),
  );
  if (!isPassword || !areAnswers) {
    // Only the audit log says which of them was wrong. Otherwise each could be guessed separately.
    const code = questions ? 'RECOVERY_PROOF_WRONG' : 'INVALID_PASSWORD';
    return fail(refusalOf(code, tried), isPassword ? 'wrong-answer' : 'wrong-password');
  }

  const dueAt = now + settings.waitMs;
  const redeemed = await store.transaction<Redeemed | undefined>(async (write) => {
    await clearPasswordAttempts(write, parts, user.email, occasion);
    const { address, userAgent } = occasion;
    if (!(await write.recoveries.use(recovery.id, { now, dueAt, address, userAgent }))) return undefined;
    await write.audit.record({ ...audit, outcome: 'success' });
    if (dueAt > now) {
      // The factor still works, so its failed attempts stay counted: repeated requests must not give new attempts.
      await queueWaitNotices(write, parts, { ...recovery, dueAt }, occasion);
      return { dueAt };
    }
    await write.recoveries.finish(recovery.id, now);
    const epoch = await resetSecondFactor(write, parts.keys, user.id, { way: 'recovery-link' }, occasion);
    if (epoch === undefined) return { right: undefined };
    return { right: await giveRight(write, { userId: user.id, epoch }, occasion) };
  });
  return redeemed ?? fail(new Refusal('RECOVERY_LINK_INVALID'), 'lost-race');
}

/** Returns the same refusal for an invented, used, replaced or expired link. The attempt counts for the network. */
async function refuseLink(
  { store, limits }: RecoveryParts,
  recovery: RecoveryState | undefined,
  occasion: Occasion,
): Promise<Refusal> {
  const tooMany = await reserveFromNetwork(store, limits, occasion);
  if (tooMany) return tooMany;
  if (recovery) {
    // Stored when it is first seen: a clock that is set back does not revive an expired link.
    await store.recoveries.endExpired(occasion.now);
    const { userId } = recovery;
    const entry = { ...seenAt(occasion), userId, kind: 'recovery-used', outcome: 'failure' } as const;
    await store.audit.record({ ...entry, reason: 'expired' });
  }
  return new Refusal('RECOVERY_LINK_INVALID');
}
