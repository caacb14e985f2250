import type { Store } from '../store/store.ts';

/**
 * Returns whether an account's password was chosen with a mailed link, and the second factor has not been proven since.
 * Such a password and another mailed link come from one mailbox: a reader of that mailbox would need nothing else. NIST
 * SP 800-63B §4.2.2.2 wants two different ways.
 *
 * It is state of the account, written with the new password, and cleared by a proof of the second factor and by
 * choosing a password while signed in. The audit log decides nothing.
 */
export async function passwordCameByMail({ users }: Pick<Store, 'users'>, userId: string): Promise<boolean> {
  return (await users.byId(userId))?.passwordByMail === 1;
}
