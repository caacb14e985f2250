import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { RouteContract } from '../contract/index.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import { assertAlive } from '../sessions/alive.ts';
import { refuseUnproven } from '../sessions/refuse-unproven.ts';
import { type FullSession, provenUntil } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { isDue, obligationOf, readObligation } from './obligation.ts';
import { DEFAULT_POLICY, isAtLeast } from './policy.ts';

/** The access that a route needs beyond a full session. */
export type Asked = Pick<RouteContract, 'access' | 'isSensitive'>;

/**
 * Makes sure that a full session may do something now. Checks whether a second factor must be set up first, whether the
 * role allows it, and whether the second factor was confirmed recently. Costs one read, and a second one only if it
 * matters whether the account has a second factor.
 *
 * @throws Refusal the most fundamental reason first
 */
export async function assertStanding(
  { store }: { store: Store },
  session: FullSession,
  { access, isSensitive }: Asked,
  { now }: Occasion,
): Promise<void> {
  const standing = await store.policy.standingOf(session.userId);
  if (!standing) throw new Refusal('UNAUTHORIZED');
  // A recent proof means that there is a second factor: removing a factor ends all sessions.
  const isProven = provenUntil(session, now) !== undefined;
  const hasFactor = async () => isProven || (await hasSecondFactor(store, session.userId));

  const obligation = obligationOf(standing);
  if (obligation && isDue(obligation, now) && !(await hasFactor())) {
    // Stored once, so that a clock that is set back gives no second grace period.
    if (!obligation.isDueAnyway && standing.policy)
      await store.users.endGrace(session.userId, standing.policy.version);
    throw new Refusal('ENROLMENT_REQUIRED');
  }
  if (access === 'full' && !isSensitive) return;

  if (access === 'support' || access === 'admin') {
    if (!isAtLeast(standing.role, access)) throw new Refusal('ROLE_REQUIRED');
    if (!(await hasFactor())) throw new Refusal('STAFF_NEEDS_SECOND_FACTOR');
    if (!standing.isAddressProved) throw new Refusal('STAFF_NEEDS_CONFIRMED_ADDRESS');
  }
  if (isProven) return;
  const { requirement } = standing.policy ?? DEFAULT_POLICY;
  if (requirement === 'sensitive' && !(await hasFactor())) throw new Refusal('SECOND_FACTOR_NEEDED');
  if (access !== 'full') await refuseUnproven(store, session);
}

/**
 * Lets a user continue without a second factor after a recovery, if the policy does not require one. A repeated call
 * changes nothing. The password alone then signs in again, because this is the owner's choice.
 *
 * @throws Refusal if the policy requires a second factor, or the session has ended
 */
export async function goOnWithout(
  { store }: { store: Store },
  session: FullSession,
  occasion: Occasion,
): Promise<void> {
  const { userId, id: sessionId } = session;
  await store.transaction(async (write) => {
    // A session from before the reset must not undo it.
    await assertAlive(write, session, occasion);
    const obligation = await readObligation(write, userId);
    if (!obligation || (await hasSecondFactor(write, userId))) return;
    if (!obligation.mayGoOnWithout) throw new Refusal('FACTOR_DEMANDED');
    await write.users.setMustEnrolSince(userId, null);
    await write.enrolmentRights.removeOf(userId);
    await write.mailedLinks.revoke(userId, 'enrol-anew');
    const entry = { ...seenAt(occasion), userId, kind: 'went-on-without', sessionId } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
  });
}
