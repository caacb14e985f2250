import { inOrder } from '../base/in-order.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import type { Refusal } from '../base/refusal.ts';
import type { ActivityKind, ActivityReason } from '../contract/index.ts';
import { isRunningLow } from '../factors/backup-codes.ts';
import { clearCodeAttempts } from '../factors/code-attempts.ts';
import type { Factor, Matched, Offered, Spend } from '../factors/factor.ts';
import { METHOD_REASON } from '../factors/method-reason.ts';
import type { ProofParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Limit, Limits } from '../throttle/limits.ts';
import { refundToNetwork } from '../throttle/network.ts';
import { type ReservedAttempt, reserveAttempt } from './attempts.ts';
import { wrongProofRefusal } from './invalid-code.ts';
import { prepareMatch, turnAt } from './match.ts';

/** The result of the effect that a proof has, in the same transaction. */
export interface Settled<T> {
  value: T;
  /** The resulting session, for the audit log. */
  sessionId: string;
}

/** Thrown to roll back the transaction of a request that lost a race. */
class Lost extends Error {
  readonly reason: ActivityReason;
  constructor(reason: ActivityReason) {
    super(reason);
    this.reason = reason;
  }
}

/** One request that proves a second factor, and everything that its steps need. */
interface Proof<T> {
  store: Store;
  limits: Limits;
  session: AnySession;
  factor: Factor;
  occasion: Occasion;
  settle: (write: Store) => Promise<Settled<T> | undefined>;
}

/** What a request did to the database. A refusal is returned, not thrown, so that its transaction is kept. */
type Outcome<T> = { value: T } | { refusal: Refusal };

/**
 * Confirms the second factor of a session's user. All proofs go through this function:
 *
 * 1. Reserve an attempt.
 * 2. Compare the code.
 * 3. In one transaction, use up the code and apply its effect.
 *
 * If the comparison is quick, all three are one transaction. Nobody learns its result before it is committed.
 *
 * @param settle applies the effect; returns `undefined` if another request was faster, which rolls everything back
 * @throws Refusal the same one for wrong and replayed codes and for lost races; only the audit log has the reason
 */
export async function proveSecondFactor<T>(
  parts: ProofParts,
  session: AnySession,
  offered: Offered,
  occasion: Occasion,
  settle: (write: Store) => Promise<Settled<T> | undefined>,
): Promise<T> {
  const { store, limits } = parts;
  const { factor } = offered;
  const match = await prepareMatch(parts, session, offered, occasion);
  const proof = { store, limits, session, factor, occasion, settle };
  if ('quickly' in match) return resultOf(await proveAtOnce(proof, match.quickly));
  // A place in the line first: an attempt that was reserved is always compared.
  const leave = factor === 'backup-code' ? parts.passwords.enter(turnAt(session, occasion)) : undefined;
  try {
    return resultOf(await proveInSteps(proof, match.slowly));
  } finally {
    leave?.();
  }
}

function resultOf<T>(outcome: Outcome<T>): T {
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.value;
}

/**
 * Reserves, compares and applies the effect in one transaction. If the effect fails after the comparison, everything is
 * rolled back, the attempt too. Then the attempt is reserved again before anyone gets an answer.
 */
async function proveAtOnce<T>(proof: Proof<T>, compare: () => Matched): Promise<Outcome<T>> {
  const { store } = proof;
  let isCompared = false;
  try {
    return await store.together(async (write) => {
      const reserved = await reserveOrDeny(write, proof);
      if ('refusal' in reserved) return reserved;
      isCompared = true;
      const matched = compare();
      return 'reason' in matched
        ? refuseProof(write, proof, reserved, matched.reason)
        : applyProof(write, proof, matched);
    });
  } catch (error) {
    if (error instanceof Lost) {
      return await store.together(async (write) => {
        const reserved = await reserveOrDeny(write, proof);
        return 'refusal' in reserved ? reserved : refuseProof(write, proof, reserved, error.reason);
      });
    }
    // If this fails as well, the first error says more.
    if (isCompared) await store.together((write) => reserveOrDeny(write, proof)).catch(() => undefined);
    throw error;
  }
}

/** Reserves in a transaction of its own, so that none waits for the comparison. */
async function proveInSteps<T>(proof: Proof<T>, compare: () => Promise<Matched>): Promise<Outcome<T>> {
  const { store } = proof;
  const reserved = await store.together((write) => reserveOrDeny(write, proof));
  if ('refusal' in reserved) return reserved;
  const refuse = (reason: ActivityReason) =>
    store.together((write) => refuseProof(write, proof, reserved, reason));
  const matched = await compare();
  if ('reason' in matched) return refuse(matched.reason);
  try {
    return await store.together((write) => applyProof(write, proof, matched));
  } catch (error) {
    if (error instanceof Lost) return refuse(error.reason);
    throw error;
  }
}

