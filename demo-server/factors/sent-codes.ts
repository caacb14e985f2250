import { randomInt, randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { CODE_DIGITS, SENT_CODE_MS, type SendingMethod, SIGN_IN_ATTEMPTS } from '../contract/index.ts';
import { passwordCameByMail } from '../passwords/password-by-mail.ts';
import { sessionNow } from '../sessions/alive.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { SentCodeRecord, SentCodeSlot } from '../store/sent-codes.ts';
import type { Store } from '../store/store.ts';
import { refusalOf } from '../throttle/refuse.ts';
import { viewCodeLock } from './code-tries.ts';
import { deliverCode } from './deliver-code.ts';
import type { Matched } from './factor.ts';
import { METHOD_REASON } from './method-reason.ts';
import type { ProofParts } from './parts.ts';
import { maskedRecipient } from './recipient.ts';
import { clearSendWait, msUntilNextSending, reserveSending } from './send-limits.ts';

/** A code that is on its way. */
export interface SentCode {
  method: SendingMethod;
  /** Where to, so that its owner recognises it and nobody else learns it. */
  to: string;
  /** Unix milliseconds. */
  expiresAt: number;
  /** How long until another can be sent, in milliseconds. */
  resendWaitMs: number;
}

/**
 * Sends a code that counts as the second factor: in this session alone, for five minutes, once. One that was sent in
 * this session before is void.
 *
 * @param wanted the method; without one, the one that was used last
 * @throws Refusal when none may be sent now, or no code would be looked at
 */
export async function sendProofCode(
  parts: ProofParts,
  session: AnySession,
  wanted: SendingMethod | undefined,
  occasion: Occasion,
): Promise<SentCode> {
  const { store, limits } = parts;
  const { userId } = session;
  const recipients = await store.methods.recipientsOf(userId);
  const method = wanted ?? (await store.methods.lastUsed(userId));
  const chosen =
    recipients.find((recipient) => recipient.method === method) ?? (wanted ? undefined : recipients[0]);
  if (!chosen) throw new Refusal('METHOD_NOT_ENABLED');

  // Whoever reads the mailbox would have both the password and the code of it.
  if (chosen.method === 'email' && (await passwordCameByMail(store, userId)))
    throw new Refusal('EMAIL_CODE_NOT_ENOUGH');
  if (session.kind === 'pending' && session.attempts >= SIGN_IN_ATTEMPTS)
    throw new Refusal('TOO_MANY_ATTEMPTS', {
      message: 'You have tried too many codes. Sign in again with your password.',
    });
  const { waitMs, isCodeLocked } = await viewCodeLock(store, limits, userId, occasion.now);
  if (isCodeLocked) throw new Refusal('SECOND_FACTOR_LOCKED');
  if (waitMs > 0) throw refusalOf('ACCOUNT_TEMPORARILY_LOCKED', { waitMs });
  return sendCode(parts, session, { ...chosen, purpose: 'proof' }, occasion);
}

/**
 * Makes a code, stores what recognises it, and owes it to its recipient: all of it, or none.
 *
 * @throws Refusal when one was sent a moment ago
 */
export async function sendCode(
  { store, keys, limits }: ProofParts,
  session: AnySession,
  { method, recipient, purpose }: Pick<SentCodeRecord, 'method' | 'recipient' | 'purpose'>,
  occasion: Occasion,
): Promise<SentCode> {
  const { userId } = session;
  const { now } = occasion;
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const slot: SentCodeSlot = { sessionId: session.id, method, purpose };
  const expiresAt = now + SENT_CODE_MS;
  const refusal = await store.together(async (write) => {
    const denied = await reserveSending(write, limits, { userId, method, recipient }, occasion);
    if (denied) return denied;
    if (!(await sessionNow(write, session, occasion))) return new Refusal('UNAUTHORIZED');
    await write.sentCodes.put({
      ...slot,
      id: randomUUID(),
      userId,
      recipient,
      codeMac: keys.mac(code, placeOf(userId, slot)),
      attempts: 0,
      sentAt: now,
      expiresAt,
    });
    await deliverCode(write, keys, { userId, method, recipient, code, expiresAt }, occasion);
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind: 'code-sent',
      outcome: 'success',
      sessionId: session.id,
      reason: METHOD_REASON[method],
    });
    return undefined;
  });
  if (refusal) throw refusal;
  const resendWaitMs = await msUntilNextSending(store, limits, userId, method, now);
  return { method, to: maskedRecipient(method, recipient), expiresAt, resendWaitMs };
}

/** Returns by which method a code was sent last in a session; `undefined` when none was. */
export async function latestSentMethod(
  { store }: Pick<ProofParts, 'store'>,
  { id }: AnySession,
): Promise<SendingMethod | undefined> {
  return (await store.sentCodes.latestIn(id, 'proof'))?.method;
}

/** Looks at a code that was sent, in the session it was sent for. */
export async function matchSentCode(
  { store, keys, limits }: ProofParts,
  session: AnySession,
  where: Pick<SentCodeSlot, 'method' | 'purpose'>,
  code: string,
  { now }: Occasion,
): Promise<Matched> {
  const { userId } = session;
  const slot = { sessionId: session.id, ...where };
  const sent = await store.sentCodes.in(slot);
  // Where none was sent, a digest is made all the same.
  const isRight = keys.isMacOf(sent?.codeMac ?? '', code, placeOf(userId, slot));
  if (!sent || !isRight) return { reason: 'wrong-code' };
  if (sent.expiresAt <= now) return { reason: 'expired' };
  return {
    spendsFirst: true,
    async spend(write: Store) {
      if (!(await write.sentCodes.spend(sent.id, sent.codeMac))) return false;
      await clearSendWait(write, limits, userId, where.method);
      return true;
    },
  };
}

/** What a code counts for: this user, this session, this method, this purpose, and nothing else. */
function placeOf(userId: string, { sessionId, method, purpose }: SentCodeSlot) {
  return { purpose: 'sent-code', userId, rowId: `${sessionId}|${method}|${purpose}` } as const;
}
