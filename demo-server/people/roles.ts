import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityReason, Role } from '../contract/index.ts';
import { notifyOwner } from '../mail/notices.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { isAtLeast } from './policy.ts';

/** A role as the audit log has it. */
export const ROLE_REASON: Readonly<Record<Role, Extract<ActivityReason, `now-${Role}`>>> = {
  member: 'now-member',
  support: 'now-support',
  admin: 'now-admin',
};

/**
 * Makes sure, in the transaction of what is decided, that somebody still has the role it takes, and a proved address: it
 * may have been taken since the request came in.
 *
 * @throws Refusal
 */
export async function assertRole(
  { users, addresses }: Pick<Store, 'users' | 'addresses'>,
  userId: string,
  least: Role,
): Promise<void> {
  const user = await users.byId(userId);
  if (!user || !isAtLeast(user.role, least)) throw new Refusal('ROLE_REQUIRED');
  if (!(await addresses.isVerified(userId))) throw new Refusal('STAFF_NEEDS_CONFIRMED_ADDRESS');
}

/**
 * Gives an account another role. It holds from the next request on: a role is looked up each time. What somebody who is
 * staff no more has approved alone waits for a first approval again.
 *
 * @throws Refusal when there is no such account, nobody has proved its sign-in address, or nobody would be left to
 * administer the site
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
    // Counted after the change, in a transaction that runs as if alone: of two that would leave nobody, one is undone.
    if ((await write.users.countOf('admin')) === 0) throw new Refusal('LAST_ADMIN');
    // Whose role is taken may have lost the trust that their approvals rest on.
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

/** Whether an account may have a role. Anyone can sign up with any address, so a role needs one that is proved. */
export async function mayHaveRole(
  { addresses }: Pick<Store, 'addresses'>,
  userId: string,
  role: Role,
): Promise<boolean> {
  return role === 'member' || addresses.isVerified(userId);
}

/**
 * Tells the person, and every other admin: two people decide what one must not, so nobody makes a second one unseen.
 *
 * @param by the name of who did it; `''` for the command line
 */
export async function notifyOfRole(
  write: Store,
  { id, email, role, by }: { id: string; email: string; role: Role; by: string },
  occasion: Occasion,
): Promise<void> {
  await notifyOwner(write, id, 'role-changed', occasion, { role });
  for (const other of await write.people.idsOf('admin')) {
    if (other !== id) await notifyOwner(write, other, 'staff-changed', occasion, { email, role, by });
  }
}
