import { type Occasion, seenAt, withoutOrigin } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityKind } from '../contract/index.ts';
import { notifyOwner } from '../mail/notices.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import { assertRole } from './roles.ts';
import { whyNotActOn, whyNotSuspend } from './suspension-rule.ts';

/** What an admin does to an account, and why. The owner gets the reason by mail. */
export interface Reasoned {
  userId: string;
  reason: string;
}

/**
 * Suspends an account: nothing signs in to it until the suspension is lifted. Starts a new credential epoch, which ends
 * sessions, trusted devices, links and whatever is pending. Approvals that the user gave to support requests no longer
 * count, and links that wait in the mail queue are not sent.
 *
 * @throws Refusal
 */
export async function suspendPerson(
  { store }: { store: Store },
  admin: FullSession,
  { userId, reason }: Reasoned,
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  await store.transaction(async (write) => {
    const { actor, person } = await peopleFor(write, admin, userId);
    if (!(await write.users.suspend(userId, { at: now, by: actor.id, reason })))
      throw new Refusal('SUSPENSION_CHANGED');
    // Counted after the change, in a serializable transaction: of two admins who suspend each other, one is rolled back.
    const why = whyNotSuspend(actor, person, await write.users.countLastingAdmins());
    if (why) throw new Refusal(why);
    await endAllTrust(write, userId);
    await write.supportRequests.withdrawApprovals(userId);
    await write.mailQueue.dropWaiting(userId, 'letters');
    await record(write, actor, userId, 'account-suspended', occasion);
    await notifyOwner(write, userId, 'account-suspended', withoutOrigin(occasion), { reason });
    if (await write.users.cancelDeletion(userId)) {
      const cancelled = { ...seenAt(withoutOrigin(occasion)), userId, kind: 'deletion-cancelled' } as const;
      await write.audit.record({ ...cancelled, outcome: 'success', reason: 'suspended' });
      const because = 'suspended';
      await notifyOwner(write, userId, 'deletion-cancelled', withoutOrigin(occasion), { because });
    }
    await notifyOtherAdmins(write, { actor, person, change: 'suspended' }, occasion);
  });
}

/**
 * Lifts the suspension of an account. Starts another credential epoch, so that nothing from the time of the suspension
 * is valid.
 *
 * @throws Refusal
 */
export async function liftSuspension(
  { store }: { store: Store },
  admin: FullSession,
  { userId }: Pick<Reasoned, 'userId'>,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    const { actor, person } = await peopleFor(write, admin, userId);
    if (!(await write.users.liftSuspension(userId))) throw new Refusal('SUSPENSION_CHANGED');
    await endAllTrust(write, userId);
    await record(write, actor, userId, 'suspension-lifted', occasion);
    await notifyOwner(write, userId, 'suspension-lifted', withoutOrigin(occasion));
    await notifyOtherAdmins(write, { actor, person, change: 'lifted' }, occasion);
  });
}

/**
 * Signs an account out everywhere. Starts a new credential epoch, as a changed password does. The owner can sign in
 * again at once.
 *
 * @throws Refusal
 */
export async function signPersonOut(
  { store }: { store: Store },
  admin: FullSession,
  { userId, reason }: Reasoned,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    const { actor, person } = await peopleFor(write, admin, userId);
    // Nobody is signed in to a suspended account. The admin saw an earlier state.
    if (person.suspendedAt !== null) throw new Refusal('SUSPENSION_CHANGED');
    await endAllTrust(write, userId);
    await record(write, actor, userId, 'signed-out-by-staff', occasion);
    await notifyOwner(write, userId, 'signed-out-by-staff', withoutOrigin(occasion), { reason });
  });
}

/** Returns both accounts as they are now. @throws Refusal if there is no such account, or the rule forbids it */
async function peopleFor(
  write: Store,
  admin: FullSession,
  userId: string,
): Promise<{ actor: UserRecord; person: UserRecord }> {
  await assertRole(write, admin.userId, 'admin');
  const actor = await write.users.byId(admin.userId);
  const person = await write.users.byId(userId);
  if (!actor || !person) throw new Refusal('PERSON_NOT_FOUND');
  const why = whyNotActOn(actor, person);
  if (why) throw new Refusal(why);
  return { actor, person };
}

async function record(
  { audit }: Pick<Store, 'audit'>,
  { id: actorId }: UserRecord,
  userId: string,
  kind: ActivityKind,
  occasion: Occasion,
): Promise<void> {
  await audit.record({ ...seenAt(occasion), userId, kind, outcome: 'success', actorId });
}

/** Notifies the other admins of what happened to staff: no one may remove a person who watches them unseen. */
async function notifyOtherAdmins(
  write: Store,
  { actor, person, change }: { actor: UserRecord; person: UserRecord; change: 'suspended' | 'lifted' },
  occasion: Occasion,
): Promise<void> {
  if (person.role === 'member') return;
  for (const other of await write.people.idsOf('admin')) {
    if (other === person.id) continue;
    const details = { email: person.email, change, by: actor.name };
    await notifyOwner(write, other, 'staff-suspended', withoutOrigin(occasion), details);
  }
}
