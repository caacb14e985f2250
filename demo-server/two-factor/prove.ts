import type { ActivityKind, ActivityReason } from '../contract/index.ts';
import { notify } from '../mail/notices.ts';
import { type Occasion, seenAt } from '../occasion.ts';
import { Refusal } from '../refusal.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { VerificationRecord } from '../store/verifications.ts';
import type { Limit } from '../throttle/limits.ts';
import { refund } from '../throttle/throttle.ts';
import { isFew, matchBackupCode } from './backup-codes.ts';
import { invalidCode } from './invalid-code.ts';
import type { ProofParts, TwoFactorParts } from './parts.ts';
import { sealedFor } from './sealed-for.ts';
import { matchCode } from './totp.ts';
import { type Factor, networkThrottle, type ReservedTry, reserveTry, settleTry } from './tries.ts';

/** A second factor as it is offered: a code of the authenticator, or a backup code, already well-formed. */
export type Offered = { factor: Factor; code: string };

/** Spends what was offered, once. @returns whether this call did */
type Spend = (write: Store) => Promise<boolean>;

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
 * Proves the second factor of a session's user, and of nobody else. Everything that takes a code comes through here:
 * a try is reserved, then the code is looked at, then it is spent together with all that follows from it.
 *
 * @param settle what the proof is for; `undefined` when another request was faster, which undoes the spending
 * @throws Refusal the same one for wrong, replayed and beaten codes; the audit log tells them apart
 */
export async function proveSecondFactor<T>(
  parts: ProofParts,
  session: AnySession,
  { factor, code }: Offered,
  occasion: Occasion,
  settle: (write: Store) => Promise<Settled<T> | undefined>,
): Promise<T> {
  const { store, limits } = parts;
  const { userId } = session;
  const kind = auditKind(session, factor);
  const audit = { ...seenAt(occasion), userId, kind };

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
    throw invalidCode(factor, reserved);
  };

  const record = await store.verifications.twoFactorOf(userId);
  if (!record) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
  const spend = await match(parts, record, { factor, code }, occasion);
  if (!spend) return fail('wrong-code');

  try {
    return await store.together(async (write) => {
      // In the order in which tries are reserved, so that on PostgreSQL no two wait for each other.
      await refund(write, networkThrottle(limits, occasion.address));
      const settled = await settle(write);
      if (!settled) throw new Lost('lost-race');
      await settleTry(write, limits, userId);
      if (!(await spend(write))) throw new Lost('replayed-code');
      await write.audit.record({ ...audit, outcome: 'success', sessionId: settled.sessionId });
      if (factor === 'backup-code') await tellOfBackupCode(write, userId, occasion);
      return settled.value;
    });
  } catch (error) {
    return error instanceof Lost ? fail(error.reason) : Promise.reject(error);
  }
}

/** Looks at a code. @returns how to spend it, or `undefined` when it is wrong */
async function match(
  { store, keys, passwords }: Pick<TwoFactorParts, 'store' | 'keys' | 'passwords'>,
  record: VerificationRecord,
  { factor, code }: Offered,
  { now }: Occasion,
): Promise<Spend | undefined> {
  const secret = keys.open(record.sealedSecret, sealedFor(record));
  if (factor === 'totp') {
    const step = matchCode(secret, code, now);
    return step === undefined ? undefined : (write) => write.verifications.consumeStep(record.id, step);
  }
  const found = await matchBackupCode(store, passwords, { id: record.id, secret }, code);
  return found && ((write) => write.backupCodes.spend(found.id, now));
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
    await notify(write, userId, 'codes-slowed', occasion);
  if (failures === hardStop) await notify(write, userId, 'codes-locked', occasion);
}

async function tellOfBackupCode(write: Store, userId: string, occasion: Occasion): Promise<void> {
  await notify(write, userId, 'backup-code-used', occasion);
  const set = await write.backupCodes.setOf(userId);
  if (set && isFew(set.remaining)) await notify(write, userId, 'backup-codes-low', occasion);
}
