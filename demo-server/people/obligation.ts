import { DAY } from '../../shared/durations.ts';
import type { StandingRecord } from '../store/policy.ts';
import type { Store } from '../store/store.ts';
import { DEFAULT_POLICY, demandsFactorOf } from './policy.ts';

/** That an account must have a second factor. Whether it has one is another question. */
export interface Obligation {
  /** The one before was reset, or the policy demands one. */
  because: 'recovery' | 'policy';
  /** From when on nothing but enrolment can be reached, in Unix milliseconds. */
  dueAt: number;
  /** Whether the person may decide to have none after all. */
  mayGoOnWithout: boolean;
}

/**
 * What an account in this standing must do while it has no second factor.
 *
 * The grace period counts from the latest of three moments: when the policy came to demand it, when the account was
 * made, and when it got its role. After a recovery there is none: whoever may have got in with the old factor must
 * not find the account open.
 */
export function obligationOf({
  policy = DEFAULT_POLICY,
  role,
  roleSince,
  mustEnrolSince,
  createdAt,
}: StandingRecord): Obligation | undefined {
  const isDemanded = demandsFactorOf(policy, role);
  if (mustEnrolSince !== null)
    return { because: 'recovery', dueAt: mustEnrolSince, mayGoOnWithout: !isDemanded };
  if (!isDemanded) return undefined;
  const from = Math.max(policy.since, createdAt, roleSince ?? 0);
  return { because: 'policy', dueAt: from + policy.graceDays * DAY, mayGoOnWithout: false };
}

/** The obligation of an account that has no second factor. One read. */
export async function readObligation(
  { policy }: Pick<Store, 'policy'>,
  userId: string,
): Promise<Obligation | undefined> {
  const standing = await policy.standingOf(userId);
  return standing && obligationOf(standing);
}
