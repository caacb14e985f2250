import { type Occasion, seenAt } from '../base/occasion.ts';
import type { ActivityReason } from '../contract/index.ts';
import { clearCodeAttempts } from '../factors/code-attempts.ts';
import { removeAllFactors } from '../factors/factors.ts';
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
 * sessions and trusted devices. The next sign-in can only set up another factor. The count of wrong codes starts again
 * at zero, so that a locked account can be recovered. The owner is notified at every address.
 *
 * Starts no session. Runs in the caller's transaction, together with the write that uses up the link or the approval.
 *
 * @returns false, without any change, if the account was deleted or has no second factor
 */
export async function resetSecondFactor(
  write: Store,
  userId: string,
  { way }: ResetBy,
  occasion: Occasion,
): Promise<boolean> {
  if (!(await removeAllFactors(write, userId))) return false;
  await endAllTrust(write, userId);
  await write.users.setMustEnrolSince(userId, occasion.now);
  await clearCodeAttempts(write, userId);
  await write.audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'second-factor-reset',
    outcome: 'success',
    reason: way,
  });
  await notifyOwner(write, userId, 'second-factor-reset', occasion);
  return true;
}
