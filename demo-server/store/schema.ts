import type { Generated } from 'kysely';
import type { Language } from '../../shared/translations/languages.ts';
import type {
  ClassVerdict,
  Requirement,
  Role,
  SendingMethod,
  Station,
  TwoFactorMethod,
} from '../contract/index.ts';
import type { SealedFor } from '../keys/key-ring.ts';

/**
 * All tables, as Kysely sees them. They are portable: ids are texts, times are whole numbers (Unix milliseconds, UTC),
 * and there are no booleans and no types of one dialect only. Columns are snake_case in the database.
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
  knownNetworks: KnownNetworksTable;
  enrolmentRights: EnrolmentRightsTable;

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
  mailDecoys: MailDecoysTable;
  sealingKeys: SealingKeysTable;

  // Classes of the lab
  classes: ClassesTable;
  classPupils: ClassPupilsTable;
  classAttempts: ClassAttemptsTable;
}

export interface UsersTable {
  id: string;
  /** Normalised: see demo-server/base/email.ts. Unique. */
  email: string;
  name: string;
  passwordHash: string;
  /** 1 if the password was set with a mailed link and the second factor has not been confirmed since. */
  passwordByMail: Generated<0 | 1>;
  /**
   * 1 if the sign-in address was first verified by a person who did not enter this password. A stranger may have chosen
   * it, so it does not work. Setting a new password clears this.
   */
  passwordUnproved: Generated<0 | 1>;
  /**
   * How often the second factor was confirmed, in any way. What must know whether it was confirmed meanwhile stores the
   * count and compares: an order does not depend on a clock.
   */
  factorProofs: Generated<number>;
  /** The version of the policy whose grace period has ended for this account; null if none has. */
  graceOverVersion: Generated<number | null>;
  /** Language of messages; English by default. */
  language: Generated<Language>;
  /**
   * Increases with every changed credential. Sessions and trusted devices store the epoch they started in, and are not
   * valid in another one. So nothing that a race leaves behind outlives the change.
   */
  credentialEpoch: number;
  /** The second-factor method that was used last. */
  lastMethod: Generated<TwoFactorMethod | null>;
  role: Generated<Role>;
  /** When the role was last changed; null if it never was. */
  roleSince: number | null;
  /** When the second factor was reset, so that another must be set up first; null if there is nothing to do. */
  mustEnrolSince: number | null;
  /** When the account is deleted unless its sign-in address is verified before; null if not set, or verified. */
  provisionalUntil: Generated<number | null>;
  /** When the owner was warned about that; null if not yet. */
  provisionalWarnedAt: Generated<number | null>;
  /** When an admin suspended the account; null if it is not suspended. Then it has no valid session or link. */
  suspendedAt: Generated<number | null>;
  /** The admin who suspended it. */
  suspendedBy: Generated<string | null>;
  /** The admin's words, which the owner gets by mail. */
  suspendedReason: Generated<string | null>;
  /** When the account is deleted because its owner asked for it; null if not. */
  deletesAt: Generated<number | null>;
  /** The credential epoch in which the owner asked. In another one, the request is not valid. */
  deletionEpoch: Generated<number | null>;
  /** When the owner was reminded of it; null if not yet. */
  deletionWarnedAt: Generated<number | null>;
  /**
   * When the account ended; null for every account that exists. The row then names no one, and it stays only until all
   * other rows of the account are deleted: see demo-server/accounts/end-accounts.ts.
   */
  closedAt: Generated<number | null>;
  createdAt: number;
  updatedAt: number;
}

/** Addresses of users. The sign-in address is the primary one, and equals `users.email`. */
export interface AddressesTable {
  id: string;
  userId: string;
  /** Normalised. Unique per user only: adding an address reveals nothing about other accounts. */
  email: string;
  /** When it was verified; null if it was not. */
  verifiedAt: number | null;
  /** 1 for one address of each user, 0 for all others. */
  isPrimary: 0 | 1;
  createdAt: number;
}

/**
 * Browsers that may sign in after a reset of the second factor, to set up another one. See
 * demo-server/enrolment-rights/rights.ts.
 */
export interface EnrolmentRightsTable {
  userId: string;
  /** SHA-256 of the token in the cookie, in hex. Unique. */
  tokenHash: string;
  /** The user's credential epoch when it was given. After a credential change, the right is not valid. */
  epoch: number;
  createdAt: number;
  expiresAt: number;
}

