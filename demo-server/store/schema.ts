import type { Generated } from 'kysely';
import type { Language } from '../../shared/translations/languages.ts';
import type { Requirement, Role, SendingMethod, TwoFactorMethod } from '../contract/index.ts';
import type { SealedFor } from '../keys/key-ring.ts';

/**
 * Every table, as Kysely sees it. Portable on purpose: texts for ids, whole numbers for times (Unix milliseconds, UTC),
 * no booleans, no types one dialect has and another has not. Columns are snake_case in the database.
 */
export interface Schema {
  // Accounts
  users: UsersTable;
  addresses: AddressesTable;
  mailedLinks: MailedLinksTable;
  mailRequests: MailRequestsTable;

  // Sessions
  sessions: SessionsTable;
  trustedDevices: TrustedDevicesTable;

  // Second factors
  verifications: VerificationsTable;
  codeRecipients: CodeRecipientsTable;
  sentCodes: SentCodesTable;
  passkeys: PasskeysTable;
  passkeyChallenges: PasskeyChallengesTable;
  backupCodeSets: BackupCodeSetsTable;
  backupCodes: BackupCodesTable;

  // Recovery
  recoveryAsks: RecoveryAsksTable;
  recoveries: RecoveriesTable;
  recoveryTokens: RecoveryTokensTable;
  securityQuestions: SecurityQuestionsTable;
  supportRequests: SupportRequestsTable;
  supportCancelLinks: SupportCancelLinksTable;

  // The site
  policies: PoliciesTable;
  auditEvents: AuditEventsTable;
  throttles: ThrottlesTable;
  outbox: OutboxTable;
  sealingKeys: SealingKeysTable;
}

