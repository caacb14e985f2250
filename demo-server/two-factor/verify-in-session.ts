import type { Occasion } from '../occasion.ts';
import { Refusal } from '../refusal.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { confirmEnrolment } from './enrolment.ts';
import type { TwoFactorParts } from './parts.ts';
import { stepUp } from './step-up.ts';

/**
 * What a code means in a full session: the first code of a key that awaits it, or else a step-up.
 *
 * @throws Refusal
 */
export async function verifyInSession(
  parts: TwoFactorParts,
  session: FullSession,
  code: string,
  occasion: Occasion,
): Promise<StartedSession> {
  const { store } = parts;
  const verify = await store.verifications.verifyOf(session.id);
  if (verify) return confirmEnrolment(parts, session, verify, code, occasion);
  // A second click arrives when the first has confirmed the key, and ended this session with it.
  if (!(await store.sessions.byTokenHash(session.tokenHash, occasion.now))) throw new Refusal('UNAUTHORIZED');
  if (!(await store.verifications.twoFactorOf(session.userId))) throw new Refusal('ENROLMENT_NOT_FOUND');
  return stepUp(parts, session, { factor: 'totp', code }, occasion);
}
