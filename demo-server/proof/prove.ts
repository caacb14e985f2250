import { type Occasion, seenAt } from '../base/occasion.ts';
import type { ActivityKind, ActivityReason } from '../contract/index.ts';
import { isRunningLow } from '../factors/backup-codes.ts';
import { clearCodeTries } from '../factors/code-tries.ts';
import type { Factor, Offered } from '../factors/factor.ts';
import { METHOD_REASON } from '../factors/method-reason.ts';
import type { ProofParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Limit } from '../throttle/limits.ts';
import { refundToNetwork } from '../throttle/network.ts';
import { wrongProofRefusal } from './invalid-code.ts';
import { prepareMatch } from './match.ts';
import { type ReservedTry, reserveTry } from './tries.ts';

/** What follows from a proof, in its transaction. */
export interface Settled<T> {
  value: T;
  /** The session it leads to, for the audit log. */
  sessionId: string;
}

/** Thrown to undo a transaction that came second. */
class Lost extends Error {
  readonly reason: ActivityReason;
  constructor(reason: ActivityReason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Proves the second factor of a session's user. Every proof comes through here:
 *
 * 1. Reserve a try.
 * 2. Compare what was offered.
 * 3. In one transaction, spend it and apply what follows from it.
 *
 * @param settle applies what follows; `undefined` when another request was faster, which undoes the spending
 * @throws Refusal the same one for wrong, replayed and beaten codes; the audit log tells them apart
 */
export async function proveSecondFactor<T>(
  parts: ProofParts,
  session: AnySession,
  offered: Offered,
  occasion: Occasion,
  settle: (write: Store) => Promise<Settled<T> | undefined>,
): Promise<T> {
  const { store, limits } = parts;
  const { userId } = session;
  const { factor } = offered;
  const kind = auditKind(session, factor);
  const audit = { ...seenAt(occasion), userId, kind };

  const match = await prepareMatch(parts, session, offered, occasion);
  if (factor === 'backup-code') parts.passwords.assertRoom();
  const reserved = await reserveTry(store, limits, session, factor, occasion);
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
      // In the order in which tries are reserved, so that on PostgreSQL no two wait for each other.
      await refundToNetwork(write, limits, occasion);
      const spend = async () => {
        if (!(await matched.spend(write))) throw new Lost('replayed-code');
      };
      if (matched.spendsFirst) await spend();
      const settled = await settle(write);
      if (!settled) throw new Lost('lost-race');
      await clearCodeTries(write, userId);
      if (!matched.spendsFirst) await spend();
      await write.methods.recordProof(userId, factor, occasion.now);
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

/** By which method, for the audit log; the authenticator goes without saying. */
function reasonFor(factor: Factor): ActivityReason | undefined {
  return factor === 'totp' || factor === 'backup-code' ? undefined : METHOD_REASON[factor];
}

function auditKind(session: AnySession, factor: Factor): ActivityKind {
  if (factor === 'backup-code') return 'backup-code';
  return session.kind === 'pending' ? 'second-factor' : 'step-up';
}

/** One notice when wrong codes begin to be slowed down, one when they are stopped; none for each guess. */
async function warnOwner(
  write: Store,
  userId: string,
  { failures }: ReservedTry,
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
