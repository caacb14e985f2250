import { type Occasion, seenAt } from '../base/occasion.ts';
import type { ActivityKind, ActivityReason } from '../contract/index.ts';
import { isRunningLow } from '../factors/backup-codes.ts';
import { clearCodeAttempts } from '../factors/code-attempts.ts';
import type { Factor, Offered } from '../factors/factor.ts';
import { METHOD_REASON } from '../factors/method-reason.ts';
import type { ProofParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Limit } from '../throttle/limits.ts';
import { refundToNetwork } from '../throttle/network.ts';
import { type ReservedAttempt, reserveAttempt } from './attempts.ts';
import { wrongProofRefusal } from './invalid-code.ts';
import { type Match, prepareMatch, turnAt } from './match.ts';

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

/**
 * Confirms the second factor of a session's user. All proofs go through this function:
 *
 * 1. Reserve an attempt.
 * 2. Compare the code.
 * 3. In one transaction, use up the code and apply its effect.
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
  const { factor } = offered;
  const match = await prepareMatch(parts, session, offered, occasion);
  // A place in the line first: an attempt that was reserved is always compared.
  const leave = factor === 'backup-code' ? parts.passwords.enter(turnAt(session, occasion)) : undefined;
  try {
    return await proveInTurn(parts, session, { factor, match }, occasion, settle);
  } finally {
    leave?.();
  }
}

async function proveInTurn<T>(
  { store, limits }: ProofParts,
  session: AnySession,
  { factor, match }: { factor: Factor; match: Match },
  occasion: Occasion,
  settle: (write: Store) => Promise<Settled<T> | undefined>,
): Promise<T> {
  const { userId } = session;
  const audit = { ...seenAt(occasion), userId, kind: auditKind(session, factor) };
  const reserved = await reserveAttempt(store, limits, session, factor, occasion);
  if ('refusal' in reserved) {
    const { refusal, reason } = reserved;
    if (reason) await store.audit.record({ ...audit, outcome: 'failure', reason, sessionId: session.id });
    throw refusal;
  }
  const fail = async (reason: ActivityReason): Promise<never> => {
    await store.together(async (write) => {
      await write.audit.record({ ...audit, outcome: 'failure', reason, sessionId: session.id });
      await warnOwner(write, userId, reserved, limits.codes, occasion);
    });
    throw wrongProofRefusal(factor, reserved);
  };

  const matched = await match();
  if ('reason' in matched) return fail(matched.reason);

  try {
    return await store.together(async (write) => {
      // The network's row comes first, as in `reserveAttempt`, so that no two transactions deadlock on PostgreSQL.
      await refundToNetwork(write, limits, occasion);
      const spend = async () => {
        if (!(await matched.spend(write))) throw new Lost('replayed-code');
      };
      if (matched.spendsFirst) await spend();
      const settled = await settle(write);
      if (!settled) throw new Lost('lost-race');
      await clearCodeAttempts(write, userId);
      if (!matched.spendsFirst) await spend();
      if (!(await write.methods.recordProof(session, factor, occasion.now))) throw new Lost('lost-race');
      const reason = reasonFor(factor);
      await write.audit.record({
        ...audit,
        outcome: 'success',
        sessionId: settled.sessionId,
        ...(reason && { reason }),
      });
      if (factor === 'backup-code') await tellOfBackupCode(write, userId, occasion);
      return settled.value;
    });
  } catch (error) {
    return error instanceof Lost ? fail(error.reason) : Promise.reject(error);
  }
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
