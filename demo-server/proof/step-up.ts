import { type Occasion, seenAt } from '../base/occasion.ts';
import type { Offered } from '../factors/factor.ts';
import { assertSecondFactor } from '../factors/factors.ts';
import type { ProofParts } from '../factors/parts.ts';
import { refuseUnproven } from '../sessions/refuse-unproven.ts';
import { type FullSession, provenUntil, type StartedSession } from '../sessions/sessions.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import { proveSecondFactor } from './prove.ts';

/**
 * Confirms the second factor again in a full session, which gets a new token. For five minutes, dangerous actions need
 * no other proof.
 *
 * @throws Refusal
 */
export async function stepUp(
  parts: ProofParts,
  session: FullSession,
  offered: Offered,
  occasion: Occasion,
): Promise<StartedSession> {
  const { now } = occasion;
  // Checked first, so that no attempt is used up for nothing.
  await assertSecondFactor(parts.store, session.userId);
  const token = newToken();
  const tokenHash = hashToken(token);
  return proveSecondFactor(parts, session, offered, occasion, async (write) => {
    if (!(await write.sessions.prove(session.id, session.tokenHash, { tokenHash, now }))) return undefined;
    return { value: { token, session: { ...session, tokenHash, provenAt: now } }, sessionId: session.id };
  });
}

/**
 * Makes sure that the second factor was confirmed in the last five minutes, or confirms it with the proof sent now. A
 * proof sent now is stored on the session: if the action then fails, the next attempt needs no other code.
 *
 * @throws Refusal
 */
export async function assertProven(
  parts: ProofParts,
  session: FullSession,
  offered: Offered | undefined,
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  if (offered === undefined) {
    if (provenUntil(session, now) === undefined) await refuseUnproven(parts.store, session);
    return;
  }
  const { id, tokenHash } = session;
  await proveSecondFactor(parts, session, offered, occasion, async (write) =>
    // Keeps the token: the action itself starts a new session and ends this one.
    (await write.sessions.prove(id, tokenHash, { tokenHash, now }))
      ? { value: undefined, sessionId: id }
      : undefined,
  );
}

/** Records the example of an action that needs a step-up. It has no other effect. */
export async function recordDangerousAction(
  { store }: Pick<ProofParts, 'store'>,
  { id: sessionId, userId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  const entry = { ...seenAt(occasion), userId, kind: 'dangerous-action', sessionId } as const;
  await store.audit.record({ ...entry, outcome: 'success' });
}
