import type { Store } from '../store/store.ts';

/**
 * What every change of a credential does, in its transaction: all sessions and trusted devices of the account end,
 * and a new epoch voids those that another request is just about to begin.
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
