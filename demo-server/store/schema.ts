import type { Generated } from 'kysely';
import type { Language } from '../../shared/translations/languages.ts';
import type { Requirement, Role, TwoFactorMethod } from '../contract/index.ts';
import type { MethodTables } from './method-tables.ts';
import type { RecoveryTables } from './recovery-tables.ts';

/**
 * The tables, as Kysely sees them. Portable on purpose: texts for ids, whole numbers for times (Unix milliseconds,
 * UTC), no booleans, no types one dialect has and another has not. Columns are snake_case in the database.
 */

export interface Schema extends MethodTables, RecoveryTables {
  users: UsersTable;
  sessions: SessionsTable;
  verifications: VerificationsTable;
  auditEvents: AuditEventsTable;
  throttles: ThrottlesTable;
  trustedDevices: TrustedDevicesTable;
  outbox: OutboxTable;
  addresses: AddressesTable;
  mailedLinks: MailedLinksTable;
  mailRequests: MailRequestsTable;
  sealingKeys: SealingKeysTable;
  policies: PoliciesTable;
  supportRequests: SupportRequestsTable;
  supportCancelLinks: SupportCancelLinksTable;
}

export interface UsersTable {
  id: string;
  /** Normalised: see demo-server/base/email.ts. Unique. */
  email: string;
  name: string;
  passwordHash: string;
  /** What to write to this person in; English unless somebody said otherwise. */
  language: Generated<Language>;
  /**
   * Goes up whenever a credential changes. Sessions and trusted devices hold the one they began under, and one of
   * another epoch is void: nothing that a race leaves behind outlives the change.
   */
  credentialEpoch: number;
  /** The method of the second factor that was used last. */
  lastMethod: Generated<TwoFactorMethod | null>;
  role: Generated<Role>;
  /** When the role was last changed; null while it is the one of the beginning. */
  roleSince: number | null;
  /** When the second factor was reset, so that another must be set up first; null while nothing of the kind is open. */
  mustEnrolSince: number | null;
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
  /** When it last asked for something, to the minute; null for sessions of before this was kept. */
  lastSeenAt: number | null;
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
  /** Who did it, where that was somebody else than the account's owner. */
  actorId: string | null;
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

/**
 * Mail that is owed, written in the transaction that gave the reason, and what became of it. `waiting`: owed. Every
 * row ends `delivered` or `failed`.
 */
export interface OutboxTable {
  id: string;
  userId: string;
  /** The way it goes, which says what the recipient is: an e-mail address, or a telephone number. */
  channel: Generated<'mail' | 'sms'>;
  recipient: string;
  kind: string;
  /** What it tells beside its kind, as JSON; nothing secret. */
  details: string | null;
  /** What it tells that nobody else may know, links and codes: JSON, sealed. Gone once it is delivered or given up. */
  sealedDetails: string | null;
  at: number;
  address: string | null;
  userAgent: string | null;
  state: Generated<'waiting' | 'delivered' | 'failed'>;
  tries: Generated<number>;
  /** When it may be tried. */
  nextTryAt: Generated<number>;
  /** Somebody is trying until then; should they have ended meanwhile, somebody else may. */
  claimedUntil: number | null;
  /** From when on it would tell nothing any more: its link or code has expired. Null for never. */
  lapsesAt: number | null;
  /** When it was delivered or given up. */
  settledAt: number | null;
  /** What the last try failed of, in words that hold nothing of the message. */
  lastError: string | null;
}

/** Addresses of people. The one they sign in with is primary, and is `users.email`. */
export interface AddressesTable {
  id: string;
  userId: string;
  /** Normalised. Unique for a user, not beyond: that somebody claims an address tells nothing. */
  email: string;
  /** When its owner proved to read it; null while nobody has. */
  verifiedAt: number | null;
  /** 1 for one address of each user, 0 for the others. */
  isPrimary: 0 | 1;
  createdAt: number;
}

/**
 * What somebody asked for by naming an address. Asking is one row, whether there is such an account or not, so that
 * nothing about the answer tells; what follows is done afterwards.
 */
export interface MailRequestsTable {
  id: string;
  kind: 'reset-password';
  /** Normalised. */
  email: string;
  at: number;
  address: string | null;
  userAgent: string | null;
}

/** Links that went out by mail, each good for one use. */
export interface MailedLinksTable {
  id: string;
  /** SHA-256 of the token in the link, in hex. Unique. */
  tokenHash: string;
  userId: string;
  purpose: 'verify-address' | 'reset-password';
  /** The address it proves. */
  addressId: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

/** Keys of the key ring that have sealed something in this database. */
export interface SealingKeysTable {
  /** The key's id, as envelopes name it. */
  id: string;
  /** Tells a key from another of the same id; see KeyRing.fingerprint. */
  fingerprint: string;
  createdAt: number;
}

/** The one row of what the site demands of whom. No row: nothing of anybody. */
export interface PoliciesTable {
  /** Always `policy`. */
  id: string;
  /** Goes up with each change, so that of two at once the second is refused. */
  version: number;
  requirement: Requirement;
  /** `role` only: who has this role or a higher one must have a second factor. */
  leastRole: Role | null;
  graceDays: number;
  /** Since when it demands what it demands: the grace period counts from then at the earliest. */
  since: number;
  changedAt: number;
  changedBy: string | null;
}

/** Requests to have the second factor reset by two people: see demo-server/people/support/. */
export interface SupportRequestsTable {
  id: string;
  userId: string;
  /** The user's id while the request is open, then null. Unique: one open request per account. */
  openFor: string | null;
  state: 'open' | 'approved-by-one' | 'done' | 'refused' | 'cancelled' | 'expired';
  /** In the person's own words. */
  reason: string;
  /** The user's credential epoch when it was opened: a change of a credential since then voids it. */
  epoch: number;
  openedAt: number;
  expiresAt: number;
  /** From where, and with what, it was opened. */
  address: string | null;
  userAgent: string | null;
  /** Who approved first, when, and why. */
  firstBy: string | null;
  firstAt: number | null;
  firstReason: string | null;
  /** Who closed it: approved second, refused, or cancelled. */
  closedBy: string | null;
  closedAt: number | null;
  closedReason: string | null;
}

/** Links in mails that cancel a request; each mail has its own. */
export interface SupportCancelLinksTable {
  /** SHA-256 of the token, in hex. */
  tokenHash: string;
  requestId: string;
}
