import type { Occasion } from '../base/occasion.ts';
import type { ActivityKind } from '../contract/index.ts';
import type { Offered } from '../factors/factor.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import type { ProofParts } from '../factors/parts.ts';
import { confirmPassword } from '../passwords/check-password.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { UserRecord } from '../store/users.ts';
import { assertProven } from './step-up.ts';

/** What the owner sends to confirm a change of their account. */
export interface Authority {
  password: string;
  /** The second factor. Without it, the last proof must be less than five minutes old. */
  offered?: Offered | undefined;
}

/**
 * Makes sure that the user of a session owns the account. Requires the password and, if the account has a second
 * factor, either a proof from the last five minutes or one sent now. Every change of a credential calls this.
 *
 * @param kind the change, for the audit log
 * @returns the account
 * @throws Refusal
 */
export async function confirmOwner(
  parts: ProofParts,
  session: FullSession,
  { password, offered }: Authority,
  kind: ActivityKind,
  occasion: Occasion,
): Promise<UserRecord> {
  const hasFactor = await hasSecondFactor(parts.store, session.userId);
  // Without a code, the proof is checked first, so that the step-up dialog appears before a password attempt is used
  // up.
  if (hasFactor && !offered) await assertProven(parts, session, undefined, occasion);
  const user = await confirmPassword(parts, session, password, kind, occasion);
  if (hasFactor && offered) await assertProven(parts, session, offered, occasion);
  return user;
}
