import type { Account } from '../accounts/accounts.ts';
import type { Session, User } from '../contract/index.ts';
import type { AnySession } from '../sessions/sessions.ts';

/** Times travel as ISO 8601 in UTC. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

export function presentUser({ createdAt, updatedAt, ...account }: Account): User {
  return {
    ...account,
    // This server sends no mail, so it has not seen anybody answer one.
    emailVerified: false,
    backupCodes: null,
    createdAt: instant(createdAt),
    updatedAt: instant(updatedAt),
  };
}

export function presentSession({ id, userId, createdAt, expiresAt }: AnySession): Session {
  return {
    id,
    userId,
    createdAt: instant(createdAt),
    updatedAt: instant(createdAt),
    expiresAt: instant(expiresAt),
    provenUntil: null,
  };
}
