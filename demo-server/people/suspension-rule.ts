import type { RefusalCode } from '../contract/index.ts';
import type { UserRecord } from '../store/users.ts';
import { isAtLeast } from './policy.ts';

type Actor = Pick<UserRecord, 'id' | 'role' | 'suspendedAt'>;
type Person = Pick<UserRecord, 'id' | 'role'>;

/** Returns why a user may not suspend an account, lift its suspension or sign it out; `undefined` if they may. */
export function whyNotActOn(actor: Actor, person: Person): RefusalCode | undefined {
  if (actor.suspendedAt !== null || !isAtLeast(actor.role, 'admin')) return 'ROLE_REQUIRED';
  return actor.id === person.id ? 'OWN_ACCOUNT' : undefined;
}

/**
 * Returns why a user may not suspend an account; `undefined` if they may.
 *
 * @param adminsLeft the number of admins who can still act after the suspension, and whose accounts stay
 */
export function whyNotSuspend(actor: Actor, person: Person, adminsLeft: number): RefusalCode | undefined {
  return (
    whyNotActOn(actor, person) ?? (person.role === 'admin' && adminsLeft === 0 ? 'LAST_ADMIN' : undefined)
  );
}
