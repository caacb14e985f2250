import type { Store } from '../store/store.ts';

/** The tables that hold what belongs to a credential epoch. */
export type EpochTables = Pick<
  Store,
  'users' | 'sessions' | 'trustedDevices' | 'mailedLinks' | 'addresses' | 'authenticators' | 'sentCodes'
>;

/**
 * Begins a new credential epoch and ends everything of the epoch before. Every change of a credential does it, in its
 * transaction. It is the only place that ends these things, so a new kind of them is added here:
 *
 * - sessions, and with them passkey challenges and the enrolments and codes that wait in them;
 * - trusted devices;
 * - mailed links of every purpose, and addresses that nobody has confirmed yet;
 * - keys and sent codes that wait to be confirmed.
 *
 * Recoveries and support requests compare their own epoch, as sessions, trusted devices and links do: what another
 * request writes a moment later is void as well.
 *
 * @returns the new epoch; `undefined` when the account is gone
 */
export async function endAllTrust(write: EpochTables, userId: string): Promise<number | undefined> {
  const epoch = await write.users.nextEpoch(userId);
  await write.sentCodes.removeAllOf(userId);
  await write.authenticators.removeEnrolment(userId);
  await write.sessions.removeAllOf(userId);
  await write.trustedDevices.removeAllOf(userId);
  await write.mailedLinks.removeAllOf(userId);
  await write.addresses.removeOthers(userId, 'unverified');
  return epoch;
}
