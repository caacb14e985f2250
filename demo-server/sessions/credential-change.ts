import type { Store } from '../store/store.ts';

/**
 * Ends all sessions and trusted devices of an account and starts a new credential epoch. Sessions that another request
 * is just starting in the old epoch are then not valid. Call it in the transaction of each credential change.
 *
 * @returns the new epoch; `undefined` if the account was deleted
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
