import { type Occasion, seenAt } from '../base/occasion.ts';
import type { ActivityReason } from '../contract/index.ts';
import { clearCodeTries } from '../factors/code-tries.ts';
import { removeAllFactors } from '../factors/factors.ts';
import { notifyOwner } from '../mail/notices.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import type { Store } from '../store/store.ts';

/** How it was decided that a second factor is taken away from its account. */
export interface ResetBy {
  /** A mailed link with the password, or people who looked into it. Goes into the audit log. */
  way: Extract<ActivityReason, 'recovery-link' | 'recovery-by-person'>;
}

/**
 * Takes the second factor of an account away, as the end of a recovery: the key and its backup codes go, every session
 * and trusted device ends, the next sign-in reaches nothing but setting up another, and what was tried before counts no more, so that a hundred wrong codes lock nobody out for
 * good. The owner is told at every address.
 *
 * It begins no session. All of it happens in the caller's transaction, together with whatever spends the right to it.
 *
 * @returns false, and nothing is changed, when the account is gone or has no second factor
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
  await clearCodeTries(write, userId);
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
