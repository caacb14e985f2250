import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { confirmEnrolment } from './enrolment.ts';

/**
 * Confirms an unconfirmed key with its first code. In a full session, an authenticator code has no other meaning.
 * Otherwise a code for a key that another tab has cancelled could match the account's current key. The user would then
 * believe that the new key is confirmed and its backup codes are valid.
 *
 * @throws Refusal
 */
export async function confirmEnrolmentInSession(
  parts: TwoFactorParts,
  session: FullSession,
  code: string,
  occasion: Occasion,
): Promise<StartedSession> {
  const { store } = parts;
  const verify = await store.authenticators.enrolmentOf(session.id);
  if (verify) return confirmEnrolment(parts, session, verify, code, occasion);
  // A second click may arrive after the first has confirmed the key and so ended this session.
  await assertAlive(store, session, occasion);
  throw new Refusal('ENROLMENT_NOT_FOUND');
}
