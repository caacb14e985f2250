import type { TwoFactorMethod } from '../contract/index.ts';
import type { SealedFor } from '../keys/key-ring.ts';

/** The methods that send a code. */
export type SendingMethod = Extract<TwoFactorMethod, 'email' | 'sms'>;

/** The tables of the methods beside the authenticator, and of backup codes. See schema.ts. */
export interface MethodTables {
  codeRecipients: CodeRecipientsTable;
  sentCodes: SentCodesTable;
  passkeys: PasskeysTable;
  passkeyChallenges: PasskeyChallengesTable;
  backupCodeSets: BackupCodeSetsTable;
  backupCodes: BackupCodesTable;
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
 * Ten backup codes. A set made with an authenticator's key waits for that key's confirmation, and goes when the key
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
