import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityReason, Requirement, Role } from '../contract/index.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { DEFAULT_POLICY, type PolicyRecord } from './policy.ts';
import { assertRole } from './roles.ts';

/** A policy with the name of the admin who changed it last. */
export interface NamedPolicy extends PolicyRecord {
  changedByName: string | undefined;
}

/** A change of the policy by an admin. */
export interface PolicyChange {
  /** The version that the admin saw. */
  version: number;
  requirement: Requirement;
  leastRole: Role | null;
  graceDays: number;
}

const REASONS: Readonly<Record<Requirement, ActivityReason>> = {
  optional: 'demanded-of-nobody',
  everyone: 'demanded-of-everyone',
  role: 'demanded-of-a-role',
  sensitive: 'demanded-where-sensitive',
};

export async function readPolicy({
  store: { policy, people },
}: {
  store: Pick<Store, 'policy' | 'people'>;
}): Promise<NamedPolicy> {
  const record = (await policy.read()) ?? DEFAULT_POLICY;
  const { changedBy } = record;
  return {
    ...record,
    changedByName: changedBy === null ? undefined : await people.nameOf(changedBy),
  };
}

/**
 * Changes the policy and notifies all admins. If the requirement changes, the grace period starts now. If only its
 * length changes, it still counts from the earlier start.
 *
 * @throws Refusal if someone else has changed the policy meanwhile
 */
export function changePolicy(
  { store }: { store: Store },
  { userId, id: sessionId }: FullSession,
  { version, requirement, leastRole, graceDays }: PolicyChange,
  occasion: Occasion,
): Promise<NamedPolicy> {
  const { now } = occasion;
  return store.transaction(async (write) => {
    await assertRole(write, userId, 'admin');
    const before = await readPolicy({ store: write });
    const isSame = before.requirement === requirement && before.leastRole === leastRole;
    const next: PolicyRecord = {
      version: version + 1,
      requirement,
      leastRole,
      graceDays,
      since: isSame ? before.since : now,
      changedAt: now,
      changedBy: userId,
    };
    if (before.version !== version || !(await write.policy.replace(next)))
      throw new Refusal('POLICY_CHANGED');
    const entry = { ...seenAt(occasion), userId, kind: 'policy-changed', sessionId } as const;
    await write.audit.record({ ...entry, outcome: 'success', reason: REASONS[requirement] });
    const by = (await write.people.nameOf(userId)) ?? '';
    for (const admin of await write.people.idsOf('admin')) {
      await notifyOwner(write, admin, 'policy-changed', occasion, { requirement, graceDays, by });
    }
    return { ...next, changedByName: by };
  });
}
