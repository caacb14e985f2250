import { inOrder } from '../base/in-order.ts';
import type { Occasion } from '../base/occasion.ts';
import { SIGN_IN_ATTEMPTS, type TwoFactorMethod } from '../contract/index.ts';
import { summariseBackupCodes } from '../factors/backup-codes.ts';
import { viewCodeLock } from '../factors/code-attempts.ts';
import type { Offered } from '../factors/factor.ts';
import { enabledMethodsOf } from '../factors/factors.ts';
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

/** A finished sign-in. */
export interface FinishedSignIn {
  started: StartedSession;
  /** The token of this browser, if the user chose to trust it. */
  device?: TrustedToken;
}

/** A sign-in that needs its second factor. */
export interface SecondStep {
  /** Methods that can finish it, strongest first. */
  methods: TwoFactorMethod[];
  lastUsed: TwoFactorMethod | null;
  hasBackupCodes: boolean;
  /** Attempts left in this sign-in. */
  attemptsLeft: number;
  /** Wait until the next code is checked, in milliseconds. */
  waitMs: number;
  /** Whether codes are locked, so that only a backup code is accepted. */
  isCodeLocked: boolean;
}

/** Returns what a sign-in needs; `undefined` if the account no longer has a second factor. */
export async function viewSecondStep(
  { store, limits }: Pick<ProofParts, 'store' | 'limits'>,
  { userId, attempts }: PendingSession,
  { now }: Occasion,
): Promise<SecondStep | undefined> {
  const methods = await enabledMethodsOf(store, userId);
  if (methods.length === 0) return undefined;
  const { remaining } = await summariseBackupCodes({ store }, userId);
  return {
    methods,
    lastUsed: await store.methods.lastUsed(userId),
    hasBackupCodes: remaining > 0,
    attemptsLeft: SIGN_IN_ATTEMPTS - attempts,
    ...(await viewCodeLock(store, limits, userId, now)),
  };
}

/**
 * Finishes a sign-in: uses up the proof and the pending session, and starts a full session with a new id.
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
    const [isMine, started] = await inOrder([
      write.sessions.remove(pending.id),
      startSession(write, 'full', { userId, epoch, provenAt: occasion.now }, occasion),
    ]);
    if (!isMine) return undefined;
    const sessionId = started.session.id;
    if (!trust) return { value: { started }, sessionId };
    const device = await trustDevice(write, { userId, epoch, sessionId }, occasion);
    return { value: { started, device }, sessionId };
  });
}

/** Uses up a backup code and leaves the session, pending or full, as it is. @throws Refusal */
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
