import type { Occasion } from '../base/occasion.ts';
import type { ActivityKind } from '../contract/index.ts';
import type { Offered } from '../factors/factor.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import type { ProofParts } from '../factors/parts.ts';
import { confirmPassword } from '../passwords/check-password.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { UserRecord } from '../store/users.ts';
import { assertProven } from './step-up.ts';

/** What the owner of an account confirms a change of it with. */
export interface Authority {
  password: string;
  /** The second factor; without it, the last proof must be at most five minutes old. */
  offered?: Offered | undefined;
}

/**
 * Makes sure that the person in a session owns its account: by the password, and by the second factor where the
 * account has one, either proven in the last five minutes or offered now. Every change of a credential asks here.
 *
 * @param kind what the change is, for the audit log
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
  // Without a code the proof is asked about first: a step-up dialog comes before the password is spent on nothing.
  if (hasFactor && !offered) await assertProven(parts, session, undefined, occasion);
  const user = await confirmPassword(parts, session, password, kind, occasion);
  if (hasFactor && offered) await assertProven(parts, session, offered, occasion);
  return user;
}
