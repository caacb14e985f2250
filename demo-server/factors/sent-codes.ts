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
import { viewCodeLock } from './code-attempts.ts';
import { deliverCode } from './deliver-code.ts';
import type { Matched } from './factor.ts';
import { METHOD_REASON } from './method-reason.ts';
import type { ProofParts } from './parts.ts';
import { maskedRecipient } from './recipient.ts';
import { clearSendWait, msUntilNextSending, reserveSending } from './send-limits.ts';

/** A code that was queued for sending. */
export interface SentCode {
  method: SendingMethod;
  /** The masked recipient: its owner recognises it, and others do not learn it. */
  to: string;
  /** Unix milliseconds. */
  expiresAt: number;
  /** Wait until another code can be sent, in milliseconds. */
  resendWaitMs: number;
}

/**
 * Sends a code for the second factor. It works once, in this session, for five minutes. An earlier code of this session
 * is then no longer valid.
 *
 * @param wanted the method; by default the one used last
 * @throws Refusal if no code may be sent now, or while no code would be checked
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

  // A reader of the mailbox would otherwise have both the password and the code.
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
 * In one transaction, creates a code, stores its MAC, and queues it for its recipient.
 *
 * @throws Refusal if the last code is too recent
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
    const denied = await reserveSending(
      write,
      limits,
      { userId, method, recipient, isConfirmed: purpose === 'proof' },
      occasion,
    );
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

/** Returns the method of the last code sent in a session; `undefined` if there was none. */
export async function latestSentMethod(
  { store }: Pick<ProofParts, 'store'>,
  { id }: AnySession,
): Promise<SendingMethod | undefined> {
  return (await store.sentCodes.latestIn(id, 'proof'))?.method;
}

/** Compares a code with the one sent in this session. */
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
  // If no code was sent, the MAC is computed all the same, so that the time does not differ.
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

/** Returns what a code is valid for: one user, session, method and purpose. */
function placeOf(userId: string, { sessionId, method, purpose }: SentCodeSlot) {
  return { purpose: 'sent-code', userId, rowId: `${sessionId}|${method}|${purpose}` } as const;
}
