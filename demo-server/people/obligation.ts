import { DAY } from '../../shared/durations.ts';
import type { StandingRecord } from '../store/policy.ts';
import type { Store } from '../store/store.ts';
import { DEFAULT_POLICY, demandsFactorOf } from './policy.ts';

/** The obligation of an account to have a second factor. It does not say whether the account has one. */
export interface Obligation {
  /** Its factor was reset, or the policy requires one. */
  because: 'recovery' | 'policy';
  /** When access is restricted to enrolment, in Unix milliseconds. */
  dueAt: number;
  /** Whether the restriction has started already, whatever a clock says that may have been set back. */
  isDueAnyway: boolean;
  /** Whether the user may choose to continue without one. */
  mayGoOnWithout: boolean;
}

/** Returns whether access is restricted to enrolment now. */
export function isDue(
  { dueAt, isDueAnyway }: Pick<Obligation, 'dueAt' | 'isDueAnyway'>,
  now: number,
): boolean {
  return isDueAnyway || dueAt <= now;
}

/**
 * Returns what an account must do while it has no second factor; `undefined` if nothing.
 *
 * The grace period counts from the latest of three times: when the policy started to require a factor, when the account
 * was created, and when it got its role. After a recovery there is no grace period, because an attacker who got in with
 * the old factor must not find the account open.
 */
export function obligationOf({
  policy = DEFAULT_POLICY,
  role,
  roleSince,
  mustEnrolSince,
  createdAt,
  graceOverVersion,
}: StandingRecord): Obligation | undefined {
  const isDemanded = demandsFactorOf(policy, role);
  if (mustEnrolSince !== null)
    return { because: 'recovery', dueAt: mustEnrolSince, isDueAnyway: true, mayGoOnWithout: !isDemanded };
  if (!isDemanded) return undefined;
  const from = Math.max(policy.since, createdAt, roleSince ?? 0);
  const dueAt = from + policy.graceDays * DAY;
  const isDueAnyway = graceOverVersion === policy.version;
  return { because: 'policy', dueAt, isDueAnyway, mayGoOnWithout: false };
}

/** Returns the obligation of an account without a second factor. Costs one read. */
export async function readObligation(
  { policy }: Pick<Store, 'policy'>,
  userId: string,
): Promise<Obligation | undefined> {
  const standing = await policy.standingOf(userId);
  return standing && obligationOf(standing);
}
