import { randomUUID } from 'node:crypto';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { type ActivityReason, ENROLMENT_ATTEMPTS, type SendingMethod } from '../contract/index.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { phoneNumberFrom } from '../factors/recipient.ts';
import { matchSentCode, type SentCode, sendCode } from '../factors/sent-codes.ts';
import { unconfirmedCodeRefusal } from '../proof/invalid-code.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { type AddedMethod, addMethod, assertMayAddMethod } from './add-method.ts';

/**
 * Starts to add codes by email or text message, or to change their recipient: sends a code, which the user must enter
 * in this session.
 *
 * @param asked `to`: a verified address of the account, or a phone number with its country code
 * @throws Refusal
 */
export async function beginRecipient(
  parts: TwoFactorParts,
  session: FullSession,
  asked: { method: SendingMethod; to: string; password: string },
  occasion: Occasion,
): Promise<SentCode> {
  const { method } = asked;
  const user = await assertMayAddMethod(parts, session, asked, occasion);
  const recipient =
    method === 'sms' ? phoneNumberFrom(asked.to) : await verifiedAddress(parts.store, user.id, asked.to);
  if (recipient === undefined)
    throw new Refusal(method === 'sms' ? 'INVALID_PHONE_NUMBER' : 'ADDRESS_NOT_VERIFIED');
  return sendCode(parts, session, { method, recipient, purpose: 'enrolment' }, occasion);
}

/** Sends another code to the same recipient. @throws Refusal if this session has not started to add one */
export async function resendToRecipient(
  parts: TwoFactorParts,
  session: FullSession,
  method: SendingMethod,
  occasion: Occasion,
): Promise<SentCode> {
  const waiting = await parts.store.sentCodes.in({ sessionId: session.id, method, purpose: 'enrolment' });
  if (!waiting) throw new Refusal('METHOD_NOT_WAITING');
  return sendCode(parts, session, waiting, occasion);
}

/** Cancels adding a recipient. */
export async function cancelRecipient(
  { store }: Pick<TwoFactorParts, 'store'>,
  { id: sessionId }: FullSession,
  method: SendingMethod,
): Promise<void> {
  await store.sentCodes.remove({ sessionId, method, purpose: 'enrolment' });
}

/**
 * Confirms a recipient with the code sent to it, and turns its method on.
 *
 * @throws Refusal
 */
export async function confirmRecipient(
  parts: TwoFactorParts,
  session: FullSession,
  { method, code }: { method: SendingMethod; code: string },
  occasion: Occasion,
): Promise<AddedMethod> {
  const { store } = parts;
  const { userId } = session;
  const { now } = occasion;
  const waiting = await store.sentCodes.in({ sessionId: session.id, method, purpose: 'enrolment' });
  if (!waiting) throw new Refusal('METHOD_NOT_WAITING');
  const fail = async (refusal: Refusal, reason: ActivityReason): Promise<never> => {
    const entry = { ...seenAt(occasion), userId, kind: 'method-added', sessionId: session.id } as const;
    await store.audit.record({ ...entry, outcome: 'failure', reason });
    throw refusal;
  };
  const attempts = await store.sentCodes.claimAttempt(waiting.id, ENROLMENT_ATTEMPTS);
  if (attempts === undefined) {
    const message = 'You have tried too many codes. Sign in again before you start the set-up again.';
    return fail(new Refusal('TOO_MANY_ATTEMPTS', { message }), 'too-many-attempts');
  }
  const refusal = unconfirmedCodeRefusal(method, ENROLMENT_ATTEMPTS - attempts);
  const matched = await matchSentCode(parts, session, { method, purpose: 'enrolment' }, code, occasion);
  if ('reason' in matched) return fail(refusal, matched.reason);
  return addMethod(parts, session, method, occasion, async (write) => {
    if (!(await matched.spend(write))) return false;
    const { recipient } = waiting;
    await write.methods.setRecipient({
      id: randomUUID(),
      userId,
      method,
      recipient,
      createdAt: now,
      lastUsedAt: null,
    });
    return true;
  });
}

async function verifiedAddress(store: Store, userId: string, text: string): Promise<string | undefined> {
  const wanted = normaliseEmail(text);
  return (await store.addresses.verifiedOf(userId)).find(({ email }) => email === wanted)?.email;
}