/** Mailed links, each valid for one use. */
export interface MailedLinksTable {
  id: string;
  /** SHA-256 of the token in the link, in hex. Unique. */
  tokenHash: string;
  userId: string;
  /** The user's credential epoch when it was created. After a credential change, the link is not valid. */
  epoch: number;
  purpose: 'verify-address' | 'reset-password' | 'enrol-anew' | 'keep-account';
  /** The address that it was mailed to. Using it may confirm the address. */
  addressId: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

/**
 * Requests made with an email address. Each is one row, whether or not the account exists, so that the answer reveals
 * nothing. The server looks for the account later.
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
  /** SHA-256 of the token, in hex: it cannot be used as a cookie. Unique. */
  tokenHash: string;
  userId: string;
  /** `pending`: the password was right, and the second factor is still needed. */
  kind: 'pending' | 'full';
  /** Attempts in a pending session. */
  attempts: number;
  /** The user's credential epoch when it started. */
  epoch: number;
  /** When the second factor was last confirmed in this session; null if it was not. */
  provenAt: number | null;
  createdAt: number;
  expiresAt: number;
  /** Address and browser of its start. */
  address: string | null;
  userAgent: string | null;
  /** Grows with each session of the account: see sequence.ts. */
  sequence: Generated<number>;
  /** When it was last used, to the minute; null for sessions from before this column existed. */
  lastSeenAt: number | null;
}

export interface TrustedDevicesTable {
  id: string;
  /** SHA-256 of the token in the device's cookie, in hex. Unique. */
  tokenHash: string;
  userId: string;
  /** Grows with each trusted device of the account: see sequence.ts. */
  sequence: Generated<number>;
  /** The user's credential epoch when it was trusted. */
  epoch: number;
  createdAt: number;
  lastUsedAt: number;
  expiresAt: number;
  address: string | null;
  userAgent: string | null;
}

/** Networks from which an account has signed in: see demo-server/passwords/known-network.ts. */
export interface KnownNetworksTable {
  id: string;
  userId: string;
  /** SHA-256 of the sign-in address at that time, in hex. Unique with the digest. */
  account: string;
  /** See KeyRing.mac. */
  mac: string;
  /** Grows with each network of the account: see sequence.ts. */
  sequence: number;
  expiresAt: number;
}

/**
 * Keys of authenticator apps. `verify`: not confirmed yet; bound to the session that created it, and expires. `2fa`:
 * confirmed, needed at each sign-in, does not expire. Each user has at most one of each kind.
 */
export interface VerificationsTable {
  id: string;
  userId: string;
  kind: 'verify' | '2fa';
  /** The key, sealed: see demo-server/keys/key-ring.ts. */
  sealedSecret: string;
  /** `verify` only. */
  sessionId: string | null;
  /** Attempts before it was confirmed. */
  attempts: number;
  /** The latest time step a code was accepted for (RFC 6238 §5.2: at most once); −1 before the first. */
  lastUsedStep: number;
  createdAt: number;
  /** `verify` only. */
  expiresAt: number | null;
}

/** Recipients of codes: at most one email address and one phone number per user. Unique by user and method. */
export interface CodeRecipientsTable {
  id: string;
  userId: string;
  method: SendingMethod;
  /** An email address, or a phone number in E.164 (`+4915112345678`). */
  recipient: string;
  createdAt: number;
  lastUsedAt: number | null;
}

/** Sent codes that were not used yet. Unique by session, method and purpose: a new code replaces the old one. */
export interface SentCodesTable {
  id: string;
  userId: string;
  /** The only session it is valid in. */
  sessionId: string;
  method: SendingMethod;
  /** `enrolment`: it confirms a new recipient. `proof`: it is the second factor. */
  purpose: 'enrolment' | 'proof';
  recipient: string;
  /** See KeyRing.mac. */
  codeMac: string;
  /** `enrolment` only: number of attempts. Sending another code does not reset it. */
  attempts: number;
  sentAt: number;
  expiresAt: number;
}

export interface PasskeysTable {
  id: string;
  userId: string;
  /** The credential id of WebAuthn, in base64url. Unique. */
  credentialId: string;
  /** COSE key, base64url. Public, so it is not sealed. */
  publicKey: string;
  /** The highest signature counter so far (WebAuthn §6.1.1); 0 for authenticators without a counter. */
  counter: number;
  /** The ways to reach it, separated by commas. */
  transports: string;
  /** 1 if its provider keeps copies of it (backup state, WebAuthn §6.1.3). */
  isSynced: 0 | 1;
  /** The name its owner gave it. */
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}

