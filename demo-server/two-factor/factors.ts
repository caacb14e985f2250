import type { TwoFactorMethod } from '../contract/index.ts';
import type { Store } from '../store/store.ts';

/** The second factors that are on for an account. None: the password alone is enough. */
export async function factorsOf(
  { verifications }: Pick<Store, 'verifications'>,
  userId: string,
): Promise<TwoFactorMethod[]> {
  return (await verifications.twoFactorOf(userId)) ? ['totp'] : [];
}

export async function hasSecondFactor(store: Pick<Store, 'verifications'>, userId: string): Promise<boolean> {
  return (await factorsOf(store, userId)).length > 0;
}

/**
 * Takes every second factor off an account, confirmed or not, and the backup codes with them. What follows from it is
 * the caller's: sessions and trusted devices that must end, the audit log, notices.
 *
 * @returns whether there was one
 */
export async function removeAllFactors(
  write: Pick<Store, 'verifications'>,
  userId: string,
): Promise<boolean> {
  await write.verifications.removeVerify(userId);
  const factor = await write.verifications.twoFactorOf(userId);
  return factor !== undefined && (await write.verifications.removeTwoFactor(factor.id));
}
