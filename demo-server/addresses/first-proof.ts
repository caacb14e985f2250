import { type Occasion, seenAt } from '../base/occasion.ts';
import { clearCodeAttempts } from '../factors/code-attempts.ts';
import { removeAllFactors } from '../factors/factors.ts';
import { notifyOwner } from '../mail/notices.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import type { Store } from '../store/store.ts';

/** The person who proves the sign-in address. */
export interface Prover {
  /** Whether they know the password of the account as well: they entered it, or have a session. */
  knowsPassword: boolean;
}

/**
 * Gives a provisional account to the person who has proved its sign-in address. Anyone can sign up with any address, so
 * a stranger may have set up what is there: second factors, backup codes, security questions, other addresses,
 * sessions, trusted devices, links, and counts of wrong codes. All of it is removed. The password stays only if the
 * person knows it.
 *
 * Call it in the transaction of the proof. What another request adds at the same time does not survive, because it needs
 * a session of the epoch that ends here.
 */
export async function giveToProver(
  write: Store,
  userId: string,
  { knowsPassword }: Prover,
  occasion: Occasion,
): Promise<void> {
  const hadFactor = await removeAllFactors(write, userId);
  const hadQuestions = await write.securityQuestions.remove(userId);
  const hadAddresses = await write.addresses.removeOthers(userId, 'all');
  await endAllTrust(write, userId);
  await clearCodeAttempts(write, userId);
  await write.users.endProvisional(userId, { isPasswordProved: knowsPassword });
  if (!hadFactor && !hadQuestions && !hadAddresses) return;
  await write.audit.record({ ...seenAt(occasion), userId, kind: 'account-cleared', outcome: 'success' });
  await notifyOwner(write, userId, 'account-cleared', occasion);
}