/** Reserves an attempt. Logs if it is not allowed. */
async function reserveOrDeny<T>(
  write: Store,
  { limits, session, factor, occasion }: Proof<T>,
): Promise<ReservedAttempt | { refusal: Refusal }> {
  const reserved = await reserveAttempt(write, limits, session, factor, occasion);
  if ('refusal' in reserved && reserved.reason)
    await recordFailure(write, { session, factor, occasion }, reserved.reason);
  return reserved;
}

/** Logs a proof that does not count, and returns its refusal. */
async function refuseProof<T>(
  write: Store,
  { limits, session, factor, occasion }: Proof<T>,
  reserved: ReservedAttempt,
  reason: ActivityReason,
): Promise<{ refusal: Refusal }> {
  await recordFailure(write, { session, factor, occasion }, reason);
  await warnOwner(write, session.userId, reserved, limits.codes, occasion);
  return { refusal: wrongProofRefusal(factor, reserved) };
}

function recordFailure(
  write: Store,
  { session, factor, occasion }: Pick<Proof<unknown>, 'session' | 'factor' | 'occasion'>,
  reason: ActivityReason,
): Promise<void> {
  const { userId, id: sessionId } = session;
  const kind = auditKind(session, factor);
  return write.audit.record({ ...seenAt(occasion), userId, kind, outcome: 'failure', reason, sessionId });
}

/** Uses up a matching proof and applies its effect. @throws Lost if another request was faster */
async function applyProof<T>(
  write: Store,
  { limits, session, factor, occasion, settle }: Proof<T>,
  matched: Extract<Matched, { spend: Spend }>,
): Promise<{ value: T }> {
  const { userId } = session;
  // The network's row comes first, as in `reserveAttempt`, so that no two transactions deadlock on PostgreSQL.
  const refunded = refundToNetwork(write, limits, occasion);
  if (matched.spendsFirst) {
    const [, isSpent] = await inOrder([refunded, matched.spend(write)]);
    if (!isSpent) throw new Lost('replayed-code');
  }
  // Each decides on its own, so none waits for another. If one is lost, the transaction takes all of them back.
  const [, settled, , isSpent, isRecorded] = await inOrder([
    refunded,
    settle(write),
    clearCodeAttempts(write, userId),
    matched.spendsFirst ? true : matched.spend(write),
    write.methods.recordProof(session, factor, occasion.now),
  ]);
  if (!settled) throw new Lost('lost-race');
  if (!isSpent) throw new Lost('replayed-code');
  if (!isRecorded) throw new Lost('lost-race');
  const reason = reasonFor(factor);
  await write.audit.record({
    ...seenAt(occasion),
    userId,
    kind: auditKind(session, factor),
    outcome: 'success',
    sessionId: settled.sessionId,
    ...(reason && { reason }),
  });
  if (factor === 'backup-code') await tellOfBackupCode(write, userId, occasion);
  return { value: settled.value };
}

/**
 * Returns the method for the audit log; none for the authenticator app, which is the default, and for backup codes,
 * which have their own kind.
 */
function reasonFor(factor: Factor): ActivityReason | undefined {
  return factor === 'totp' || factor === 'backup-code' ? undefined : METHOD_REASON[factor];
}

function auditKind(session: AnySession, factor: Factor): ActivityKind {
  if (factor === 'backup-code') return 'backup-code';
  return session.kind === 'pending' ? 'second-factor' : 'step-up';
}

/**
 * Queues one notice when wrong codes start to cause a wait, and one when codes are locked. Single guesses cause none.
 */
async function warnOwner(
  write: Store,
  userId: string,
  { failures }: ReservedAttempt,
  { pace, hardStop }: Limit,
  occasion: Occasion,
): Promise<void> {
  if (pace.kind === 'growing' && failures === pace.free)
    await notifyOwner(write, userId, 'codes-slowed', occasion);
  if (failures === hardStop) await notifyOwner(write, userId, 'codes-locked', occasion);
}

async function tellOfBackupCode(write: Store, userId: string, occasion: Occasion): Promise<void> {
  await notifyOwner(write, userId, 'backup-code-used', occasion);
  const set = await write.backupCodes.setOf(userId);
  if (set && isRunningLow(set.remaining)) await notifyOwner(write, userId, 'backup-codes-low', occasion);
}
