import type { UserRecord } from '../store/users.ts';

/**
 * Returns when an account is deleted because its owner asked for it, in Unix milliseconds; `null` if it is not. The
 * request belongs to the credential epoch in which it was made, as everything pending does: a changed password, method
 * or address ends it.
 */
export function deletionOf({
  deletesAt,
  deletionEpoch,
  credentialEpoch,
}: Pick<UserRecord, 'deletesAt' | 'deletionEpoch' | 'credentialEpoch'>): number | null {
  return deletionEpoch === credentialEpoch ? deletesAt : null;
}
