import type { Store } from '../store/store.ts';

/** The parts of the store with data that belongs to a credential epoch. */
export type EpochTables = Pick<
  Store,
  | 'users'
  | 'sessions'
  | 'trustedDevices'
  | 'knownNetworks'
  | 'enrolmentRights'
  | 'mailedLinks'
  | 'addresses'
  | 'authenticators'
  | 'sentCodes'
>;

/**
 * Starts a new credential epoch and ends everything that belongs to the old one. Call it in the transaction of each
 * credential change. This is the only place that ends these things, so add new kinds of them here:
 *
 * - sessions, with their passkey challenges
 * - trusted devices, and networks that are known
 * - the right to set up a second factor after a reset
 * - mailed links of every purpose, and addresses that are not verified yet
 * - keys and sent codes that are not confirmed yet
 *
 * Recoveries and support requests store their epoch, as sessions, trusted devices and links do. So a row that another
 * request writes in the old epoch a moment later is not valid either.
 *
 * @returns the new epoch; `undefined` if the account was deleted
 */
export async function endAllTrust(write: EpochTables, userId: string): Promise<number | undefined> {
  const epoch = await write.users.nextEpoch(userId);
  await write.sentCodes.removeAllOf(userId);
  await write.authenticators.removeEnrolment(userId);
  await write.sessions.removeAllOf(userId);
  await write.trustedDevices.removeAllOf(userId);
  await write.knownNetworks.removeAllOf(userId);
  await write.enrolmentRights.removeOf(userId);
  await write.mailedLinks.removeAllOf(userId);
  await write.addresses.removeOthers(userId, 'unverified');
  return epoch;
}