export interface UsersTable {
  id: string;
  /** Normalised: see demo-server/base/email.ts. Unique. */
  email: string;
  name: string;
  passwordHash: string;
  /** 1 while the password is one that was chosen with a mailed link, and the second factor was not proven since. */
  passwordByMail: Generated<0 | 1>;
  /**
   * 1 when the sign-in address was proved by somebody who did not show this password: it may be a stranger's, so it
   * signs in nobody. Choosing another clears it.
   */
  passwordUnproved: Generated<0 | 1>;
  /** When the second factor was last proven, in any way; null while it never was. */
  factorProvenAt: number | null;
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
  /** When the account ends unless its sign-in address is proved before; null when that is not decided, or it is. */
  provisionalUntil: Generated<number | null>;
  /** When its owner was told that it ends; null while nobody was. */
  provisionalWarnedAt: Generated<number | null>;
  createdAt: number;
  updatedAt: number;
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

/** Links that went out by mail, each good for one use. */
export interface MailedLinksTable {
  id: string;
  /** SHA-256 of the token in the link, in hex. Unique. */
  tokenHash: string;
  userId: string;
  /** The user's credential epoch when it was made: a change of a credential since then makes it void. */
  epoch: number;
  purpose: 'verify-address' | 'reset-password';
  /** The address it proves. */
  addressId: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
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

/** Where a person has chosen to get codes: one e-mail address, one telephone number. Unique by user and method. */
export interface CodeRecipientsTable {
  id: string;
  userId: string;
  method: SendingMethod;
  /** An e-mail address, or a telephone number in E.164 (`+4915112345678`). */
  recipient: string;
  createdAt: number;
  lastUsedAt: number | null;
}

/** Codes that went out and await their use. Unique by session, method and purpose: a new one voids the old. */
export interface SentCodesTable {
  id: string;
  userId: string;
  /** The only session it counts in. */
  sessionId: string;
  method: SendingMethod;
  /** `enrolment`: it proves that the recipient is reached. `proof`: it is the second factor. */
  purpose: 'enrolment' | 'proof';
  recipient: string;
  /** See KeyRing.mac. */
  codeMac: string;
  /** `enrolment` only: how many codes were tried. Another code being sent does not give them back. */
  attempts: number;
  sentAt: number;
  expiresAt: number;
}

export interface PasskeysTable {
  id: string;
  userId: string;
  /** As WebAuthn has it, base64url. Unique. */
  credentialId: string;
  /** COSE key, base64url. Public: nothing to seal. */
  publicKey: string;
  /** The highest signature counter seen (WebAuthn §6.1.1); 0 from authenticators that do not count. */
  counter: number;
  /** How browsers may reach it, separated by commas. */
  transports: string;
  /** 1 when its provider keeps copies of it elsewhere (backup state, WebAuthn §6.1.3). */
  isSynced: 0 | 1;
  /** Its owner's word for it. */
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}

/** Challenges that await their signature, each for one use. */
export interface PasskeyChallengesTable {
  /** SHA-256 of the challenge, in hex. */
  challengeHash: string;
  purpose: 'registration' | 'authentication';
  /** The session it was made in, and counts in. */
  sessionId: string | null;
  /** Without a session: SHA-256 of the token in the cookie of the browser it was made for. */
  browserHash: string | null;
  expiresAt: number;
}

/**
 * Sets of backup codes. A set made with an authenticator's key waits for that key's confirmation, and goes when the key
 * does; from then on it belongs to the account. One in use per account.
 */
export interface BackupCodeSetsTable {
  id: string;
  userId: string;
  /** The unconfirmed key it waits for; null when it is in use. */
  verificationId: string | null;
  /** What the tags are made with, sealed. */
  sealedKey: string;
  /** What it is sealed as. Sets of earlier versions have a copy of the key of the authenticator. */
  sealedAs: Extract<SealedFor['purpose'], 'backup-code-key' | 'totp-secret'>;
  createdAt: number;
  /** When the person said that they have saved the codes. */
  savedAt: number | null;
}

export interface BackupCodesTable {
  id: string;
  setId: string;
  /** Sixteen bits that say which hash to compare a code with: see demo-server/factors/backup-codes.ts. Unique in a set. */
  tag: number;
  /** bcrypt. */
  hash: string;
  usedAt: number | null;
}

/** Requests of people who are not signed in, not looked at yet. Whose account it is, if anybody's, is found out later. */
export interface RecoveryAsksTable {
  id: string;
  /** As it was typed, normalised. */
  email: string;
  at: number;
  address: string;
  userAgent: string | null;
}

/**
 * One recovery: open until its link is used or expires; then, where there is a waiting time, until the reset is due. It
 * is void as soon as a credential of its account changes.
 */
export interface RecoveriesTable {
  id: string;
  userId: string;
  /** The user's credential epoch when it began. */
  epoch: number;
  createdAt: number;
  /** Until when its links can be used. */
  expiresAt: number;
  usedAt: number | null;
  /** Set when it is used: when the second factor is reset. */
  dueAt: number | null;
  endedAt: number | null;
  endedAs: 'done' | 'cancelled' | 'superseded' | null;
  /** From where, and with what, it was asked for; once it is used, where that was. */
  address: string;
  userAgent: string | null;
}

/** What the links in mails hold. */
export interface RecoveryTokensTable {
  /** SHA-256 of the token, in hex. */
  tokenHash: string;
  recoveryId: string;
  purpose: 'use' | 'cancel';
}

export interface SecurityQuestionsTable {
  userId: string;
  /** JSON: see SecurityQuestion in the contract. */
  questions: string;
  /** bcrypt, of all the answers at once: see demo-server/recovery/answers.ts. */
  answersHash: string;
  createdAt: number;
}

/** Requests to have the second factor reset by two people: see demo-server/support/. */
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

/** Keys of the key ring that have sealed something in this database. */
export interface SealingKeysTable {
  /** The key's id, as envelopes name it. */
  id: string;
  /** Tells a key from another of the same id; see KeyRing.fingerprint. */
  fingerprint: string;
  createdAt: number;
}
