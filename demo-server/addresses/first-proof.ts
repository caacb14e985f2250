import { type Occasion, seenAt } from '../base/occasion.ts';
import { clearCodeTries } from '../factors/code-tries.ts';
import { removeAllFactors } from '../factors/factors.ts';
import { notifyOwner } from '../mail/notices.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import type { Store } from '../store/store.ts';

/** What is known of the person who proves the sign-in address. */
export interface Prover {
  /** Whether they have shown the password of the account as well: with it, or in a session that began with it. */
  knowsPassword: boolean;
}

/**
 * Gives a provisional account to the person who has proved its sign-in address. Anyone can sign up with any address,
 * so whatever was put there before may be a stranger's: second factors, backup codes, security questions, other
 * addresses, sessions, trusted devices, links, and the wrong codes that were tried. All of it goes. The password stays
 * only if the person has shown it, too.
 *
 * Call it in the transaction of the proof. What another request puts there at the same time does not survive: it needs
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
  await clearCodeTries(write, userId);
  await write.users.endProvisional(userId, { isPasswordProved: knowsPassword });
  if (!hadFactor && !hadQuestions && !hadAddresses) return;
  await write.audit.record({ ...seenAt(occasion), userId, kind: 'account-cleared', outcome: 'success' });
  await notifyOwner(write, userId, 'account-cleared', occasion);
}
