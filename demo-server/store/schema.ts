/**
 * The tables, as Kysely sees them. Portable on purpose: texts for ids, whole numbers for times (Unix milliseconds,
 * UTC), no booleans, no types one dialect has and another has not. Columns are snake_case in the database.
 */

export interface Schema {
  users: UsersTable;
  sessions: SessionsTable;
  verifications: VerificationsTable;
  auditEvents: AuditEventsTable;
  throttles: ThrottlesTable;
  backupCodeSets: BackupCodeSetsTable;
  backupCodes: BackupCodesTable;
  trustedDevices: TrustedDevicesTable;
  outbox: OutboxTable;
  sealingKeys: SealingKeysTable;
}

export interface UsersTable {
  id: string;
  /** Normalised: see demo-server/accounts/email.ts. Unique. */
  email: string;
  name: string;
  passwordHash: string;
  /**
   * Goes up whenever a credential changes. Sessions and trusted devices hold the one they began under, and one of
   * another epoch is void: nothing that a race leaves behind outlives the change.
   */
  credentialEpoch: number;
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
  /** The user's credential epoch when it began. */
  epoch: number;
  /** When the second factor was last proven in it; null while it was not. */
  provenAt: number | null;
  createdAt: number;
  expiresAt: number;
  /** From where, and with what, it began. */
  address: string | null;
  userAgent: string | null;
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
  sessionId: string | null;
  userAgent: string | null;
}

/** How often something was tried, and when it may be tried again: see demo-server/throttle/. */
export interface ThrottlesTable {
  key: string;
  /** Tries since the last success. */
  failures: number;
  /** Unix milliseconds. */
  nextAllowedAt: number;
  /** When the row tells nothing any more and may go; null for never. */
  lapsesAt: number | null;
}

/**
 * Ten backup codes belong to a key: pending while it is, in use when it is, gone when it is. So confirming a key is
 * one step for both.
 */
export interface BackupCodeSetsTable {
  verificationId: string;
  createdAt: number;
  /** When the person said that they have saved the codes. */
  savedAt: number | null;
}

export interface BackupCodesTable {
  id: string;
  verificationId: string;
  /** Sixteen bits that say which hash to compare a code with: see demo-server/two-factor/backup-codes.ts. Unique in a set. */
  tag: number;
  /** bcrypt. */
  hash: string;
  usedAt: number | null;
}

export interface TrustedDevicesTable {
  id: string;
  /** SHA-256 of the token in the device's cookie, in hex. Unique. */
  tokenHash: string;
  userId: string;
  /** The user's credential epoch when it was trusted. */
  epoch: number;
  createdAt: number;
  lastUsedAt: number;
  expiresAt: number;
  address: string | null;
  userAgent: string | null;
}

/** Notices to be sent to the owner, written in the transaction that gave the reason. */
export interface OutboxTable {
  id: string;
  userId: string;
  /** The e-mail address at that time. */
  recipient: string;
  kind: string;
  at: number;
  address: string | null;
  userAgent: string | null;
}

/** Keys of the key ring that have sealed something in this database. */
export interface SealingKeysTable {
  /** The key's id, as envelopes name it. */
  id: string;
  /** Tells a key from another of the same id; see KeyRing.fingerprint. */
  fingerprint: string;
  createdAt: number;
}
