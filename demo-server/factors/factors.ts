import { Refusal } from '../base/refusal.ts';
import { METHODS_BY_STRENGTH, type TwoFactorMethod } from '../contract/index.ts';
import type { Store } from '../store/store.ts';

/** The second factors that are on for an account, the strongest first. None: the password alone is enough. */
export async function enabledMethodsOf(
  { methods }: Pick<Store, 'methods'>,
  userId: string,
): Promise<TwoFactorMethod[]> {
  const enabled = await methods.of(userId);
  return METHODS_BY_STRENGTH.filter((method) => enabled.includes(method));
}

export async function hasSecondFactor(store: Pick<Store, 'methods'>, userId: string): Promise<boolean> {
  return (await store.methods.of(userId)).length > 0;
}

/** Makes sure that an account has a second factor. @throws Refusal `TWO_FACTOR_NOT_ENABLED` */
export async function assertSecondFactor(store: Pick<Store, 'methods'>, userId: string): Promise<void> {
  if (!(await hasSecondFactor(store, userId))) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
}

/**
 * Takes every second factor off an account, confirmed or not, and with them the backup codes and every code that was
 * sent. What follows from it is the caller's: sessions and trusted devices that must end, the audit log, notices.
 *
 * @returns whether there was one
 */
export async function removeAllFactors(
  write: Pick<Store, 'authenticators' | 'methods' | 'passkeys' | 'sentCodes' | 'backupCodes'>,
  userId: string,
): Promise<boolean> {
  const hadFactor = await hasSecondFactor(write, userId);
  await write.authenticators.removeEnrolment(userId);
  const key = await write.authenticators.of(userId);
  if (key) await write.authenticators.remove(key.id);
  await write.methods.removeRecipientsOf(userId);
  await write.passkeys.removeAllOf(userId);
  await write.sentCodes.removeAllOf(userId);
  await write.backupCodes.removeSetOf(userId);
  return hadFactor;
}
