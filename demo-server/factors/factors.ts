import { Refusal } from '../base/refusal.ts';
import { METHODS_BY_STRENGTH, type TwoFactorMethod } from '../contract/index.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';

/** Returns the account's enabled second factors, strongest first. If there are none, the password alone is enough. */
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
 * Makes sure that there is something to reset: a second factor, or the obligation to set one up after a reset.
 *
 * @throws Refusal `TWO_FACTOR_NOT_ENABLED`
 */
export async function assertResettable(
  store: Pick<Store, 'methods'>,
  { id, mustEnrolSince }: Pick<UserRecord, 'id' | 'mustEnrolSince'>,
): Promise<void> {
  if (mustEnrolSince === null) await assertSecondFactor(store, id);
}

/**
 * Removes all second factors of an account, confirmed or not, with the backup codes and all sent codes. The caller ends
 * sessions and trusted devices, writes the audit log and queues notices.
 *
 * @returns whether there was a second factor
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
