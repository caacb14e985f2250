import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { SIGN_IN_ATTEMPTS } from '../contract/index.ts';
import { codesThrottle } from '../factors/code-attempts.ts';
import { canBeGuessed, type Factor } from '../factors/factor.ts';
import { sessionNow } from '../sessions/alive.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { refusalOf, retryDetails } from '../throttle/refuse.ts';
import { msUntilAllowed, reserve } from '../throttle/throttle.ts';

/** A reserved attempt at a second factor: the code may be compared. */
export interface ReservedAttempt {
  /** Wrong attempts in a row. This one is included until its code turns out to be right. */
  failures: number;
  /** Attempts left in this sign-in and for this account; Infinity where attempts are not counted. */
  challengeLeft: number;
  accountLeft: number;
  /** Wait until the next attempt, in milliseconds; `undefined` if waiting does not help. */
  waitMs: number | undefined;
}

/** An attempt that was not allowed. `reason` is for the audit log; without it, no entry is written. */
export interface DeniedAttempt {
  refusal: Refusal;
  reason?: 'locked' | 'too-many-attempts';
}

const SIGN_IN_AGAIN = 'You have tried too many codes. Sign in again with your password.';

/**
 * Reserves one attempt before the code is compared: for the network, for the pending session, and for the account. All
 * sessions, factors and addresses share the count of the account. Call it in a transaction. A passkey cannot be guessed,
 * so it does not count for the account and is checked even while codes are locked.
 *
 * An attempt that the account does not allow counts for the network, but not for the pending session. The network limit
 * puts an end to a flood of such attempts and of their audit entries.
 */
export async function reserveAttempt(
  write: Store,
  limits: Limits,
  session: AnySession,
  factor: Factor,
  occasion: Occasion,
): Promise<ReservedAttempt | DeniedAttempt> {
  const { now } = occasion;
  const tooMany = await reserveFromNetwork(write, limits, occasion);
  if (tooMany) return { refusal: tooMany };

  const challengeLeft = await claimIn(write, session, occasion);
  if (challengeLeft === 'gone') return { refusal: new Refusal('UNAUTHORIZED') };
  if (!canBeGuessed(factor) && challengeLeft !== 'spent')
    return { failures: 0, challengeLeft, accountLeft: Number.POSITIVE_INFINITY, waitMs: 0 };
  const codes = codesThrottle(limits, session.userId, factor);
  if (challengeLeft === 'spent') {
    const waitMs = msUntilAllowed(await write.throttles.read(codes.key), codes.limit, now);
    return {
      refusal: new Refusal('TOO_MANY_ATTEMPTS', { message: SIGN_IN_AGAIN, ...retryDetails(waitMs) }),
      reason: 'too-many-attempts',
    };
  }

  const account = await reserve(write, codes, now);
  if (account.isAllowed) {
    const { failures, left: accountLeft } = account;
    return { failures, challengeLeft, accountLeft, waitMs: account.waitMs };
  }
  if (session.kind === 'pending') await write.sessions.releaseAttempt(session.id);
  return {
    refusal: refusalOf(
      account.waitMs === undefined ? 'SECOND_FACTOR_LOCKED' : 'ACCOUNT_TEMPORARILY_LOCKED',
      account,
    ),
    reason: 'locked',
  };
}

/** Claims an attempt of a pending session. A full session has no limit of its own. */
async function claimIn(
  write: Store,
  session: AnySession,
  occasion: Occasion,
): Promise<number | 'spent' | 'gone'> {
  if (session.kind === 'pending') {
    const attempts = await write.sessions.claimAttempt(session.id, SIGN_IN_ATTEMPTS, occasion.now);
    if (attempts !== undefined) return SIGN_IN_ATTEMPTS - attempts;
  }
  // A second click may arrive after the first has finished the sign-in. Then there were not too many attempts.
  if (!(await sessionNow(write, session, occasion))) return 'gone';
  return session.kind === 'pending' ? 'spent' : Number.POSITIVE_INFINITY;
}
