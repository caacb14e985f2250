import type { Store } from '../store/store.ts';

/**
 * Ends all sessions and trusted devices of an account, and begins a new credential epoch, which voids those that
 * another request is about to begin. Every change of a credential does it, in its transaction.
 *
 * @returns the new epoch; `undefined` when the account is gone
 */
export async function endAllTrust(
  write: Pick<Store, 'users' | 'sessions' | 'trustedDevices'>,
  userId: string,
): Promise<number | undefined> {
  const epoch = await write.users.nextEpoch(userId);
  await write.sessions.removeAllOf(userId);
  await write.trustedDevices.removeAllOf(userId);
  return epoch;
}
