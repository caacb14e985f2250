import type { Occasion } from '../base/occasion.ts';
import type { Offered } from '../factors/factor.ts';
import type { ProofParts } from '../factors/parts.ts';
import { sessionNow } from '../sessions/alive.ts';
import {
  type AnySession,
  type PendingSession,
  type StartedSession,
  startSession,
} from '../sessions/sessions.ts';
import { type TrustedToken, trustDevice } from '../sessions/trusted-devices.ts';
import { proveSecondFactor } from './prove.ts';

/** A sign-in that is finished. */
export interface FinishedSignIn {
  started: StartedSession;
  /** When the person asked for it: the token of this browser, trusted from now on. */
  device?: TrustedToken;
}

/**
 * Finishes a sign-in: what was offered and the pending session are spent, and a full session begins under a new id.
 *
 * @throws Refusal
 */
export function finishSignIn(
  parts: ProofParts,
  pending: PendingSession,
  offered: Offered,
  { trust }: { trust: boolean },
  occasion: Occasion,
): Promise<FinishedSignIn> {
  const { userId, epoch } = pending;
  return proveSecondFactor<FinishedSignIn>(parts, pending, offered, occasion, async (write) => {
    if (!(await write.sessions.remove(pending.id))) return undefined;
    const started = await startSession(write, 'full', { userId, epoch, provenAt: occasion.now }, occasion);
    const sessionId = started.session.id;
    if (!trust) return { value: { started }, sessionId };
    const device = await trustDevice(write, { userId, epoch, sessionId }, occasion);
    return { value: { started, device }, sessionId };
  });
}

/** Spends a backup code and leaves the session as it is, pending or full. @throws Refusal */
export function spendBackupCodeOnly(
  parts: ProofParts,
  session: AnySession,
  offered: Offered,
  occasion: Occasion,
): Promise<void> {
  return proveSecondFactor(parts, session, offered, occasion, async (write) => {
    const isAlive = await sessionNow(write, session, occasion);
    return isAlive ? { value: undefined, sessionId: session.id } : undefined;
  });
}
