import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { confirmEnrolment } from './enrolment.ts';

/**
 * What a code of an authenticator means in a full session: the first code of a key that awaits it, and nothing else. A
 * code that was meant for a key which another tab has dropped must not count for the key there is: whoever typed it
 * would take the new one for confirmed, and its backup codes for valid.
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
  // A second click arrives when the first has confirmed the key, and ended this session with it.
  await assertAlive(store, session, occasion);
  throw new Refusal('ENROLMENT_NOT_FOUND');
}
