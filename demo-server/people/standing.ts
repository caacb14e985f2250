import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { RouteContract } from '../contract/index.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import { type FullSession, provenUntil } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { obligationOf, readObligation } from './obligation.ts';
import { DEFAULT_POLICY, isAtLeast } from './policy.ts';

/** What is asked for: more than being signed in completely. */
export type Asked = Pick<RouteContract, 'access' | 'isSensitive'>;

/**
 * Decides whether the owner of a full session may do something now: whether a second factor must be set up first,
 * whether their role allows it, and whether they have proven themselves. One read, and a second one only where the
 * answer hangs on whether they have a second factor.
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
  // Whoever has just proven a second factor has one: a factor that goes takes every session with it.
  const isProven = provenUntil(session, now) !== undefined;
  const hasFactor = async () => isProven || (await hasSecondFactor(store, session.userId));

  const obligation = obligationOf(standing);
  if (obligation && obligation.dueAt <= now && !(await hasFactor())) throw new Refusal('ENROLMENT_REQUIRED');
  if (access === 'full' && !isSensitive) return;

  if (access === 'support' || access === 'admin') {
    if (!isAtLeast(standing.role, access)) throw new Refusal('ROLE_REQUIRED');
    if (!(await hasFactor())) throw new Refusal('STAFF_NEEDS_SECOND_FACTOR');
    if (!standing.isAddressProved) throw new Refusal('STAFF_NEEDS_CONFIRMED_ADDRESS');
  }
  if (isProven) return;
  const { requirement } = standing.policy ?? DEFAULT_POLICY;
  if (requirement === 'sensitive' && !(await hasFactor())) throw new Refusal('SECOND_FACTOR_NEEDED');
  if (access !== 'full') throw new Refusal('STEP_UP_REQUIRED');
}

/**
 * After a recovery: the person goes on without a second factor, where the policy demands none of them. Asked again,
 * or with nothing to decide, it changes nothing.
 *
 * @throws Refusal where the policy does demand one
 */
export async function goOnWithout(
  { store }: { store: Store },
  { userId, id: sessionId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    const obligation = await readObligation(write, userId);
    if (!obligation || (await hasSecondFactor(write, userId))) return;
    if (!obligation.mayGoOnWithout) throw new Refusal('FACTOR_DEMANDED');
    await write.users.setMustEnrolSince(userId, null);
    const entry = { ...seenAt(occasion), userId, kind: 'went-on-without', sessionId } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
  });
}
