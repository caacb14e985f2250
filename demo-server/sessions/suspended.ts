import type { UserRecord } from '../store/users.ts';

/**
 * Returns whether an account is suspended. Then nothing signs in to it, and no links are mailed to it. Sessions and links
 * from before do not work either: the store does not return them.
 */
export function isSuspended({ suspendedAt }: Pick<UserRecord, 'suspendedAt'>): boolean {
  return suspendedAt !== null;
}
