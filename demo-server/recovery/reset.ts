import { type Occasion, seenAt } from '../base/occasion.ts';
import type { ActivityReason } from '../contract/index.ts';
import { queueEnrolmentLinks } from '../enrolment-rights/links.ts';
import { clearCodeAttempts } from '../factors/code-attempts.ts';
import { removeAllFactors } from '../factors/factors.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { notifyOwner } from '../mail/notices.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import type { Store } from '../store/store.ts';

/** What a reset is based on. */
export interface ResetBy {
  /** A mailed link with the password, or a decision by support; for the audit log. */
  way: Extract<ActivityReason, 'recovery-link' | 'recovery-by-person'>;
}

/**
 * Resets the second factor of an account at the end of a recovery. Removes all methods and backup codes, and ends all
 * sessions and trusted devices. The next sign-in can only set up another factor, and needs the right to: see
 * demo-server/enrolment-rights/rights.ts. A link that gives it goes to every confirmed address. The count of wrong codes
 * starts again at zero, so that a locked account can be recovered. The owner is notified at every address.
 *
 * If two people decided it, a password that was set by mail counts again: they are the second channel.
 *
 * Starts no session. Runs in the caller's transaction, together with the write that uses up the link or the approval.
 *
 * @returns the new credential epoch; `undefined`, without any change, if the account was deleted or has no second
 * factor. Two people can also reset an account again whose owner has not set one up since
 */
export async function resetSecondFactor(
  write: Store,
  keys: KeyRing,
  userId: string,
  { way }: ResetBy,
  occasion: Occasion,
): Promise<number | undefined> {
  const user = await write.users.byId(userId);
  const hadFactor = await removeAllFactors(write, userId);
  const isAgain = way === 'recovery-by-person' && user?.mustEnrolSince !== null;
  if (!user || (!hadFactor && !isAgain)) return undefined;
  const epoch = await endAllTrust(write, userId);
  if (epoch === undefined) return undefined;
  await write.users.setMustEnrolSince(userId, occasion.now);
  if (way === 'recovery-by-person') await write.users.forgetPasswordByMail(userId);
  await clearCodeAttempts(write, userId);
  await write.audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'second-factor-reset',
    outcome: 'success',
    reason: way,
  });
  await notifyOwner(write, userId, 'second-factor-reset', occasion);
  await queueEnrolmentLinks(write, keys, { userId, epoch }, occasion);
  return epoch;
}
