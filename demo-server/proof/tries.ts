import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { SIGN_IN_ATTEMPTS } from '../contract/index.ts';
import { codesThrottle } from '../factors/code-tries.ts';
import { canBeGuessed, type Factor } from '../factors/factor.ts';
import { sessionNow } from '../sessions/alive.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { refusalOf, retryDetails } from '../throttle/refuse.ts';
import { msUntilAllowed, reserve } from '../throttle/throttle.ts';

/** A try at a second factor that was reserved: the code may be looked at. */
export interface ReservedTry {
  /** Wrong ones in a row, this one included until it turns out to be right. */
  failures: number;
  /** Tries that may follow in this challenge and for this account; Infinity where they are not counted. */
  challengeLeft: number;
  accountLeft: number;
  /** How long until the next is allowed, in milliseconds; `undefined` when waiting does not help. */
  waitMs: number | undefined;
}

/** A try that was not allowed. `reason` is for the audit log; without one it is not written there. */
export interface DeniedTry {
  refusal: Refusal;
  reason?: 'locked' | 'too-many-attempts';
}

const SIGN_IN_AGAIN = 'You have tried too many codes. Sign in again with your password.';

/**
 * Reserves one try, before the code is looked at: from the network, in the pending session, and for the account,
 * whatever the session, the factor and the address. A fault after this leaves it spent. A passkey cannot be guessed, so
 * it costs the account nothing and is looked at while codes are locked.
 *
 * A try that the account is not allowed costs the pending session nothing, but the network it comes from: so a flood
 * of them, and of the audit entries it leaves, has an end.
 */
export function reserveTry(
  store: Store,
  limits: Limits,
  session: AnySession,
  factor: Factor,
  occasion: Occasion,
): Promise<ReservedTry | DeniedTry> {
  const { now } = occasion;
  return store.together(async (write): Promise<ReservedTry | DeniedTry> => {
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
  });
}

/** Claims a try in a pending session; in a full one there are as many as the account allows. */
async function claimIn(
  write: Store,
  session: AnySession,
  occasion: Occasion,
): Promise<number | 'spent' | 'gone'> {
  if (session.kind === 'pending') {
    const attempts = await write.sessions.claimAttempt(session.id, SIGN_IN_ATTEMPTS, occasion.now);
    if (attempts !== undefined) return SIGN_IN_ATTEMPTS - attempts;
  }
  // A second click arrives when the first has finished: nothing was tried too often then.
  if (!(await sessionNow(write, session, occasion))) return 'gone';
  return session.kind === 'pending' ? 'spent' : Number.POSITIVE_INFINITY;
}