/** Challenges that were not answered yet, each for one use. */
export interface PasskeyChallengesTable {
  /** SHA-256 of the challenge, in hex. */
  challengeHash: string;
  purpose: 'registration' | 'authentication';
  /** The session it was created in and is valid in. */
  sessionId: string | null;
  /** Without a session: SHA-256 of the token in the cookie of its browser. */
  browserHash: string | null;
  /** Grows with each challenge of the session: see sequence.ts. */
  sequence: Generated<number>;
  expiresAt: number;
}

/**
 * Sets of backup codes. A set created with an authenticator's key waits until the key is confirmed, and is deleted if
 * the key is. After that it belongs to the account, which has one current set.
 */
export interface BackupCodeSetsTable {
  id: string;
  userId: string;
  /** The unconfirmed key it waits for; null for the current set. */
  verificationId: string | null;
  /** The key for the tags, sealed. */
  sealedKey: string;
  /** The purpose it is sealed for. Sets of earlier versions have a copy of the authenticator's key. */
  sealedAs: Extract<SealedFor['purpose'], 'backup-code-key' | 'totp-secret'>;
  createdAt: number;
  /** When the user confirmed that they saved the codes. */
  savedAt: number | null;
}

export interface BackupCodesTable {
  id: string;
  setId: string;
  /**
   * Sixteen bits that show which hash to compare a code with: see demo-server/factors/backup-codes.ts. Unique per set.
   */
  tag: number;
  /** bcrypt. */
  hash: string;
  usedAt: number | null;
}

/**
 * Requests for recovery links from users who are not signed in, not handled yet. The server looks for the account
 * later.
 */
export interface RecoveryAsksTable {
  id: string;
  /** The typed address, normalised. */
  email: string;
  at: number;
  address: string;
  userAgent: string | null;
}

/**
 * Recoveries. A recovery is open until its link is used or expires. With a waiting period, it then waits until the
 * reset is due. Any changed credential of its account ends it.
 */
export interface RecoveriesTable {
  id: string;
  userId: string;
  /** The user's credential epoch when it started. */
  epoch: number;
  createdAt: number;
  /** When its links expire. */
  expiresAt: number;
  usedAt: number | null;
  /** Set when the link is used: when the second factor will be reset. */
  dueAt: number | null;
  endedAt: number | null;
  endedAs: 'done' | 'cancelled' | 'superseded' | 'expired' | null;
  /** The user's `factorProofs` when the link was used. */
  proofs: Generated<number | null>;
  /** Address and browser of the request; after the link was used, those of its use. */
  address: string;
  userAgent: string | null;
}

/** The tokens of mailed recovery links. */
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
  /** bcrypt of all answers together: see demo-server/recovery/answers.ts. */
  answersHash: string;
  createdAt: number;
}

/** Requests to support to reset the second factor: see demo-server/support/. */
export interface SupportRequestsTable {
  id: string;
  userId: string;
  /** The user's id while the request is open, then null. Unique: one open request per account. */
  openFor: string | null;
  state: 'open' | 'approved-by-one' | 'done' | 'refused' | 'cancelled' | 'expired';
  /** The user's own words. */
  reason: string;
  /** The user's credential epoch when it was opened. A changed credential closes the request. */
  epoch: number;
  /** The user's `factorProofs` when it was opened. */
  proofs: Generated<number | null>;
  openedAt: number;
  expiresAt: number;
  /** Address and browser of the request. */
  address: string | null;
  userAgent: string | null;
  /** The first approval: by whom, when, and why. */
  firstBy: string | null;
  firstAt: number | null;
  firstReason: string | null;
  /** The person who closed it by a second approval, a refusal or a cancellation. */
  closedBy: string | null;
  closedAt: number | null;
  closedReason: string | null;
}

/** Mailed links that cancel a request; each mail has its own. */
export interface SupportCancelLinksTable {
  /** SHA-256 of the token, in hex. */
  tokenHash: string;
  requestId: string;
}

/** The site's policy, in one row. Without it, a second factor is optional. */
export interface PoliciesTable {
  /** Always `policy`. */
  id: string;
  /** Increases with each change, so that of two changes at once the second is refused. */
  version: number;
  requirement: Requirement;
  /** `role` only: this role and higher ones need a second factor. */
  leastRole: Role | null;
  graceDays: number;
  /** When the current requirement started: the earliest start of the grace period. */
  since: number;
  changedAt: number;
  changedBy: string | null;
}

