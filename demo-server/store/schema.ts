/**
 * The tables, as Kysely sees them. Portable on purpose: texts for ids, whole numbers for times (Unix milliseconds,
 * UTC), no booleans, no types one dialect has and another has not. Columns are snake_case in the database.
 */

export interface Schema {
  users: UsersTable;
  sessions: SessionsTable;
  verifications: VerificationsTable;
  auditEvents: AuditEventsTable;
  sealingKeys: SealingKeysTable;
}

export interface UsersTable {
  id: string;
  /** Normalised: see demo-server/accounts/email.ts. Unique. */
  email: string;
  name: string;
  passwordHash: string;
  createdAt: number;
  updatedAt: number;
}

export interface SessionsTable {
  id: string;
  /** SHA-256 of the token, in hex: what is stored cannot be sent back as a cookie. Unique. */
  tokenHash: string;
  userId: string;
  /** `pending`: the password was right, the second factor is awaited. */
  kind: 'pending' | 'full';
  /** Codes tried in a pending session. */
  attempts: number;
  createdAt: number;
  expiresAt: number;
}

/**
 * Keys for codes. `verify`: made, not confirmed yet; bound to the session that made it, and ends. `2fa`: confirmed,
 * asked for at each sign-in, does not end. One of each kind per user at most.
 */
export interface VerificationsTable {
  id: string;
  userId: string;
  kind: 'verify' | '2fa';
  /** The key, sealed: see demo-server/keys/key-ring.ts. */
  sealedSecret: string;
  /** `verify` only. */
  sessionId: string | null;
  /** Codes tried while unconfirmed. */
  attempts: number;
  /** The latest time step a code was accepted for (RFC 6238 §5.2: at most once); −1 before the first. */
  lastUsedStep: number;
  createdAt: number;
  /** `verify` only. */
  expiresAt: number | null;
}

export interface AuditEventsTable {
  id: string;
  at: number;
  /** Null where no account is known. Kept when the account goes, so no foreign key. */
  userId: string | null;
  kind: string;
  outcome: 'success' | 'failure';
  reason: string | null;
  address: string | null;
}

export interface SealingKeysTable {
  id: string;
  fingerprint: string;
  createdAt: number;
}
