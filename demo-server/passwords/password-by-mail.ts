import type { Store } from '../store/store.ts';

/**
 * Returns whether the account's password was set with a mailed link, and the second factor has not been confirmed
 * since. NIST SP 800-63B §4.2.2.2 requires two different channels. Here, the password and another mailed link come from
 * one mailbox, so a reader of that mailbox would need nothing else.
 *
 * This is a column of the account. Setting a password by link sets it. Confirming the second factor, or changing the
 * password while signed in, clears it. The audit log plays no part.
 */
export async function passwordCameByMail({ users }: Pick<Store, 'users'>, userId: string): Promise<boolean> {
  return (await users.byId(userId))?.passwordByMail === 1;
}