export interface AuditEventsTable {
  id: string;
  at: number;
  /** Null if the account is not known. Kept when the account is deleted, so it is not a foreign key. */
  userId: string | null;
  kind: string;
  outcome: 'success' | 'failure';
  reason: string | null;
  address: string | null;
  sessionId: string | null;
  userAgent: string | null;
  /** The account that did it, if it was not the owner. */
  actorId: string | null;
}

/** Counts of attempts, and when the next one is allowed: see demo-server/throttle/. */
export interface ThrottlesTable {
  key: string;
  /** Attempts since the last success. */
  failures: number;
  /** Unix milliseconds. */
  nextAllowedAt: number;
  /** When the row can be deleted; null for never. */
  lapsesAt: number | null;
}

/**
 * Mail to send, written in the transaction of its event, and its result. Each row starts as `waiting` and ends as
 * `delivered` or `failed`.
 */
export interface OutboxTable {
  id: string;
  userId: string;
  /** The channel. It decides what the recipient is: an email address or a phone number. */
  channel: Generated<'mail' | 'sms'>;
  recipient: string;
  kind: string;
  /** Details of its kind, as JSON, without secrets. */
  details: string | null;
  /** Secret details, links and codes: JSON, sealed. Deleted when the message is delivered or given up. */
  sealedDetails: string | null;
  at: number;
  address: string | null;
  userAgent: string | null;
  state: Generated<'waiting' | 'delivered' | 'failed'>;
  tries: Generated<number>;
  /** When the next attempt is due. */
  nextTryAt: Generated<number>;
  /** Until when a server has claimed it. After that another server may claim it. */
  claimedUntil: number | null;
  /** When its link or code expires, so that it is not sent any more; null for never. */
  lapsesAt: number | null;
  /** When it was delivered or given up. */
  settledAt: number | null;
  /** The last error, in words that contain nothing of the message. */
  lastError: string | null;
}

/** Letters to nobody: see demo-server/mail/addressee.ts. The columns are those of the outbox. */
export interface MailDecoysTable {
  id: string;
  /** The address that somebody typed. */
  recipient: string;
  kind: string;
  sealedDetails: string;
  at: number;
  address: string | null;
  userAgent: string | null;
  tries: Generated<number>;
  nextTryAt: number;
  claimedUntil: number | null;
  lapsesAt: number;
}

/** Keys of the key ring that have sealed a value in this database. */
export interface SealingKeysTable {
  /** The key's id, as in envelopes. */
  id: string;
  /** Distinguishes keys with the same id; see KeyRing.fingerprint. */
  fingerprint: string;
  createdAt: number;
}

/** Open classes. A class is deleted when it ends, with everything in it. */
export interface ClassesTable {
  id: string;
  /** SHA-256 of the teacher's token. Unique. */
  teacherHash: string;
  /** A keyed digest of the code that pupils join with, because 40 bits are too few for a plain hash. Unique. */
  codeMac: string;
  /** Whether no one else can join. */
  isLocked: Generated<0 | 1>;
  /** Number of pupils. A pupil takes a place here before their row is inserted. */
  pupils: Generated<number>;
  /** Grows with every change that the teacher sees. */
  version: Generated<number>;
  endsAt: number;
}

/** Pupils of a class, with a throw-away key each. */
export interface ClassPupilsTable {
  id: string;
  classId: string;
  /** SHA-256 of the pupil's token. Unique. */
  tokenHash: string;
  nickname: string;
  /** The nickname without differences of case and form. Unique in the class. */
  nicknameKey: string;
  /** Grows in the order of joining. */
  place: number;
  /** Base32, sealed. */
  sealedKey: string;
  /** When the first code was accepted; null while the key is not confirmed. */
  confirmedAt: number | null;
  /** Number of codes that were accepted since. */
  signIns: Generated<number>;
  /** The time step of the last accepted code; −1 before the first. */
  lastUsedStep: Generated<number>;
  /** Number of codes that were entered. The last attempt has this number. */
  attempts: Generated<number>;
  joinedAt: number;
}

/** The last codes that a pupil entered. The codes are not stored: the key and the step say what they were. */
export interface ClassAttemptsTable {
  pupilId: string;
  number: number;
  at: number;
  /** Where the pupil was. */
  station: Station;
  verdict: ClassVerdict;
  /** The server's time step. */
  presentStep: number;
  /** The step of the code; null if no step near has it. */
  step: number | null;
  /** The step of the last code that was accepted before; null if there was none. */
  lastUsedStep: number | null;
}
