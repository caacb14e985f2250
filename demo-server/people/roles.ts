import { type Occasion, seenAt, withoutOrigin } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityReason, Role } from '../contract/index.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { isSuspended } from '../sessions/suspended.ts';
import type { Store } from '../store/store.ts';
import { isAtLeast } from './policy.ts';

/** The audit log's name for each role. */
export const ROLE_REASON: Readonly<Record<Role, Extract<ActivityReason, `now-${Role}`>>> = {
  member: 'now-member',
  support: 'now-support',
  admin: 'now-admin',
};

/**
 * Makes sure that a user still has the role for a decision, a verified address, and is not suspended. Call it in the
 * transaction of the decision, because any of these may have changed since the request started.
 *
 * @throws Refusal
 */
export async function assertRole(
  { users, addresses }: Pick<Store, 'users' | 'addresses'>,
  userId: string,
  least: Role,
): Promise<void> {
  const user = await users.byId(userId);
  if (!user || isSuspended(user) || !isAtLeast(user.role, least)) throw new Refusal('ROLE_REQUIRED');
  if (!(await addresses.isVerified(userId))) throw new Refusal('STAFF_NEEDS_CONFIRMED_ADDRESS');
}

/**
 * Changes the role of an account. It applies from the next request, because each request reads the role. If the account
 * leaves the staff, requests it alone has approved need a first approval again.
 *
 * @throws Refusal if there is no such account, its address is not verified, or no admin would remain
 */
export async function changeRole(
  { store }: { store: Store },
  admin: FullSession,
  { userId, role }: { userId: string; role: Role },
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    await assertRole(write, admin.userId, 'admin');
    const person = await write.users.byId(userId);
    if (!person) throw new Refusal('PERSON_NOT_FOUND');
    if (!(await mayHaveRole(write, userId, role))) throw new Refusal('ROLE_NEEDS_CONFIRMED_ADDRESS');
    if (!(await write.users.changeRole(userId, role, occasion.now))) return;
    // Counted after the change, in a serializable transaction: of two changes that together leave no admin, one is
    // rolled back.
    const wasAdmin = person.role === 'admin';
    if (wasAdmin && (await write.users.countLastingAdmins()) === 0) throw new Refusal('LAST_ADMIN');
    // A user who loses the role may have lost the trust on which their approvals are based.
    if (role === 'member') await write.supportRequests.withdrawApprovals(userId);
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind: 'role-changed',
      outcome: 'success',
      reason: ROLE_REASON[role],
      actorId: admin.userId,
    });
    const by = (await write.people.nameOf(admin.userId)) ?? '';
    await notifyOfRole(write, { ...person, role, by }, occasion);
  });
}

/** Returns whether an account may have a role. Anyone can sign up with any address, so roles need a verified one. */
export async function mayHaveRole(
  { addresses }: Pick<Store, 'addresses'>,
  userId: string,
  role: Role,
): Promise<boolean> {
  return role === 'member' || addresses.isVerified(userId);
}

/**
 * Notifies the user and all other admins. Some decisions need two people, so an admin must not be able to create a
 * second one unseen.
 *
 * @param by the name of the person who changed it; `''` for the command line
 */
export async function notifyOfRole(
  write: Store,
  { id, email, role, by }: { id: string; email: string; role: Role; by: string },
  occasion: Occasion,
): Promise<void> {
  await notifyOwner(write, id, 'role-changed', withoutOrigin(occasion), { role });
  for (const other of await write.people.idsOf('admin')) {
    if (other !== id)
      await notifyOwner(write, other, 'staff-changed', withoutOrigin(occasion), { email, role, by });
  }
}
